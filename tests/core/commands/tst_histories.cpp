#include <core/commands/migrate.h>
#include <core/commands/schema.h>
#include <tests/core/ddl/live.h>

#include <QTest>

using namespace retort;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// Whole histories, on each database that they are written for: at every single revision the replayed schema is what a
/// real upgrade leaves, in every fact; and they go down and up again.
class HistoriesTest : public QObject
{
    Q_OBJECT

    static commands::Workspace open(const QString &folder, const QString &url)
    {
        commands::WorkspaceOptions options;
        options.project.path = folder;
        options.url = url;
        return must(commands::openWorkspace(options));
    }

    static void addHistories()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("dialect");
        const auto row = [](const QString &name, const QString &dialect) {
            const QString folder = name == u"demo"_s ? QStringLiteral(RETORT_SOURCE_DIR "/resources/demo")
                                                     : QStringLiteral(RETORT_SOURCE_DIR "/tests/histories/") + name;
            QTest::addRow("%s on %s", qPrintable(name), qPrintable(dialect)) << folder << dialect;
        };
        // catalog: branches that add columns to the same table, merged in every way.
        for (const QString &name : {u"library"_s, u"catalog"_s})
            for (const QString &dialect : truthDialects)
                row(name, dialect);
        row(u"demo"_s, u"sqlite"_s);
        row(u"notes"_s, u"sqlite"_s);
        row(u"clinic"_s, u"postgresql"_s);
        row(u"stockroom"_s, u"mariadb"_s);
    }

private Q_SLOTS:
    void at_every_revision_the_replay_is_what_an_upgrade_leaves_data() { addHistories(); }
    void at_every_revision_the_replay_is_what_an_upgrade_leaves()
    {
        QFETCH(QString, folder);
        QFETCH(QString, dialect);
        const revisions::RevisionGraph graph = open(folder, {}).project.graph;
        QVERIFY(graph.size() >= 6);
        QStringList faults;
        for (const revisions::RevisionIndex revision : graph.topologicalOrder()) {
            const QString &id = graph.idOf(revision);
            const TemporaryDatabases files;
            const commands::Workspace workspace = open(
                folder, dialect == u"sqlite"_s ? u"sqlite:///"_s + files.path() : emptyDatabase(dialect, u"history"_s));
            must(commands::migrate(workspace, migration::Upgrade{id}, {}));
            const replay::Snapshot replayed = must(commands::replayedSchema(workspace, id, {})).snapshot;
            const commands::SchemaReport live = must(commands::liveSchema(workspace, schemasOf(replayed.schema)));
            for (const replay::Gap &gap : replayed.gaps)
                faults << id + u": "_s + present(gap.error);
            for (const QString &fault : faultsOf(replayed.schema, live.snapshot.schema, *live.dialect))
                faults << id + u": "_s + fault;
            QVERIFY(!replayed.schema.tables.empty());
        }
        for (const QString &fault : std::as_const(faults))
            qWarning("%s", qPrintable(fault));
        QVERIFY(faults.isEmpty());
    }

    void down_to_base_nothing_is_left_and_up_again_all_is_there_data() { addHistories(); }
    void down_to_base_nothing_is_left_and_up_again_all_is_there()
    {
        QFETCH(QString, folder);
        QFETCH(QString, dialect);
        const TemporaryDatabases files;
        const commands::Workspace workspace = open(
            folder, dialect == u"sqlite"_s ? u"sqlite:///"_s + files.path() : emptyDatabase(dialect, u"history"_s));
        const replay::Snapshot replayed = must(commands::replayedSchema(workspace, u"heads"_s, {})).snapshot;
        const QStringList schemas = schemasOf(replayed.schema);
        must(commands::migrate(workspace, migration::Upgrade{u"heads"_s}, {}));
        must(commands::migrate(workspace, migration::Downgrade{u"base"_s}, {}));
        const commands::SchemaReport empty = must(commands::liveSchema(workspace, schemas));
        for (const QString &fault : faultsOf({}, empty.snapshot.schema, *empty.dialect))
            QFAIL(qPrintable(fault));
        must(commands::migrate(workspace, migration::Upgrade{u"heads"_s}, {}));
        const commands::SchemaReport live = must(commands::liveSchema(workspace, schemas));
        for (const QString &fault : faultsOf(replayed.schema, live.snapshot.schema, *live.dialect))
            QFAIL(qPrintable(fault));
    }
};

QTEST_GUILESS_MAIN(HistoriesTest)
#include "tst_histories.moc"
