#include <core/project/error_codes.h>
#include <core/project/toml_reader.h>

#include <QRegularExpression>

#include <sstream>

namespace retort::project
{
using namespace Qt::Literals::StringLiterals;

tl::unexpected<Error> TomlReader::invalid(const QString &setting, const toml::node &node, const QString &expected) const
{
    std::ostringstream value;
    if (const auto *string = node.as_string())
        value << string->get();
    else
        value << toml::node_view<const toml::node>(node);
    return fail(errors::SettingInvalid,
                {{u"setting"_s, setting}, {u"value"_s, QString::fromStdString(value.str())}, {u"expected"_s, expected}},
                positionOf(node));
}

Result<const toml::table *> TomlReader::tableIn(const toml::table &table, const QString &key,
                                                const QString &setting) const
{
    const toml::node *node = table.get(key.toStdString());
    if (node && !node->is_table())
        return invalid(setting, *node, u"a table"_s);
    return node ? node->as_table() : nullptr;
}

Result<QString> TomlReader::textOf(const toml::node &node, const QString &setting) const
{
    const auto *string = node.as_string();
    if (!string || string->get().empty())
        return invalid(setting, node, u"a text that is not empty"_s);
    return QString::fromStdString(string->get());
}

Result<std::optional<QString>> TomlReader::textIn(const toml::table &table, const QString &key,
                                                  const QString &setting) const
{
    const toml::node *node = table.get(key.toStdString());
    if (!node)
        return std::nullopt;
    RETORT_TRY(QString text, textOf(*node, setting));
    return text;
}

Result<std::optional<std::chrono::milliseconds>> TomlReader::timeIn(const toml::table &table, const QString &key,
                                                                    const QString &setting) const
{
    const toml::node *node = table.get(key.toStdString());
    if (!node)
        return std::nullopt;
    const QString expected = u"a time with its unit, such as \"500ms\", \"3s\", \"5min\" or \"1h\""_s;
    const auto *string = node->as_string();
    static const QRegularExpression pattern(u"^\\s*(\\d{1,9})\\s*(ms|s|min|h)\\s*$"_s);
    const QRegularExpressionMatch match =
        string ? pattern.match(QString::fromStdString(string->get())) : QRegularExpressionMatch();
    if (!match.hasMatch())
        return invalid(setting, *node, expected);
    const QString unit = match.captured(2);
    const qint64 factor = unit == u"ms" ? 1 : unit == u"s" ? 1000 : unit == u"min" ? 60'000 : 3'600'000;
    return std::chrono::milliseconds(match.captured(1).toLongLong() * factor);
}

Result<std::optional<int>> TomlReader::countIn(const toml::table &table, const QString &key,
                                               const QString &setting) const
{
    const toml::node *node = table.get(key.toStdString());
    if (!node)
        return std::nullopt;
    const auto *number = node->as_integer();
    if (!number || number->get() < 0 || number->get() > 1'000'000)
        return invalid(setting, *node, u"a whole number from 0"_s);
    return static_cast<int>(number->get());
}

QString keyText(const toml::key &key)
{
    return QString::fromStdString(std::string(key.str()));
}

} // namespace retort::project
