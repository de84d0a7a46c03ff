#include <core/alembic/error_codes.h>
#include <core/commands/blame.h>
#include <core/commands/migrate.h>
#include <core/commands/schema.h>
#include <core/dialects/error_codes.h>
#include <tests/support/databases.h>
#include <tests/support/golden.h>

#include <QTest>

using namespace retort;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// The demo project's history, replayed and run.
class ReplayedSchemaTest : public QObject
{
    Q_OBJECT

    static commands::Workspace demo(const TemporaryDatabases &files)
    {
        commands::WorkspaceOptions options;
        options.project.path = QStringLiteral(RETORT_SOURCE_DIR "/resources/demo");
        options.url = u"sqlite:///"_s + files.path();
        return must(commands::openWorkspace(options));
    }

private Q_SLOTS:
    void a_renamed_column_keeps_who_made_it()
    {
        const commands::BlameReport blamed = must(commands::blame(demo({}), u"orders"_s, {}));
        QVERIFY(!blamed.parts.empty());
        QCOMPARE(blamed.parts.front().kind, u"table"_s);
        QCOMPARE(blamed.parts.front().provenance, (replay::Provenance{u"37c41be8d06f"_s, u"e69bf52d480c"_s}));
    }

    void blame_knows_columns_whatever_their_case()
    {
        const commands::BlameReport blamed = must(commands::blame(demo({}), u"ORDERS.Status"_s, {}));
        QCOMPARE(blamed.parts.size(), std::size_t{1});
        QCOMPARE(blamed.parts[0].provenance.madeBy, u"37c41be8d06f"_s);
        QCOMPARE(commands::blame(demo({}), u"nowhere"_s, {}).error().code, errors::ScriptTableMissing);
        QCOMPARE(commands::blame(demo({}), u"orders.nothing"_s, {}).error().code, errors::BatchNoSuchObject);
    }

    void base_is_empty()
    {
        QVERIFY(must(commands::replayedSchema(demo({}), u"base"_s, {})).snapshot.schema.tables.empty());
    }
};

QTEST_GUILESS_MAIN(ReplayedSchemaTest)
#include "tst_replayed_schema.moc"
