#pragma once

#include <core/dialects/description.h>
#include <core/sql/token_cursor.h>
#include <tests/support/databases.h>
#include <tests/support/servers.h>

#include <QJsonArray>

/// What the tests of replay against real databases have in common.

namespace retort::tests
{

inline const QStringList truthDialects{QStringLiteral("sqlite"), QStringLiteral("postgresql"),
                                       QStringLiteral("mariadb")};

/// The URL of an empty database: of that name on a server, which the first call starts; SQLite's is in memory.
inline QString emptyDatabase(const QString &dialect, const QString &name)
{
    if (dialect == QLatin1StringView("sqlite"))
        return QStringLiteral("sqlite://");
    Server &server = dialect == QLatin1StringView("postgresql") ? static_cast<Server &>(PostgresServer::instance())
                                                                : MariadbServer::instance();
    (void)server.freshDatabase(name);
    return server.urlText(name);
}

/// The names of the schemas besides the usual one that a schema has tables in.
inline QStringList schemasOf(const schema::Schema &schema)
{
    QStringList names;
    for (const auto &[name, table] : schema.tables)
        if (!name.schema.isEmpty() && !names.contains(name.schema))
            names << name.schema;
    return names;
}

/// The session must outlive it.
inline dialects::CatalogueQuery catalogueOf(database::Session &session)
{
    return [&session](const QString &sql) {
        return session.execute(sql).map([](database::QueryResult answer) { return std::move(answer.rows); });
    };
}

/// The databases write views, triggers and routines anew in words of their own: only their names are compared there.
/// SQLite keeps them as they are.
inline QJsonObject comparable(QJsonObject description, const QString &dialect)
{
    if (dialect == QLatin1StringView("sqlite"))
        return description;
    for (const QString &list : {QStringLiteral("views"), QStringLiteral("triggers"), QStringLiteral("routines")}) {
        QJsonArray names;
        for (const auto &value : description[list].toArray()) {
            QJsonObject object = value.toObject();
            object.remove(QStringLiteral("definition"));
            names << object;
        }
        description[list] = names;
    }
    return description;
}

/// The texts that SQLite keeps of a table, but for spaces and for quotes of names, which it leaves as each statement
/// had them.
inline QString textOf(const schema::Table &table)
{
    if (!table.source)
        return {};
    QStringList texts{table.source->createTable};
    for (const auto *list : {&table.source->indexes, &table.source->triggers, &table.source->views})
        for (const schema::VerbatimObject &object : *list)
            texts << object.sql;
    QStringList words;
    sql::TokenCursor at(texts.join(QStringLiteral(" ; ")), sql::sqliteRules());
    while (!at.atEnd()) {
        if (at.isQuotedName()) {
            words << at.takeName();
        } else {
            words << at.word().toString();
            at.advance();
        }
    }
    return words.join(u' ');
}

/// Every fact in which a replayed schema is not what the database tells, one a line.
inline QStringList faultsOf(const schema::Schema &replayed, const schema::Schema &found,
                            const dialects::Dialect &dialect)
{
    QStringList faults;
    for (const dialects::Difference &each :
         dialects::differences(comparable(dialects::describe(replayed, dialect), dialect.name()),
                               comparable(dialects::describe(found, dialect), dialect.name())))
        faults << QStringLiteral("%1: replayed %2, found %3").arg(each.path, each.left, each.right);
    for (const auto &[name, table] : found.tables)
        if (const schema::Table *other = schema::findTable(replayed, name); other && textOf(*other) != textOf(*table))
            faults << QStringLiteral("the text of %1: replayed %2\nfound %3")
                          .arg(name.name, textOf(*other), textOf(*table));
    return faults;
}

} // namespace retort::tests
