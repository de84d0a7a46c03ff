#include <core/project/retort_toml.h>
#include <core/project/toml.h>

#include <sstream>

namespace retort::project
{

using namespace Qt::Literals::StringLiterals;

Result<RetortToml> parseRetortToml(const QString &text, const QString &file)
{
    RETORT_TRY(const toml::table document, parseToml(text, file));
    RetortToml read;
    read.file = file;
    const toml::node *database = document.get("database");
    if (!database)
        return read;
    const auto invalid = [&](const QString &setting, const toml::node &node, const QString &expected) {
        std::ostringstream value;
        if (!node.is_string())
            value << toml::node_view<const toml::node>(node);
        return fail(
            ErrorCode::SettingInvalid,
            {{u"setting"_s, setting}, {u"value"_s, QString::fromStdString(value.str())}, {u"expected"_s, expected}},
            tomlPosition(node, text, file));
    };
    if (!database->is_table())
        return invalid(u"database"_s, *database, u"a table"_s);
    const std::pair<const char *, std::optional<QString> *> keys[] = {
        {"url_variable", &read.urlVariable},
        {"version_table", &read.versionTable},
        {"version_table_schema", &read.versionTableSchema},
    };
    for (const auto &[key, value] : keys) {
        const toml::node *node = database->as_table()->get(key);
        if (!node)
            continue;
        const auto *string = node->as_string();
        if (!string || string->get().empty())
            return invalid(u"database."_s + QString::fromLatin1(key), *node, u"a text that is not empty"_s);
        *value = QString::fromStdString(string->get());
    }
    return read;
}

} // namespace retort::project
