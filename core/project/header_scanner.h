#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>
#include <variant>

/// The quick pass over a revision file. Histories have thousands of files, and a header is four assignments and a
/// docstring, nearly always literal: so the text is walked once, strings and brackets and everything indented are
/// skipped, and only what stands at the left margin is looked at. The pass decides nothing it cannot be sure of: then
/// it says so, and the file goes to the full parser (revision_header.cpp), whose answer it would equal otherwise.

namespace retort::project
{

/// The value of one of the four names: None, a text, or a list (tuple, list or set) of texts.
using HeaderValue = std::variant<std::monostate, QString, QStringList>;

struct ScannedHeader {
    std::optional<HeaderValue> revision;
    std::optional<HeaderValue> downRevision;
    std::optional<HeaderValue> branchLabels;
    std::optional<HeaderValue> dependsOn;
    QString doc; ///< line ends are '\n'; blanks around it are still there

    bool operator==(const ScannedHeader &) const = default;
};

/// Nothing: the full parser has to look at this file. Never reads outside of `text`; linear in it.
[[nodiscard]] std::optional<ScannedHeader> scanHeader(std::string_view text);

} // namespace retort::project
