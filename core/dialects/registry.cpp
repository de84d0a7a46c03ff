#include <core/dialects/dialect.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/mysql/compile.h>
#include <core/dialects/postgresql/compile.h>
#include <core/dialects/sqlite/compile.h>

namespace retort::dialects
{

Result<const Dialect *> dialectNamed(const QString &name)
{
    static const SqliteDialect sqlite;
    static const PostgresqlDialect postgresql;
    static const MySqlDialect mysql(MySqlDialect::Product::MySql);
    static const MySqlDialect mariadb(MySqlDialect::Product::MariaDb);
    for (const Dialect *dialect : std::initializer_list<const Dialect *>{&sqlite, &postgresql, &mysql, &mariadb})
        if (dialect->name() == name)
            return dialect;
    return fail(errors::UnknownDialect,
                {{QStringLiteral("dialect"), name},
                 {QStringLiteral("known"), QStringList{QStringLiteral("sqlite"), QStringLiteral("postgresql"),
                                                       QStringLiteral("mysql"), QStringLiteral("mariadb")}}});
}

schema::Table versionTable(const sql::ObjectName &name, bool withPrimaryKey)
{
    schema::Table table;
    table.name = name;
    schema::Column column;
    column.name = QStringLiteral("version_num");
    sql::StringType type;
    type.length = 32;
    column.type = sql::SqlType(type);
    column.nullable = false;
    table.columns = {column};
    if (withPrimaryKey)
        table.constraints = {schema::PrimaryKey{{QString(name.name + u"_pkc"), false}, {column.name}, {}}};
    return table;
}

} // namespace retort::dialects
