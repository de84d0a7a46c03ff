#include <core/alembic/error_codes.h>
#include <core/base/error_codes.h>
#include <core/dialects/error_codes.h>
#include <core/migration/offline.h>
#include <tests/support/migrations.h>

#include <QScopeGuard>
#include <QTest>

using namespace retort;
using namespace retort::migration;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

class tst_offline : public QObject
{
    Q_OBJECT

    FakeScripts scripts_;
    QString text_;

    Result<> write(const QString &dialectName, const Plan &plan, const OfflineOptions &options = {})
    {
        text_.clear();
        return writeOffline(plan, dialect(dialectName), scripts_.scripts(), options,
                            [this](const QString &bit) -> Result<> {
                                text_ += bit;
                                return {};
                            });
    }
    static Plan plan(const QStringList &rows, const Goal &goal)
    {
        return must(makePlan(line({u"a"_s, u"b"_s}), rows, goal, {}));
    }

private Q_SLOTS:
    void init()
    {
        scripts_ = FakeScripts();
        scripts_.up[u"a"_s] = executes({u"CREATE TABLE t (\n\tx INTEGER\n)\n"_s});
        scripts_.up[u"b"_s] = executes({u"UPDATE t SET x = 1"_s});
        scripts_.down[u"b"_s] = executes({u"UPDATE t SET x = 0"_s});
    }

    void from_base_the_version_table_is_created_first()
    {
        QVERIFY(write(u"sqlite"_s, plan({}, Upgrade{u"head"_s})));
        QCOMPARE(text_, u"CREATE TABLE alembic_version (\n"
                        "    version_num VARCHAR(32) NOT NULL, \n"
                        "    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n"
                        ");\n\n"
                        "-- Running upgrade  -> a\n\n"
                        "CREATE TABLE t (\n    x INTEGER\n);\n\n"
                        "INSERT INTO alembic_version (version_num) VALUES ('a');\n\n"
                        "-- Running upgrade a -> b\n\n"
                        "UPDATE t SET x = 1;\n\n"
                        "UPDATE alembic_version SET version_num='b' WHERE alembic_version.version_num = 'a';\n\n"_s);
    }

    void postgresql_has_one_transaction_around_it_or_one_for_each_revision()
    {
        QVERIFY(write(u"postgresql"_s, plan({u"b"_s}, Downgrade{u"a"_s})));
        const QString body =
            u"-- Running downgrade b -> a\n\n"
            "UPDATE t SET x = 0;\n\n"
            "UPDATE alembic_version SET version_num='a' WHERE alembic_version.version_num = 'b';\n\n"_s;
        QCOMPARE(text_, u"BEGIN;\n\n"_s + body + u"COMMIT;\n\n"_s);
        OfflineOptions options;
        options.transactionPerMigration = true;
        QVERIFY(write(u"postgresql"_s, plan({u"b"_s}, Downgrade{u"base"_s}), options));
        QCOMPARE(text_, u"BEGIN;\n\n"_s + body +
                            u"COMMIT;\n\n"
                            "BEGIN;\n\n"
                            "-- Running downgrade a -> \n\n"
                            "DELETE FROM alembic_version WHERE alembic_version.version_num = 'a';\n\n"
                            "COMMIT;\n\n"_s);
    }

    void an_autocommit_block_steps_out_of_the_transaction()
    {
        scripts_.up[u"b"_s] = [](alembic::StatementSink &sink) -> Result<> {
            RETORT_CHECK(sink.beginAutocommit());
            RETORT_CHECK(executes({u"VACUUM"_s})(sink));
            return sink.endAutocommit();
        };
        QVERIFY(write(u"postgresql"_s, plan({u"a"_s}, Upgrade{u"b"_s})));
        QVERIFY(text_.contains(u"COMMIT;\n\nVACUUM;\n\nBEGIN;\n\n"_s));
        QVERIFY(write(u"mysql"_s, plan({u"a"_s}, Upgrade{u"b"_s})));
        QVERIFY(!text_.contains(u"COMMIT"_s));
    }

    void a_stamp_writes_only_the_rows()
    {
        QVERIFY(write(u"sqlite"_s, plan({u"a"_s}, Stamp{{u"b"_s}, false})));
        QCOMPARE(text_, u"-- Running stamp_revision a -> b\n\n"
                        "UPDATE alembic_version SET version_num='b' WHERE alembic_version.version_num = 'a';\n\n"_s);
        QVERIFY(scripts_.evaluated.isEmpty());
    }

    void a_script_that_asks_the_database_is_refused_before_the_first_word()
    {
        const SourcePosition place{u"versions/b.py"_s, 7, 5, 1, {}};
        scripts_.up[u"b"_s] = [place](alembic::StatementSink &sink) -> Result<> {
            RETORT_CHECK(sink.query({u"SELECT 1"_s, {}, place}));
            return {};
        };
        auto refused = write(u"sqlite"_s, plan({}, Upgrade{u"head"_s}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::DatabaseNeededOffline);
        QCOMPARE(refused.error().position, place);
        QCOMPARE(refused.error().frames.front().doing, u"writing upgrade a -> b"_s);
        QCOMPARE(text_, QString());
    }

    void what_is_out_of_reach_is_named_before_what_fails_earlier()
    {
        scripts_.up[u"a"_s] = [](alembic::StatementSink &sink) -> Result<> {
            RETORT_CHECK(sink.query({u"SELECT 1"_s, {}, {}}));
            return {};
        };
        scripts_.problems.emplace(u"b"_s, Error{errors::ScriptCannotRun, {{u"revision"_s, u"b"_s}}, {}, {}, nullptr});
        auto refused = write(u"sqlite"_s, plan({}, Upgrade{u"head"_s}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::ScriptCannotRun);
        QCOMPARE(text_, QString());
    }

    void what_is_out_of_reach_is_refused_though_it_would_run()
    {
        scripts_.problems.emplace(u"b"_s, Error{errors::ScriptCannotRun, {{u"revision"_s, u"b"_s}}, {}, {}, nullptr});
        QCOMPARE(write(u"sqlite"_s, plan({}, Upgrade{u"head"_s})).error().code, errors::ScriptCannotRun);
        QCOMPARE(text_, QString());
    }

    void each_script_is_evaluated_once()
    {
        QVERIFY(write(u"sqlite"_s, plan({}, Upgrade{u"head"_s})));
        QCOMPARE(scripts_.evaluated, (QStringList{u"up a"_s, u"up b"_s}));
    }

    void text_that_is_larger_than_what_is_held_in_memory_comes_whole_data()
    {
        QTest::addColumn<QByteArray>("place");
        // Read from the file in pieces, one of which ends within a character.
        QTest::newRow("in a temporary file") << qgetenv("TMPDIR");
        QTest::newRow("where none can be made") << QByteArray("/nowhere");
    }
    void text_that_is_larger_than_what_is_held_in_memory_comes_whole()
    {
        QFETCH(QByteArray, place);
        const QByteArray before = qgetenv("TMPDIR");
        const auto restore = qScopeGuard([&] { qputenv("TMPDIR", before); });
        qputenv("TMPDIR", place);
        QStringList statements;
        for (int i = 0; i < 20000; ++i)
            statements << u"SELECT '\U0001F600\U0001F600' || "_s + QString::number(i);
        scripts_.up[u"a"_s] = executes(statements);
        QVERIFY(write(u"sqlite"_s, plan({}, Upgrade{u"a"_s})));
        const qsizetype start = text_.indexOf(statements.first());
        QCOMPARE(text_.sliced(start, text_.indexOf(u"INSERT"_s) - start), statements.join(u";\n\n"_s) + u";\n\n"_s);
        QCOMPARE(QString::fromUtf8(text_.toUtf8()), text_);
    }

    void names_are_those_of_the_history_and_the_text_says_so()
    {
        std::optional<QStringList> tables;
        scripts_.up[u"b"_s] = [&tables](alembic::StatementSink &sink) -> Result<> {
            RETORT_TRY(tables, sink.knownNames(alembic::StatementSink::NameKind::Tables, {}, {}));
            return {};
        };
        OfflineOptions options;
        options.startingSchema = []() -> Result<replay::Snapshot> { return replay::Snapshot{}; };
        QVERIFY(write(u"sqlite"_s, plan({}, Upgrade{u"head"_s}), options));
        QVERIFY(tables && tables->contains(u"t"_s));
        QVERIFY(
            text_.contains(u"-- Running upgrade a -> b\n\n"
                           "-- the tables are taken to be as the history leaves them: no database was asked\n\n"_s));
        QCOMPARE(text_.count(u"-- Running upgrade"_s), 2);
    }

    void a_writer_that_fails_ends_the_text()
    {
        const auto failed = writeOffline(plan({}, Upgrade{u"head"_s}), dialect(), scripts_.scripts(), {},
                                         [](const QString &) -> Result<> { return fail(errors::FileUnwritable); });
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, errors::FileUnwritable);
    }
};

QTEST_GUILESS_MAIN(tst_offline)
#include "tst_offline.moc"
