#include <core/project/connection_tables.h>
#include <core/project/retort_toml.h>
#include <core/project/toml_reader.h>

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
        , reader_(text, file)
    {
    }

    Result<RetortToml> read()
    {
        RETORT_TRY(const toml::table document, parseToml(text_, reader_.file()));
        RetortToml read;
        read.file = reader_.file();
        RETORT_TRY(const toml::table *database, reader_.tableIn(document, u"database"_s, u"database"_s));
        if (database) {
            RETORT_TRY(read.urlVariable, textIn(*database, u"url_variable"_s));
            RETORT_TRY(read.versionTable, textIn(*database, u"version_table"_s));
            RETORT_TRY(read.versionTableSchema, textIn(*database, u"version_table_schema"_s));
        }
        RETORT_TRY(const toml::table *connections, reader_.tableIn(document, u"connections"_s, u"connections"_s));
        if (connections) {
            RETORT_TRY(read.connections, readConnections(reader_, *connections, u"connections"_s));
        }
        RETORT_TRY(const toml::table *script, reader_.tableIn(document, u"script"_s, u"script"_s));
        if (script) {
            RETORT_TRY(const toml::table *types, reader_.tableIn(*script, u"types"_s, u"script.types"_s));
            if (types) {
                RETORT_TRY(read.types, mappedTypes(*types));
            }
        }
        return read;
    }

private:
    Result<std::optional<QString>> textIn(const toml::table &database, const QString &key) const
    {
        return reader_.textIn(database, key, u"database."_s + key);
    }

    Result<std::vector<MappedType>> mappedTypes(const toml::table &table) const
    {
        std::vector<MappedType> types;
        for (const auto &[key, node] : table) {
            RETORT_TRY(MappedType type, mappedType(keyText(key), node));
            types.push_back(std::move(type));
        }
        return types;
    }

    Result<MappedType> mappedType(const QString &name, const toml::node &node) const
    {
        const QString setting = u"script.types.\""_s % name % u'"';
        if (name.indexOf(u'.') <= 0 || name.endsWith(u'.'))
            return reader_.invalid(setting, node, u"a module and a name in it: \"app.types.Money\""_s);
        MappedType type{name, {}, reader_.positionOf(node)};
        if (const toml::table *texts = node.as_table()) {
            TypeTexts byDialect;
            for (const auto &[dialect, text] : *texts) {
                RETORT_TRY(byDialect.byDialect[keyText(dialect)], reader_.textOf(text, setting));
            }
            type.type = std::move(byDialect);
            return type;
        }
        if (!node.is_string())
            return reader_.invalid(setting, node, u"a type of SQLAlchemy, or a table of SQL types by database"_s);
        RETORT_TRY(QString expression, reader_.textOf(node, setting));
        type.type = TypeExpression{std::move(expression)};
        return type;
    }

    const QString &text_;
    const TomlReader reader_;
};

} // namespace

Result<RetortToml> parseRetortToml(const QString &text, const QString &file)
{
    return Reader(text, file).read();
}

} // namespace retort::project
