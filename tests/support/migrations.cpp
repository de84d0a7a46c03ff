#include <core/base/overloaded.h>
#include <tests/support/migrations.h>

namespace retort::tests
{
using namespace Qt::Literals::StringLiterals;

Body executes(const QStringList &statements)
{
    return [statements](alembic::StatementSink &sink) -> Result<> {
        int line = 0;
        for (const QString &text : statements) {
            const SourcePosition origin{u"versions/script.py"_s, ++line, 5, 1, {}};
            RETORT_CHECK(
                sink.apply({operations::ExecuteSql{text, {}, false}, origin}, {sql::Statement{text, {}, origin}}));
        }
        return {};
    };
}

Body all(std::vector<Body> bodies)
{
    return [bodies = std::move(bodies)](alembic::StatementSink &sink) -> Result<> {
        for (const Body &body : bodies)
            RETORT_CHECK(body(sink));
        return {};
    };
}

migration::Scripts FakeScripts::scripts()
{
    migration::Scripts scripts;
    scripts.evaluate = [this](const revisions::Revision &revision, revisions::Direction direction,
                              alembic::StatementSink &sink, const migration::Conditions &given) -> Result<> {
        const bool isUp = direction == revisions::Direction::Up;
        evaluated << (isUp ? u"up "_s : u"down "_s) + revision.id;
        conditions.push_back(given);
        const auto &bodies = isUp ? up : down;
        const auto body = bodies.find(revision.id);
        return body == bodies.end() ? Result<>() : body->second(sink);
    };
    scripts.check = [this](const revisions::Revision &revision, revisions::Direction) -> std::vector<Error> {
        const auto problem = problems.find(revision.id);
        return problem == problems.end() ? std::vector<Error>() : std::vector<Error>{problem->second};
    };
    return scripts;
}

revisions::Revision revision(const QString &id, const QStringList &down, const QStringList &dependsOn)
{
    revisions::Revision made;
    made.id = id;
    made.downRevisions = down;
    made.dependsOn = dependsOn;
    made.path = u"versions/%1.py"_s.arg(id);
    return made;
}

revisions::RevisionGraph line(const QStringList &ids)
{
    std::vector<revisions::Revision> made;
    for (qsizetype i = 0; i < ids.size(); ++i)
        made.push_back(revision(ids[i], i > 0 ? QStringList{ids[i - 1]} : QStringList()));
    return revisions::RevisionGraph::build(std::move(made));
}

const dialects::Dialect &dialect(const QString &name)
{
    return *must(dialects::dialectNamed(name));
}

QString shown(const migration::RunEvent &event)
{
    using namespace migration;
    return std::visit(
        overloaded{
            [](const RunStarted &started) -> QString { return u"run of %1"_s.arg(started.steps); },
            [](const RevisionStarted &started) -> QString { return u"%1: %2"_s.arg(started.index).arg(started.log); },
            [](const StatementStarted &started) -> QString { return u"  "_s + started.statement.text; },
            [](const DatabaseWorks &) -> QString { return u"  works"_s; },
            [](const StatementFinished &finished) -> QString {
                return finished.rows ? u"  %1 rows"_s.arg(*finished.rows) : u"  done"_s;
            },
            [](const RevisionFinished &finished) -> QString { return u"%1 finished"_s.arg(finished.index); },
            [](const Committed &committed) -> QString { return u"committed at "_s + committed.rows.join(u", "_s); },
            [](const ScriptSaid &said) -> QString { return u"says "_s + said.line.text; },
            [](const Notice &notice) -> QString { return u"notice "_s + errorName(notice.what.code); },
            [](const RunDone &done) -> QString { return u"done at "_s + done.rows.join(u", "_s); },
            [](const RunFailed &failed) -> QString {
                return u"failed %1 at %2%3"_s.arg(errorName(failed.error.code), failed.rows.join(u", "_s),
                                                  failed.isUndone ? QString() : u", with traces"_s);
            },
        },
        event);
}

} // namespace retort::tests
