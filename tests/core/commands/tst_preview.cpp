#include <core/commands/error_codes.h>
#include <core/commands/migrate.h>
#include <core/commands/plan.h>
#include <tests/support/projects.h>

#include <QTest>

using namespace retort;
using namespace retort::commands;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// Chance and the clock belong to the plan: what a person was shown is what is written.
class tst_preview : public QObject
{
    Q_OBJECT

    Project project_;

    Workspace workspace() const
    {
        WorkspaceOptions options;
        options.project.path = project_.path(u"alembic.ini"_s);
        return must(openWorkspace(std::move(options)));
    }

    static QStringList inserts(const migration::PlanStep &step)
    {
        const auto *known = std::get_if<migration::Known>(&step.body);
        const auto *decided = std::get_if<migration::Decided>(&step.body);
        QStringList texts;
        for (const migration::Call &call : known ? known->calls : decided->calls)
            if (const auto *applied = std::get_if<migration::Applied>(&call))
                for (const sql::Statement &statement : applied->statements)
                    if (statement.text.startsWith(u"INSERT"_s))
                        texts << statement.text;
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString draws =
            u"import datetime, random, secrets, time, uuid\n"
            "    drawn = [uuid.uuid4(), uuid.uuid1(), random.random(), random.randint(1, 10**9), secrets.token_hex(8), "
            "datetime.datetime.now(), datetime.datetime.utcnow(), time.time()]\n"
            "    op.execute(\"INSERT INTO t VALUES ('%s')\" % ' '.join(str(each) for each in drawn))"_s;
        project_.addRevision(u"a"_s, {u"op.create_table('t', sa.Column('x', sa.Text))"_s, draws});
        // Run by its recording, and run from its beginning since it asks the database.
        project_.addRevision(u"b"_s, {draws, u"op.get_bind().execute(sa.text('SELECT x FROM t')).fetchall()"_s});
        project_.write(u"alembic.ini"_s,
                       "[alembic]\nscript_location = %(here)s/migrations\nsqlalchemy.url = sqlite:///%(here)s/x.db\n");
    }

    void what_was_shown_is_what_is_written()
    {
        const Workspace here = workspace();
        const migration::Plan plan = must(preview(here, migration::Upgrade{u"head"_s}, {}));
        const migration::Plan other = must(preview(here, migration::Upgrade{u"head"_s}, {}));
        QVERIFY(std::holds_alternative<migration::Decided>(plan.steps[1].body));
        const QStringList shown = inserts(plan.steps[0]) + inserts(plan.steps[1]);
        QCOMPARE(shown.size(), 2);
        QVERIFY(shown[0] != shown[1]); // each revision draws numbers of its own
        QVERIFY(shown[0] != inserts(other.steps[0])[0]);

        must(runPlan(here, plan, {}));
        database::Session session = must(database::Session::open(must(databaseOf(here))));
        QStringList written;
        for (const auto &row : must(session.execute(u"SELECT x FROM t ORDER BY rowid"_s)).rows)
            written << u"INSERT INTO t VALUES ('%1')"_s.arg(std::get<QString>(row[0]));
        QCOMPARE(written, shown);
    }

    void where_a_revision_is_missing_nobody_guesses_what_the_head_is()
    {
        project_.write(u"migrations/versions/c.py"_s, "revision = 'c'\ndown_revision = nobody_knows()\n");
        const Workspace here = workspace();
        for (const QString &target : {u"head"_s, u"heads"_s, u"+1"_s, u"b@head"_s}) {
            const auto refused = preview(here, migration::Upgrade{target}, {});
            QVERIFY2(!refused, qPrintable(target));
            QCOMPARE(refused.error().code, errors::HistoryIncomplete);
            QCOMPARE(refused.error().data.value(u"target"_s).toString(), target);
            QVERIFY(refused.error().position);
            QCOMPARE(plan(here, migration::Stamp{{target}, false}).error().code, errors::HistoryIncomplete);
        }
        QVERIFY(preview(here, migration::Upgrade{u"b"_s}, {}));
    }
};

QTEST_GUILESS_MAIN(tst_preview)
#include "tst_preview.moc"
