#pragma once

#include <core/base/error.h>

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace retort::script
{

/// A piece of a source text, in bytes of its UTF-8 form.
struct Span {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;

    [[nodiscard]] std::uint32_t end() const { return offset + length; }
    bool operator==(const Span &) const = default;
};

/// The text of one script, with its lines. Never changes once made; shared by the module, its code and its errors.
class Source
{
public:
    /// Decodes what a file holds, as Python does: a UTF-8 byte order mark is dropped, a coding cookie in the first two
    /// lines is obeyed (UTF-8, Latin-1, ASCII). errors::ScriptEncodingUnknown, ScriptNotDecodable (both at
    /// their place in the file), ScriptTooLarge beyond `maximumSize` bytes. `file` is how positions name it.
    [[nodiscard]] static Result<std::shared_ptr<const Source>> decode(QString file, const QByteArray &bytes);

    /// Text that is known to be UTF-8; no cookie is looked for.
    [[nodiscard]] static std::shared_ptr<const Source> fromText(QString file, std::string text);

    /// Of a standard module that is written in the language itself: no place of the script, so that no error and no
    /// statement is said to stand there.
    [[nodiscard]] static std::shared_ptr<const Source> fromLibrary(QString file, std::string text);

    static constexpr std::size_t maximumSize = 64U * 1024 * 1024;

    /// Line ends as in the file. A NUL byte follows the last one.
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::string_view text(Span span) const { return text().substr(span.offset, span.length); }
    [[nodiscard]] const QString &file() const { return file_; }
    [[nodiscard]] bool isLibrary() const { return isLibrary_; }

    /// The line a byte lies in, from 1.
    [[nodiscard]] int lineOf(std::uint32_t offset) const;
    /// Line, column and length in code points. A span over several lines ends with its first one.
    [[nodiscard]] SourcePosition position(Span span) const;

private:
    Source(QString file, std::string text, bool isLibrary = false);

    QString file_;
    std::string text_;
    bool isLibrary_;
    std::vector<std::uint32_t> lineStarts_;
};

} // namespace retort::script
