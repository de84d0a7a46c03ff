#include <core/project/error_codes.h>
#include <core/project/toml.h>

namespace retort::project
{

using namespace Qt::Literals::StringLiterals;

namespace
{

SourcePosition positionAt(const toml::source_position &where, const QString &text, const QString &file)
{
    const int line = static_cast<int>(where.line);
    const QString sourceLine = line > 0 ? text.section(u'\n', line - 1, line - 1) : QString();
    return {file, line, static_cast<int>(where.column), 1, sourceLine};
}

} // namespace

Result<toml::table> parseToml(const QString &text, const QString &file)
{
    try {
        return toml::parse(text.toStdString(), file.toStdString());
    } catch (const toml::parse_error &error) {
        const auto reason = error.description();
        return fail(errors::TomlInvalid,
                    {{u"reason"_s, QString::fromUtf8(reason.data(), static_cast<qsizetype>(reason.size()))}},
                    positionAt(error.source().begin, text, file));
    }
}

SourcePosition tomlPosition(const toml::node &node, const QString &text, const QString &file)
{
    return positionAt(node.source().begin, text, file);
}

} // namespace retort::project
