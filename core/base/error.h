#pragma once

#include <core/base/source_position.h>

#include <QString>
#include <QVariantMap>

#include <memory>
#include <optional>
#include <vector>

#include <tl/expected.hpp>

namespace retort
{

/// Everything that can go wrong, one value each. The words, the remedy and the stable name that
/// machines read are in error_catalogue.inc; code never compares or builds sentences.
enum class ErrorCode {
#define RETORT_ERROR(code, name, sentence, remedy) code,
#include <core/base/error_catalogue.inc>
#undef RETORT_ERROR
};

/// One "while ..." above an error: what a layer was doing when the error came up to it. In errors of a
/// migration script these are the frames of its traceback, outermost first.
struct ErrorFrame {
    QString doing; ///< completes "while ...": "upgrading to revision 3f2a91"
    std::optional<SourcePosition> position;

    bool operator==(const ErrorFrame &) const = default;
};

/// A failure as a value. `data` fills the %{name} places of the catalogue's sentence and is what --json
/// prints; a list (QStringList) is joined with ", ".
struct Error {
    ErrorCode code;
    QVariantMap data;
    std::optional<SourcePosition> position;
    std::vector<ErrorFrame> frames; ///< outermost first
    std::shared_ptr<const Error> cause;

    /// The same error seen from one layer further out.
    [[nodiscard]] Error within(ErrorFrame frame) const;
    /// The same error at `where`, unless it already has a position.
    [[nodiscard]] Error at(SourcePosition where) const;
    /// The same error with `inner` as its cause.
    [[nodiscard]] Error causedBy(Error inner) const;
};

/// Equal in everything a person would see; causes are compared by value.
bool operator==(const Error &a, const Error &b);

template <typename T = void> using Result = tl::expected<T, Error>;

/// Shortens `return tl::unexpected(Error{code, data, position})`.
[[nodiscard]] tl::unexpected<Error> fail(ErrorCode code, QVariantMap data = {},
                                         std::optional<SourcePosition> position = std::nullopt);
[[nodiscard]] tl::unexpected<Error> fail(Error error);

/// The stable name of a code ("revision-not-found"): for --json, logs and tests.
[[nodiscard]] QString errorName(ErrorCode code);

} // namespace retort

/// Evaluates a Result expression; returns its error from the enclosing function, else goes on.
/// `RETORT_TRY(auto x, f())` declares x from the value; `RETORT_CHECK(f())` is for Result<void>.
#define RETORT_CONCAT_INNER(a, b) a##b
#define RETORT_CONCAT(a, b) RETORT_CONCAT_INNER(a, b)
#define RETORT_TRY_IMPL(result, declaration, ...)                                                                      \
    auto result = (__VA_ARGS__);                                                                                       \
    if (!result)                                                                                                       \
        return tl::unexpected(std::move(result).error());                                                              \
    declaration = std::move(*result)
#define RETORT_TRY(declaration, ...) RETORT_TRY_IMPL(RETORT_CONCAT(tried_, __LINE__), declaration, __VA_ARGS__)
#define RETORT_CHECK(...)                                                                                              \
    do {                                                                                                               \
        if (auto checked = (__VA_ARGS__); !checked)                                                                    \
            return tl::unexpected(std::move(checked).error());                                                         \
    } while (false)
