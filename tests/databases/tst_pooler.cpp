// PgBouncer in front of PostgreSQL: a pool that gives each transaction another session is refused, one that gives each
// client a session of its own is used.

#include <core/base/descriptor.h>
#include <core/database/error_codes.h>
#include <tests/support/projects.h>
#include <tests/support/servers.h>
#include <tests/support/unprivileged.h>

#include <QFile>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Its file is there a moment before somebody listens.
bool accepts(const QString &socketFile)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, socketFile.toLocal8Bit(), sizeof address.sun_path);
    const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
    return ::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
}

} // namespace

class tst_pooler : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<QProcess> pooler_;

    /// Starts a pooler for the test server, and gives its URL. Its socket is the folder, its port any number.
    Url start(const QString &mode, const QString &more = {})
    {
        PostgresServer &server = PostgresServer::instance();
        (void)server.freshDatabase(u"pooled"_s);
        folder_ = std::make_unique<QTemporaryDir>();
        const auto write = [this](const QString &name, const QString &text) {
            QFile file(folder_->filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
                qFatal("cannot write %s", qPrintable(name));
        };
        write(u"users"_s, u"\"retort\" \"s3cret\"\n"_s);
        write(u"ini"_s,
              u"[databases]\npooled = host=127.0.0.1 port=%1 dbname=pooled\n"
              "[pgbouncer]\nlisten_addr =\nlisten_port = 6432\nunix_socket_dir = %2\nauth_type = scram-sha-256\n"
              "auth_file = %2/users\npool_mode = %3\nlogfile = %2/log\n%4\n"_s.arg(server.port())
                  .arg(folder_->path(), mode, more));
        // It refuses root, as the servers do.
        if (geteuid() == 0) {
            const passwd *nobody = getpwnam("nobody");
            for (const QString &name : {u""_s, u"users"_s, u"ini"_s}) {
                if (::chown(folder_->filePath(name).toLocal8Bit(), nobody->pw_uid, nobody->pw_gid) != 0)
                    qFatal("cannot give the folder away");
            }
        }
        pooler_ = std::make_unique<QProcess>();
        pooler_->setChildProcessModifier([] { becomeUnprivileged(); });
        const QString installed = u"/usr/sbin/pgbouncer"_s;
        pooler_->start(QFile::exists(installed) ? installed : u"pgbouncer"_s, {u"-q"_s, folder_->filePath(u"ini"_s)});
        if (!pooler_->waitForStarted())
            qFatal("pgbouncer does not start");
        const QString socket = folder_->filePath(u".s.PGSQL.6432"_s);
        if (!QTest::qWaitFor([&] { return accepts(socket); }, 60000))
            qFatal("pgbouncer does not listen: %s", pooler_->readAllStandardError().constData());
        return must(parseUrl(u"postgresql://retort:s3cret@/pooled?host=%1&port=6432"_s.arg(folder_->path())));
    }

private Q_SLOTS:
    void cleanup()
    {
        pooler_->kill();
        pooler_->waitForFinished();
    }

    void a_session_for_each_transaction_is_refused_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("more");
        QTest::newRow("transaction") << u"transaction"_s << QString();
        QTest::newRow("transaction, one session") << u"transaction"_s << u"default_pool_size = 1"_s;
        QTest::newRow("transaction, in turn") << u"transaction"_s << u"server_round_robin = 1\nmin_pool_size = 5"_s;
        QTest::newRow("statement") << u"statement"_s << QString();
    }
    void a_session_for_each_transaction_is_refused()
    {
        QFETCH(QString, mode);
        QFETCH(QString, more);
        const Url url = start(mode, more);
        const auto refused = Session::open(url);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::TransactionPooling);
        QVERIFY(!Session::open(url, {.access = Access::ReadOnly}));
        // Nothing was set in a session that others are given.
        Session direct = must(Session::open(PostgresServer::instance().url(u"pooled"_s)));
        QCOMPARE(rowsOf(direct, u"SELECT count(*) FROM pg_stat_activity WHERE datname = 'pooled' AND "
                                "query LIKE '%default_transaction_read_only%' AND pid <> pg_backend_pid()"_s),
                 u"0"_s);
    }

    void a_session_for_each_client_is_as_good_as_none_data()
    {
        QTest::addColumn<QString>("more");
        QTest::newRow("many") << QString();
        QTest::newRow("one") << u"default_pool_size = 1"_s;
    }
    void a_session_for_each_client_is_as_good_as_none()
    {
        QFETCH(QString, more);
        Session session = must(Session::open(start(u"session"_s, more)));
        QCOMPARE(rowsOf(session, u"SELECT current_database()"_s), u"pooled"_s);
    }

    void the_program_says_what_to_do()
    {
        const Url url = start(u"transaction"_s);
        Project project;
        project.addRevision(u"a"_s, {});
        const Ended ended =
            project.run({u"--url"_s, u"postgresql://retort:s3cret@/pooled?host=%1&port=6432"_s.arg(folder_->path()),
                         u"upgrade"_s, u"head"_s});
        QCOMPARE(ended.code, 255);
        QVERIFY2(ended.errors.contains(u"is behind a pooler that gives each transaction another session"_s),
                 qPrintable(ended.errors));
        QVERIFY2(ended.errors.contains(u"Connect to the server itself, or to a pool in session mode."_s),
                 qPrintable(ended.errors));
        QVERIFY(!ended.errors.contains(u"s3cret"_s));
    }
};

QTEST_GUILESS_MAIN(tst_pooler)
#include "tst_pooler.moc"
