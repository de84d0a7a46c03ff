#include <core/alembic/error_codes.h>
#include <core/base/overloaded.h>
#include <core/database/error_codes.h>
#include <core/migration/version_table.h>

namespace retort::migration
{
using namespace Qt::Literals::StringLiterals;

namespace
{

QString quotedName(const dialects::Dialect &dialect, const sql::ObjectName &name)
{
    const QString table = dialect.quote(name.name);
    return name.schema.isEmpty() ? table : QString(dialect.quote(name.schema) + u'.' + table);
}

sql::Statement plainStatement(QString text)
{
    return {std::move(text), {}, {}};
}

} // namespace

Result<QStringList> readVersions(database::Session &session, const dialects::Dialect &dialect,
                                 const VersionTable &table)
{
    RETORT_TRY(const bool exists, session.hasTable(table.name));
    if (!exists)
        return QStringList();
    RETORT_TRY(const database::QueryResult read,
               session.execute(u"SELECT version_num FROM "_s + quotedName(dialect, table.name)));
    QStringList rows;
    for (const auto &row : read.rows) {
        // The column's type makes every value a text; NULL is refused by it, but not by every copy of the table.
        if (const QString *version = std::get_if<QString>(&row[0]))
            rows << *version;
    }
    return rows;
}

Result<QStringList> readVersionsAt(const database::Url &url, database::OpenOptions options,
                                   const dialects::Dialect &dialect, const VersionTable &table)
{
    options.access = database::Access::ReadOnly;
    auto session = database::Session::open(url, options);
    if (!session && session.error().code == errors::DatabaseFileMissing)
        return QStringList();
    if (!session)
        return fail(session.error());
    return readVersions(*session, dialect, table);
}

Result<> ensureVersionTable(database::Session &session, const dialects::Dialect &dialect, const VersionTable &table)
{
    RETORT_TRY(const bool exists, session.hasTable(table.name));
    if (exists)
        return {};
    RETORT_TRY(const std::vector<sql::Statement> statements, createVersionTable(dialect, table));
    for (const sql::Statement &statement : statements)
        RETORT_CHECK(session.execute(statement));
    return {};
}

Result<std::vector<sql::Statement>> createVersionTable(const dialects::Dialect &dialect, const VersionTable &table)
{
    return dialect.compile({operations::CreateTable{dialects::versionTable(table.name, table.hasPrimaryKey)}, {}}, {});
}

QString lockName(const VersionTable &table)
{
    return table.name.schema + u'.' + table.name.name;
}

Result<> lockVersions(database::Session &session, const dialects::Dialect &dialect, const VersionTable &table)
{
    if (session.url().kind != database::Kind::Postgresql)
        return {};
    RETORT_TRY(const bool exists, session.hasTable(table.name));
    if (exists)
        RETORT_CHECK(
            session.execute(u"LOCK TABLE %1 IN SHARE ROW EXCLUSIVE MODE"_s.arg(quotedName(dialect, table.name))));
    return {};
}

Result<> purgeVersions(database::Session &session, const dialects::Dialect &dialect, const VersionTable &table)
{
    RETORT_CHECK(session.execute(u"DELETE FROM "_s + quotedName(dialect, table.name)));
    return {};
}

Result<> writeVersion(database::Session &session, const dialects::Dialect &dialect, const VersionTable &table,
                      const revisions::VersionWrite &write, const database::Meanwhile &meanwhile)
{
    RETORT_TRY(const database::QueryResult written,
               session.execute(versionStatement(dialect, table, write, dialects::Rendering::Bound), meanwhile));
    const qint64 found = written.rowsAffected.value_or(0);
    const QVariantMap common{{u"table"_s, table.name.name}, {u"found"_s, found}};
    return std::visit(overloaded{
                          [](const revisions::InsertVersion &) -> Result<> { return {}; },
                          [&](const revisions::UpdateVersion &update) -> Result<> {
                              if (found == 1)
                                  return {};
                              QVariantMap data = common;
                              data.insert(u"from"_s, update.from);
                              data.insert(u"to"_s, update.to);
                              return fail(errors::VersionUpdateMissed, data);
                          },
                          [&](const revisions::DeleteVersion &removal) -> Result<> {
                              if (found == 1)
                                  return {};
                              QVariantMap data = common;
                              data.insert(u"from"_s, removal.from);
                              return fail(errors::VersionDeleteMissed, data);
                          },
                      },
                      write);
}

sql::Statement versionStatement(const dialects::Dialect &dialect, const VersionTable &table,
                                const revisions::VersionWrite &write, dialects::Rendering rendering)
{
    const QString name = quotedName(dialect, table.name);
    sql::Statement statement = plainStatement({});
    const auto value = [&](const QString &version) {
        if (rendering == dialects::Rendering::Literal)
            return dialect.literal(version);
        statement.parameters.emplace_back(version);
        return u"?"_s;
    };
    std::visit(overloaded{
                   [&](const revisions::InsertVersion &insert) {
                       statement.text = u"INSERT INTO %1 (version_num) VALUES (%2)"_s.arg(name, value(insert.to));
                   },
                   [&](const revisions::UpdateVersion &update) {
                       const QString to = value(update.to);
                       statement.text = u"UPDATE %1 SET version_num=%2 WHERE %1.version_num = %3"_s.arg(
                           name, to, value(update.from));
                   },
                   [&](const revisions::DeleteVersion &removal) {
                       statement.text = u"DELETE FROM %1 WHERE %1.version_num = %2"_s.arg(name, value(removal.from));
                   },
               },
               write);
    return statement;
}

} // namespace retort::migration
