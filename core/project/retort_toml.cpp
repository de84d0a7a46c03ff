#include <core/project/error_codes.h>
#include <core/project/retort_toml.h>
#include <core/project/toml.h>

#include <sstream>

namespace retort::project
{

using namespace Qt::Literals::StringLiterals;

namespace
{

class Reader
{
public:
    Reader(const QString &text, const QString &file)
        : text_(text)
        , file_(file)
    {
    }

    Result<RetortToml> read()
    {
        RETORT_TRY(const toml::table document, parseToml(text_, file_));
        RetortToml read;
        read.file = file_;
        RETORT_TRY(const toml::table *database, tableIn(document, "database", u"database"_s));
        if (database) {
            RETORT_TRY(read.urlVariable, textIn(*database, "url_variable"));
            RETORT_TRY(read.versionTable, textIn(*database, "version_table"));
            RETORT_TRY(read.versionTableSchema, textIn(*database, "version_table_schema"));
        }
        RETORT_TRY(const toml::table *script, tableIn(document, "script", u"script"_s));
        if (script) {
            RETORT_TRY(const toml::table *types, tableIn(*script, "types", u"script.types"_s));
            if (types) {
                RETORT_TRY(read.types, mappedTypes(*types));
            }
        }
        return read;
    }

private:
    Result<std::vector<MappedType>> mappedTypes(const toml::table &table)
    {
        std::vector<MappedType> types;
        for (const auto &[key, node] : table) {
            RETORT_TRY(MappedType type, mappedType(QString::fromStdString(std::string(key.str())), node));
            types.push_back(std::move(type));
        }
        return types;
    }

    tl::unexpected<Error> invalid(const QString &setting, const toml::node &node, const QString &expected)
    {
        std::ostringstream value;
        if (!node.is_string())
            value << toml::node_view<const toml::node>(node);
        return fail(
            errors::SettingInvalid,
            {{u"setting"_s, setting}, {u"value"_s, QString::fromStdString(value.str())}, {u"expected"_s, expected}},
            tomlPosition(node, text_, file_));
    }

    /// Null where there is none.
    Result<const toml::table *> tableIn(const toml::table &table, const char *key, const QString &setting)
    {
        const toml::node *node = table.get(key);
        if (node && !node->is_table())
            return invalid(setting, *node, u"a table"_s);
        return node ? node->as_table() : nullptr;
    }

    Result<std::optional<QString>> textIn(const toml::table &database, const char *key)
    {
        const toml::node *node = database.get(key);
        if (!node)
            return std::nullopt;
        RETORT_TRY(QString text, textOf(*node, u"database."_s + QString::fromLatin1(key)));
        return text;
    }

    Result<QString> textOf(const toml::node &node, const QString &setting)
    {
        const auto *string = node.as_string();
        if (!string || string->get().empty())
            return invalid(setting, node, u"a text that is not empty"_s);
        return QString::fromStdString(string->get());
    }

    Result<MappedType> mappedType(const QString &name, const toml::node &node)
    {
        const QString setting = u"script.types.\""_s % name % u'"';
        if (name.indexOf(u'.') <= 0 || name.endsWith(u'.'))
            return invalid(setting, node, u"a module and a name in it: \"app.types.Money\""_s);
        MappedType type{name, {}, tomlPosition(node, text_, file_)};
        if (const toml::table *texts = node.as_table()) {
            TypeTexts byDialect;
            for (const auto &[dialect, text] : *texts) {
                RETORT_TRY(byDialect.byDialect[QString::fromStdString(std::string(dialect.str()))],
                           textOf(text, setting));
            }
            type.type = std::move(byDialect);
            return type;
        }
        if (!node.is_string())
            return invalid(setting, node, u"a type of SQLAlchemy, or a table of SQL types by database"_s);
        RETORT_TRY(QString expression, textOf(node, setting));
        type.type = TypeExpression{std::move(expression)};
        return type;
    }

    const QString &text_;
    const QString &file_;
};

} // namespace

Result<RetortToml> parseRetortToml(const QString &text, const QString &file)
{
    return Reader(text, file).read();
}

} // namespace retort::project
