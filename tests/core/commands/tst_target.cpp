#include <core/base/error_codes.h>
#include <core/commands/error_codes.h>
#include <core/commands/migrate.h>
#include <core/commands/reset.h>
#include <core/commands/target.h>
#include <core/database/error_codes.h>
#include <core/project/error_codes.h>
#include <tests/support/projects.h>
#include <tests/support/servers.h>

#include <QTest>

#include <atomic>
#include <thread>

using namespace retort;
using namespace retort::commands;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// Which database commands work on, what is known of it, and how it is opened.
class tst_target : public QObject
{
    Q_OBJECT

    Project project_;

    Workspace workspace(WorkspaceOptions options = {}) const
    {
        options.project.path = project_.path(u"alembic.ini"_s);
        return must(openWorkspace(std::move(options)));
    }

    void connections(const QString &toml) const { project_.write(u"retort.toml"_s, toml.toUtf8()); }

private Q_SLOTS:
    void initTestCase()
    {
        project_.addRevision(u"a1"_s, {u"op.create_table('t', sa.Column('x', sa.Integer))"_s});
        project_.write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"
                                         "sqlalchemy.url = sqlite:///ini.db\n");
    }
    void init() { connections({}); }

    void a_name_counts_before_a_url_and_that_before_the_ini()
    {
        connections(u"[connections.dev]\nurl = \"sqlite:///dev.db\"\nclass = \"development\"\n"_s);
        QCOMPARE(must(targetOf(workspace())).url.database, project_.path(u"ini.db"_s));
        QCOMPARE(must(targetOf(workspace({.url = u"sqlite:////tmp/x.db"_s}))).url.database, u"/tmp/x.db"_s);
        const Target named = must(targetOf(workspace({.connection = u"dev"_s, .url = u"sqlite:////tmp/x.db"_s})));
        QCOMPARE(named.url.database, project_.path(u"dev.db"_s));
        QCOMPARE(named.environment, project::EnvironmentClass::Development);
    }

    void a_url_may_be_in_the_environment()
    {
        connections(u"[connections.dev]\nurl_variable = \"DEV_URL\"\n[connections.bare]\nclass = \"test\"\n"_s);
        WorkspaceOptions options{.connection = u"dev"_s};
        const auto unset = targetOf(workspace(options));
        QCOMPARE(unset.error().code, errors::VariableNotSet);
        options.environment.insert(u"DEV_URL"_s, u"postgresql://app:secret@db/shop"_s);
        QCOMPARE(must(targetOf(workspace(options))).url.host, u"db"_s);
        QCOMPARE(targetOf(workspace({.connection = u"bare"_s})).error().code, errors::ConnectionWithoutUrl);
    }

    void a_name_that_is_unknown_is_refused_with_those_there_are()
    {
        connections(u"[connections.dev]\n[connections.test]\n"_s);
        const auto unknown = targetOf(workspace({.connection = u"prod"_s}));
        QCOMPARE(unknown.error().code, errors::ConnectionUnknown);
        QCOMPARE(unknown.error().data.value(u"known"_s).toStringList(), (QStringList{u"dev"_s, u"test"_s}));
    }

    void the_most_careful_class_of_an_address_counts_however_one_gets_there()
    {
        connections(u"[connections.dev]\nurl = \"postgresql://me@db/shop\"\nclass = \"development\"\n"
                    "[connections.live]\nurl = \"postgresql://app@db:5432/shop\"\nclass = \"production\"\n"
                    "[connections.test]\nurl = \"postgresql://app@db/test\"\nclass = \"test\"\n"_s);
        for (const WorkspaceOptions &options :
             {WorkspaceOptions{.connection = u"dev"_s}, WorkspaceOptions{.connection = u"live"_s},
              WorkspaceOptions{.url = u"postgresql+asyncpg://root@DB/shop"_s}}) {
            const Target target = must(targetOf(workspace(options)));
            QCOMPARE(target.environment, project::EnvironmentClass::Production);
            QCOMPARE(nameToConfirm(target, Change::Migration), u"live"_s);
        }
        const Target test = must(targetOf(workspace({.url = u"postgresql://x@db/test"_s})));
        QCOMPARE(test.environment, project::EnvironmentClass::Test);
        QCOMPARE(nameToConfirm(test, Change::Migration), QString());
        // A repository may call anything a test: what is not on this machine is named before it is emptied.
        QCOMPARE(nameToConfirm(test, Change::Reset), u"test"_s);
        QVERIFY(!must(targetOf(workspace({.url = u"postgresql://x@db/other"_s}))).environment);
    }

    void production_is_changed_only_with_its_name()
    {
        connections(u"[connections.live]\nurl = \"sqlite:///live.db\"\nclass = \"production\"\n"_s);
        const migration::Upgrade goal{u"head"_s};
        QCOMPARE(migrate(workspace({.connection = u"live"_s}), goal, {}).error().code, errors::ChangeNotConfirmed);
        QCOMPARE(migrate(workspace({.connection = u"live"_s, .confirmed = u"dev"_s}), goal, {}).error().code,
                 errors::ConfirmationWrong);
        QVERIFY(!QFileInfo::exists(project_.path(u"live.db"_s)));
        QCOMPARE(must(migrate(workspace({.connection = u"live"_s, .confirmed = u"live"_s}), goal, {})),
                 QStringList{u"a1"_s});
    }

    void only_what_is_for_development_or_tests_is_reset()
    {
        connections(u"[connections.live]\nurl = \"sqlite:///live.db\"\nclass = \"staging\"\n"_s);
        QCOMPARE(reset(workspace({.connection = u"live"_s}), u"head"_s, {}).error().code, errors::ResetRefused);
        QCOMPARE(reset(workspace(), u"head"_s, {}).error().code, errors::ResetRefused);
    }

    void a_reset_leaves_what_the_history_makes_and_nothing_else_data()
    {
        QTest::addColumn<bool>("isPostgresql");
        QTest::newRow("postgresql") << true;
        QTest::newRow("mariadb") << false;
    }
    void a_reset_leaves_what_the_history_makes_and_nothing_else()
    {
        QFETCH(bool, isPostgresql);
        Server &server = isPostgresql ? static_cast<Server &>(PostgresServer::instance())
                                      : static_cast<Server &>(MariadbServer::instance());
        auto session = must(database::Session::open(server.freshDatabase(u"reset"_s)));
        const QStringList made =
            isPostgresql ? QStringList{u"CREATE EXTENSION citext"_s,
                                       u"CREATE SCHEMA \"o\"\"dd\""_s,
                                       u"CREATE TYPE mood AS ENUM ('a', 'b')"_s,
                                       u"CREATE DOMAIN positive AS int CHECK (value > 0)"_s,
                                       u"CREATE TABLE \"T'a\" (id serial PRIMARY KEY, m mood, p positive, c citext)"_s,
                                       u"CREATE TABLE \"o\"\"dd\".t (t int REFERENCES \"T'a\")"_s,
                                       u"CREATE VIEW v AS SELECT * FROM \"T'a\""_s,
                                       u"CREATE MATERIALIZED VIEW mv AS SELECT * FROM v"_s,
                                       u"CREATE SEQUENCE s"_s,
                                       u"CREATE FUNCTION f(m mood) RETURNS int LANGUAGE sql AS 'SELECT 1'"_s,
                                       u"CREATE AGGREGATE total (int) (sfunc = int4pl, stype = int)"_s,
                                       u"CREATE PUBLICATION p FOR ALL TABLES"_s}
                         : QStringList{u"CREATE TABLE parent (id int PRIMARY KEY)"_s,
                                       u"CREATE TABLE `a``child` (p int, FOREIGN KEY (p) REFERENCES parent (id))"_s,
                                       u"CREATE VIEW v AS SELECT * FROM parent"_s,
                                       u"CREATE SEQUENCE s"_s,
                                       u"CREATE PROCEDURE pr() SELECT 1"_s,
                                       u"CREATE FUNCTION f() RETURNS int RETURN 1"_s,
                                       u"CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1"_s,
                                       u"CREATE TRIGGER tr BEFORE INSERT ON parent FOR EACH ROW SET NEW.id = 1"_s};
        for (const QString &statement : made)
            must(session.execute(statement));
        connections(u"[connections.dev]\nurl_variable = \"URL\"\nclass = \"development\"\n"_s);
        WorkspaceOptions options{.connection = u"dev"_s};
        options.environment.insert(u"URL"_s, server.urlText(u"reset"_s));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(must(reset(workspace(options), u"head"_s, {})), QStringList{u"a1"_s});
        const QString left =
            isPostgresql
                ? u"SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind <> 'i' "
                  "UNION SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', "
                  "'d') "
                  "UNION SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
                  "UNION SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema|public)' "
                  "UNION SELECT pubname FROM pg_publication UNION SELECT extname FROM pg_extension WHERE extname = "
                  "'citext' "
                  "ORDER BY 1"_s
                : u"SELECT table_name FROM information_schema.tables WHERE table_schema = 'reset' "
                  "UNION SELECT routine_name FROM information_schema.routines WHERE routine_schema = 'reset' "
                  "UNION SELECT event_name FROM information_schema.events WHERE event_schema = 'reset' "
                  "UNION SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = 'reset' ORDER BY 1"_s;
        QCOMPARE(rowsOf(session, left), u"alembic_version\nt"_s);
    }

    void the_version_table_is_the_connections()
    {
        connections(u"[connections.dev]\nurl = \"sqlite:///own.db\"\nversion_table = \"versions\"\n"_s);
        const Workspace own = workspace({.connection = u"dev"_s});
        must(migrate(own, migration::Upgrade{u"head"_s}, {}));
        auto session = must(openTarget(own, must(targetOf(own)), database::Access::ReadOnly, {}));
        QCOMPARE(rowsOf(session, u"SELECT * FROM versions"_s), u"a1"_s);
    }

    void limits_become_the_sessions()
    {
        const QString limits = u"lock_timeout = \"1500ms\"\nstatement_timeout = \"90s\"\n"
                               "idle_in_transaction_session_timeout = \"45s\"\n"
                               "client_connection_check_interval = \"3s\"\napplication_name = \"shop's\"\n"_s;
        Server &postgres = PostgresServer::instance();
        (void)postgres.freshDatabase(u"limits"_s);
        const QString url = postgres.urlText(u"limits"_s);
        connections(u"[connections.dev]\nurl_variable = \"URL\"\n"_s + limits);
        const auto opened = [&](const QString &text, const QString &connection) {
            WorkspaceOptions options{.connection = connection, .url = text};
            options.environment.insert(u"URL"_s, text);
            const Workspace own = workspace(options);
            return must(openTarget(own, must(targetOf(own)), database::Access::ReadWrite, {}));
        };
        const QString show =
            u"SELECT current_setting('lock_timeout'), current_setting('statement_timeout'), "
            "current_setting('idle_in_transaction_session_timeout'), "
            "current_setting('client_connection_check_interval'), current_setting('application_name')"_s;
        auto limited = opened(url, u"dev"_s);
        QCOMPARE(rowsOf(limited, show), u"1500ms|90s|45s|3s|shop's"_s);
        connections({});
        auto usual = opened(url, {});
        QCOMPARE(rowsOf(usual, show), u"5s|0|1min|2s|retort"_s);
        // What the database says counts where nobody says otherwise.
        must(usual.execute(u"ALTER DATABASE limits SET lock_timeout = '7s'"_s));
        auto databases = opened(url, {});
        QCOMPARE(rowsOf(databases, u"SHOW lock_timeout"_s), u"7s"_s);

        Server &mariadb = MariadbServer::instance();
        (void)mariadb.freshDatabase(u"limits"_s);
        connections(u"[connections.dev]\nurl_variable = \"URL\"\n"_s + limits);
        auto maria = opened(mariadb.urlText(u"limits"_s), u"dev"_s);
        QCOMPARE(rowsOf(maria, u"SELECT @@lock_wait_timeout, @@innodb_lock_wait_timeout, "
                               "@@max_statement_time, @@idle_transaction_timeout"_s),
                 u"2|2|90|45"_s);
    }

    void a_missing_password_is_asked_for_until_nobody_knows_one()
    {
        Server &postgres = PostgresServer::instance();
        Server &mariadb = MariadbServer::instance();
        for (Server *server : {&postgres, &mariadb}) {
            database::Url url = server->freshDatabase(u"asked"_s);
            url.password.reset();
            QStringList answers{u"wrong"_s, u"s3cret"_s};
            WorkspaceOptions options{.url = database::displayed(url)};
            options.password = [&](const database::Url &which, int attempt) -> std::optional<database::Secret> {
                if (which != url || attempt >= answers.size())
                    return std::nullopt;
                return database::Secret(answers[attempt]);
            };
            const Workspace own = workspace(options);
            QVERIFY(openTarget(own, must(targetOf(own)), database::Access::ReadWrite, {}));
            answers = {u"wrong"_s};
            QCOMPARE(openTarget(own, must(targetOf(own)), database::Access::ReadWrite, {}).error().code,
                     errors::LoginRefused);
        }
        // Whoever gave one, though a wrong one, is not asked.
        database::Url wrong = postgres.url(u"asked"_s);
        wrong.password = database::Secret(u"wrong"_s);
        Workspace own = workspace();
        own.options.password = [](const database::Url &, int) -> std::optional<database::Secret> { qFatal("asked"); };
        QCOMPARE(openTarget(own, Target{wrong, {}, {}, {}}, database::Access::ReadWrite, {}).error().code,
                 errors::LoginRefused);
    }

    void a_server_that_is_not_there_yet_is_waited_for()
    {
        Server &postgres = PostgresServer::instance();
        const database::Url url = postgres.freshDatabase(u"late"_s);
        postgres.kill();
        Workspace own = workspace();
        const Target target{url, {}, {}, {}};
        QCOMPARE(openTarget(own, target, database::Access::ReadWrite, {}).error().code, errors::DatabaseUnreachable);
        own.options.waitUntil = std::chrono::steady_clock::now();
        QCOMPARE(openTarget(own, target, database::Access::ReadWrite, {}).error().code, errors::DatabaseUnreachable);

        int told = 0;
        own.options.waitUntil = std::chrono::steady_clock::now() + std::chrono::hours(1);
        own.options.notice = [&](const Error &what) {
            QCOMPARE(what.code, errors::WaitingForServer);
            ++told;
            postgres.start();
        };
        QVERIFY(openTarget(own, target, database::Access::ReadWrite, {}));
        QCOMPARE(told, 1);

        postgres.kill();
        CancelSource source;
        own.options.notice = [&](const Error &) { source.cancel(CancelReason::BySignal); };
        QCOMPARE(openTarget(own, target, database::Access::ReadWrite, source.token()).error().code, errors::Cancelled);
        postgres.start();
    }
};

QTEST_GUILESS_MAIN(tst_target)
#include "tst_target.moc"
