// What the engine itself adds to SQLite's own work: runs a file of SQL, a statement a line, as one revision each, in
// one run on a new database. Usage: run_sqlite STATEMENTS.sql DATABASE. The floor is `sqlite3 DATABASE < FILE` of the
// same statements and version rows between BEGIN and COMMIT.

#include <core/base/files.h>
#include <core/base/presenter.h>
#include <core/migration/runner.h>

#include <QCoreApplication>
#include <QTextStream>

using namespace retort;
using namespace Qt::Literals::StringLiterals;

namespace
{

Result<> measure(const QString &file, const QString &path)
{
    RETORT_TRY(const QString text, readTextFile(file));
    const QStringList statements = text.split(u'\n', Qt::SkipEmptyParts);
    std::vector<revisions::Revision> made;
    for (qsizetype i = 0; i < statements.size(); ++i) {
        revisions::Revision revision;
        revision.id = u"r%1"_s.arg(i);
        if (i > 0)
            revision.downRevisions = {u"r%1"_s.arg(i - 1)};
        made.push_back(revision);
    }
    const auto graph = revisions::RevisionGraph::build(std::move(made));
    RETORT_TRY(const dialects::Dialect *dialect, dialects::dialectNamed(u"sqlite"_s));
    migration::Scripts scripts;
    scripts.evaluate = [&](const revisions::Revision &revision, revisions::Direction, alembic::StatementSink &sink,
                           const migration::Conditions &) -> Result<> {
        const QString &sql = statements[revision.id.mid(1).toInt()];
        RETORT_CHECK(sink.apply({operations::ExecuteSql{sql, {}, false}, {}}, {sql::Statement{sql, {}, {}}}));
        return {};
    };
    database::Url url;
    url.database = path;
    RETORT_TRY(database::Session session, database::Session::open(url));
    RETORT_TRY(const migration::Plan plan, migration::makePlan(graph, {}, migration::Upgrade{u"head"_s}, {}));
    RETORT_CHECK(migration::run(plan, session, *dialect, scripts, {}, [](const migration::RunEvent &) {}));
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    if (const auto done = measure(arguments[1], arguments[2]); !done) {
        QTextStream(stderr) << present(done.error()) << '\n';
        return 1;
    }
    return 0;
}
