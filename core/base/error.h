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

/// One thing that can go wrong. Each module lists its own in error_codes.h, in namespace errors; code never compares or
/// builds sentences, and each entry needs a test that provokes it.
class ErrorEntry
{
public:
    constexpr ErrorEntry(const char *name, const char *sentence, const char *remedy)
        : name(name)
        , sentence(sentence)
        , remedy(remedy)
    {
    }
    ErrorEntry(const ErrorEntry &) = delete;
    ErrorEntry &operator=(const ErrorEntry &) = delete;

    /// Stable, for machines: "revision-not-found".
    const char *name;
    /// What went wrong, naming the thing; %{key} is filled from Error::data. Starts with a capital, unless it continues
    /// "FAILED: " with a name, and has no full stop at its end. Word for word Alembic's where Alembic has it too.
    const char *sentence;
    /// What to do next, in whole sentences; empty where the sentence already says it.
    const char *remedy;
};

/// Which entry an error is; two are equal when they are the same entry.
class ErrorCode
{
public:
    constexpr ErrorCode() = default;
    constexpr ErrorCode(const ErrorEntry &entry) // NOLINT(google-explicit-constructor): errors::X is used as a code
        : m_entry(&entry)
    {
    }
    [[nodiscard]] constexpr const ErrorEntry &operator*() const { return *m_entry; }
    [[nodiscard]] constexpr const ErrorEntry *operator->() const { return m_entry; }
    constexpr bool operator==(const ErrorCode &) const = default;

private:
    const ErrorEntry *m_entry = nullptr;
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
