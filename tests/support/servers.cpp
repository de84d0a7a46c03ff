#include <core/database/session.h>
#include <tests/support/databases.h>
#include <tests/support/servers.h>
#include <tests/support/unprivileged.h>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStorageInfo>
#include <QTest>

#include <cstdlib>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace retort::tests
{
using namespace Qt::Literals::StringLiterals;

namespace
{

const QString user = u"retort"_s;
const QString password = u"s3cret"_s;

/// A port that was free a moment ago. The system gives each a new one, so that nobody else is likely to take it.
int freePort()
{
    const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (probe < 0 || ::bind(probe, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
        ::getsockname(probe, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("no free port");
    ::close(probe);
    return ntohs(address.sin_port);
}

/// Where Debian keeps PostgreSQL's programs, which are not in the path: the newest version.
QString postgresProgram(const QString &name)
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::sort(found.begin(), found.end(), [](const QString &a, const QString &b) { return a.toInt() < b.toInt(); });
    return found.isEmpty() ? name : versions.filePath(found.last() + u"/bin/"_s + name);
}

// Ends with its standard input, and so with the test. "keep" on it leaves the folder for another start.
const QString guardScript = uR"(
trap '' INT TERM HUP
folder=$1; shift
cd /
"$@" >>"$folder/log" 2>&1 &
server=$!
echo $server >"$folder/pid"
word=
read -r word
kill -QUIT $server 2>/dev/null
[ -z "$word" ] || kill -KILL $server 2>/dev/null
wait $server 2>/dev/null
[ -n "$word" ] || rm -rf "$folder"
)"_s;

/// MariaDB removes temporary files of its kind when it starts, and not only its own: each server has its own folder.
void useOwnTemporaryFolder(QProcess &process, const QString &folder)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TMPDIR"_s, folder);
    process.setProcessEnvironment(environment);
}

/// In memory where there is plenty of it: a server syncs its files at each CREATE TABLE, which is nine tenths of a
/// test.
QString placeOfServers()
{
    const QStorageInfo memory(u"/dev/shm"_s);
    constexpr qint64 plenty = qint64{4} << 30U;
    const bool isGood = memory.isReady() && memory.fileSystemType() == "tmpfs" && memory.bytesAvailable() > plenty;
    return isGood && ::access("/dev/shm", W_OK) == 0 ? u"/dev/shm"_s : QDir::tempPath();
}

} // namespace

Server::Server(database::Kind kind)
    : kind_(kind)
    , port_(freePort())
{
    QByteArray name = (placeOfServers() + u"/retort-"_s + database::nameOf(kind) + u"-XXXXXX"_s).toLocal8Bit();
    if (::mkdtemp(name.data()) == nullptr)
        qFatal("no temporary folder");
    folder_ = QString::fromLocal8Bit(name);
    if (geteuid() == 0 && ::chown(name.constData(), getpwnam("nobody")->pw_uid, getpwnam("nobody")->pw_gid) != 0)
        qFatal("cannot give the folder away");
}

Server::~Server()
{
    if (!guard_)
        return;
    guard_->closeWriteChannel();
    guard_->waitForFinished();
}

void Server::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setChildProcessModifier([] { becomeUnprivileged(); });
    process.setWorkingDirectory(folder_);
    useOwnTemporaryFolder(process, folder_);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(120000) || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), process.readAll().constData());
}

void Server::start()
{
    guard_ = std::make_unique<QProcess>();
    guard_->setChildProcessModifier([] { becomeUnprivileged(); });
    useOwnTemporaryFolder(*guard_, folder_);
    guard_->setStandardOutputFile(QProcess::nullDevice());
    guard_->setStandardErrorFile(QProcess::nullDevice());
    guard_->start(u"/bin/sh"_s, QStringList{u"-c"_s, guardScript, u"guard"_s, folder_} + command());
    if (!guard_->waitForStarted())
        qFatal("no /bin/sh");
    QElapsedTimer waiting;
    waiting.start();
    while (!answers()) {
        if (waiting.hasExpired(60000)) {
            QFile log(folder_ + u"/log"_s);
            (void)log.open(QIODevice::ReadOnly);
            qFatal("the server does not answer: %s", log.readAll().constData());
        }
        guard_->waitForFinished(50); // a short rest
    }
}

void Server::kill()
{
    guard_->write("keep\n");
    guard_->closeWriteChannel();
    guard_->waitForFinished();
}

bool Server::answers() const
{
    const QString any = kind_ == database::Kind::Postgresql ? u"postgres"_s : u"mysql"_s;
    return database::Session::open(url(any)).has_value();
}

database::Url Server::url(const QString &database, const QStringList &options) const
{
    QString text = urlText(database);
    if (!options.isEmpty())
        text += u'?' + options.join(u'&');
    return must(database::parseUrl(text));
}

QString Server::urlText(const QString &database) const
{
    return u"%1://%2:%3@127.0.0.1:%4/%5"_s.arg(database::nameOf(kind_), user, password).arg(port_).arg(database);
}

database::Url Server::freshDatabase(const QString &name)
{
    const bool isPostgres = kind_ == database::Kind::Postgresql;
    database::Session session = must(database::Session::open(url(isPostgres ? u"postgres"_s : u"mysql"_s)));
    const QString quote = isPostgres ? u"\""_s : u"`"_s;
    const QString quoted = quote + QString(name).replace(quote, quote + quote) + quote;
    must(session.execute(u"DROP DATABASE IF EXISTS "_s + quoted + (isPostgres ? u" WITH (FORCE)"_s : QString())));
    must(session.execute(u"CREATE DATABASE "_s + quoted));
    return url(name);
}

namespace
{

/// Made once, stopped when the application ends.
template <typename Made> Made *&only()
{
    static Made *server = nullptr;
    return server;
}

} // namespace

PostgresServer &PostgresServer::instance()
{
    auto *&server = only<PostgresServer>();
    if (!server) {
        server = new PostgresServer;
        server->initialize();
        server->start();
        qAddPostRoutine([] { delete std::exchange(only<PostgresServer>(), nullptr); });
    }
    return *server;
}

void PostgresServer::initialize()
{
    QFile secret(folder() + u"/password"_s);
    if (!secret.open(QIODevice::WriteOnly) || secret.write(password.toUtf8()) < 0)
        qFatal("cannot write below %s", qPrintable(folder()));
    secret.close();
    run(postgresProgram(u"initdb"_s),
        {u"-D"_s, folder() + u"/data"_s, u"-U"_s, user, u"--no-sync"_s, u"-E"_s, u"UTF8"_s, u"--locale=C.UTF-8"_s,
         u"--auth=scram-sha-256"_s, u"--pwfile"_s, secret.fileName()});
    if (!QDir().mkpath(socket()))
        qFatal("no folder for the socket");
    QFile::setPermissions(socket(), static_cast<QFileDevice::Permissions>(0x7777));
}

QStringList PostgresServer::command() const
{
    QStringList all{postgresProgram(u"postgres"_s), u"-D"_s, folder() + u"/data"_s};
    for (const QString &setting : QStringList{
             u"port=%1"_s.arg(port()), u"listen_addresses=127.0.0.1,::1"_s, u"unix_socket_directories="_s + socket(),
             u"fsync=off"_s, u"full_page_writes=off"_s, u"shared_buffers=16MB"_s, u"max_connections=60"_s,
             u"max_wal_senders=0"_s, u"wal_level=minimal"_s, u"autovacuum=off"_s})
        all << u"-c"_s << setting;
    return all;
}

MariadbServer &MariadbServer::instance()
{
    auto *&server = only<MariadbServer>();
    if (!server) {
        server = new MariadbServer;
        server->initialize();
        server->start();
        qAddPostRoutine([] { delete std::exchange(only<MariadbServer>(), nullptr); });
    }
    return *server;
}

void MariadbServer::waitUntilOlderThanRuns() const
{
    database::Session session = must(database::Session::open(url(u"mysql"_s)));
    const QString young =
        u"SELECT SLEEP(0.05) FROM information_schema.global_status WHERE variable_name = 'UPTIME' AND variable_value < 3"_s;
    while (!must(session.execute(young)).rows.empty()) {
    }
}

void MariadbServer::initialize()
{
    run(u"mariadb-install-db"_s, {u"--no-defaults"_s, u"--auth-root-authentication-method=normal"_s,
                                  u"--skip-test-db"_s, u"--datadir="_s + folder() + u"/data"_s});
    QFile first(folder() + u"/first.sql"_s);
    const QString statement =
        u"CREATE USER IF NOT EXISTS %1@'%' IDENTIFIED BY '%2';\nGRANT ALL ON *.* TO %1@'%' WITH GRANT OPTION;\n"_s;
    if (!first.open(QIODevice::WriteOnly) || first.write(statement.arg(user, password).toUtf8()) < 0)
        qFatal("cannot write below %s", qPrintable(folder()));
    first.close();
    first.setPermissions(first.permissions() | QFile::ReadOther);
}

QStringList MariadbServer::command() const
{
    return {u"mariadbd"_s,
            u"--no-defaults"_s,
            u"--datadir="_s + folder() + u"/data"_s,
            u"--port=%1"_s.arg(port()),
            u"--bind-address=127.0.0.1"_s,
            u"--socket="_s + socket(),
            u"--init-file="_s + folder() + u"/first.sql"_s,
            u"--skip-name-resolve"_s,
            u"--innodb-buffer-pool-size=16M"_s,
            u"--innodb-log-file-size=8M"_s,
            u"--innodb-flush-log-at-trx-commit=0"_s,
            u"--innodb-doublewrite=0"_s,
            u"--performance-schema=off"_s,
            u"--character-set-server=utf8mb4"_s};
}

Server &serverOf(database::Kind kind)
{
    if (kind == database::Kind::Postgresql)
        return PostgresServer::instance();
    return MariadbServer::instance();
}

void addServers()
{
    QTest::addColumn<database::Kind>("kind");
    QTest::newRow("postgresql") << database::Kind::Postgresql;
    QTest::newRow("mariadb") << database::Kind::Mariadb;
}

void addDatabases()
{
    QTest::addColumn<database::Kind>("kind");
    QTest::newRow("sqlite") << database::Kind::Sqlite;
    QTest::newRow("postgresql") << database::Kind::Postgresql;
    QTest::newRow("mariadb") << database::Kind::Mariadb;
}

} // namespace retort::tests
