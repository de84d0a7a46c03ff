// How long it takes to read the schema of 1,000 tables of 20 columns from a live database, beside the bare queries that
// tell it, through the same driver: prints the seconds of both. Usage: introspection sqlite|postgresql|mariadb FOLDER;
// servers are started for it, SQLite's file is FOLDER/wide.db, and is left there.

#include <core/dialects/dialect.h>
#include <tests/support/databases.h>
#include <tests/support/servers.h>

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace retort;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int tables = 1000;
constexpr int repeats = 7;

QString createTable(int number)
{
    QString text = u"CREATE TABLE table_%1 (id INTEGER NOT NULL"_s.arg(number);
    for (int column = 1; column < 19; ++column)
        text += u", column_%1 VARCHAR(%2) DEFAULT 'x' NOT NULL"_s.arg(column).arg(column + 10);
    text += u", parent_id INTEGER, PRIMARY KEY (id), CHECK (column_1 <> '')"_s;
    if (number > 0)
        text += u", FOREIGN KEY (parent_id) REFERENCES table_%1 (id)"_s.arg(number - 1);
    return text + u')';
}

/// Seconds of the quickest of some runs: what the machine was busy with besides is left out.
template <typename Work> double quickest(Work &&work)
{
    double best = 0;
    for (int i = 0; i < repeats; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        best = i == 0 ? seconds : std::min(best, seconds);
    }
    return best;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const dialects::Dialect &dialect = *must(dialects::dialectNamed(arguments.value(1)));
    database::Url url;
    url.database = arguments.value(2) + u"/wide.db"_s;
    if (dialect.name() == u"postgresql"_s)
        url = PostgresServer::instance().freshDatabase(u"wide"_s);
    else if (dialect.name() == u"mariadb"_s)
        url = MariadbServer::instance().freshDatabase(u"wide"_s);
    database::Session session = must(database::Session::open(url));
    {
        auto transaction = must(database::Transaction::begin(session, database::TransactionMode::Write));
        for (int number = 0; number < tables; ++number) {
            must(session.execute(createTable(number)));
            must(session.execute(u"CREATE INDEX ix_%1 ON table_%1 (column_1, column_2)"_s.arg(number)));
        }
        must(transaction.commit().map([] { return true; }));
    }
    QStringList queries;
    const dialects::CatalogueQuery ask = [&](const QString &sql) {
        queries << sql;
        return session.execute(sql).map([](database::QueryResult answer) { return std::move(answer.rows); });
    };
    const std::size_t found = must(dialect.readSchema(ask, {})).tables.size();
    if (found != tables)
        qFatal("%zu tables were read", found);
    // SQLite's own text of a table is no more than one row; its catalogue is what these tell.
    if (dialect.name() == u"sqlite"_s)
        queries = QStringList{
            u"SELECT m.name, c.* FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'"_s,
            u"SELECT m.name, l.*, i.* FROM sqlite_master m, pragma_index_list(m.name) l, pragma_index_xinfo(l.name) i"_s,
            u"SELECT m.name, f.* FROM sqlite_master m, pragma_foreign_key_list(m.name) f"_s};
    const QStringList bareQueries = queries;
    const double bare = quickest([&] {
        for (const QString &query : bareQueries)
            must(session.execute(query));
    });
    const double whole = quickest([&] { must(dialect.readSchema(ask, {})); });
    std::printf("%f\n%f\n", bare, whole);
}
