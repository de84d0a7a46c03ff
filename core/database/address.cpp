#include <core/database/address.h>

#include <QFileInfo>

namespace retort::database
{
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int postgresqlPort = 5432;
constexpr int mysqlPort = 3306;
const QString thisMachine = u"localhost"_s;

QString firstOption(const Url &url, const QStringList &names, const QString &otherwise)
{
    for (const QString &name : names) {
        if (const auto given = option(url, name))
            return *given;
    }
    return otherwise;
}

/// "127.0.0.1", "::1", "localhost", a socket's path or nothing: all of them are this machine.
QString normalHost(const QString &host)
{
    const bool isLoopback = host == u"::1" || (host.startsWith("127."_L1) && host.count(u'.') == 3);
    return host.isEmpty() || host.startsWith(u'/') || host.startsWith(u'@') || isLoopback ? thisMachine
                                                                                          : host.toLower();
}

QString normalPath(const Url &url)
{
    if (isInMemory(url))
        return {};
    QString path = url.database;
    if (option(url, u"uri"_s) && path.startsWith("file:"_L1))
        path = path.mid(5);
    const QFileInfo file(path);
    // A file that is not there yet: its folder may be a link all the same.
    if (QString real = file.canonicalFilePath(); !real.isEmpty())
        return real;
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? file.absoluteFilePath() : QString(folder + u'/' + file.fileName());
}

} // namespace

Address addressOf(const Url &url)
{
    if (url.kind == Kind::Sqlite)
        return {u"sqlite"_s, {}, thisMachine, 0, normalPath(url)};
    const bool isPostgresql = url.kind == Kind::Postgresql;
    Address address;
    address.server = isPostgresql ? u"postgresql"_s : u"mysql"_s;
    address.user = firstOption(url, {u"user"_s}, url.user.value_or(QString()));
    // Several hosts are one address, that of all of them in this order.
    QString host = firstOption(url, {u"hostaddr"_s, u"host"_s, u"unix_socket"_s, u"unix_sock"_s}, url.host);
    QString port = firstOption(url, {u"port"_s}, url.port ? QString::number(*url.port) : QString());
    if (isPostgresql && host.isEmpty())
        host = firstOption(url, {u"service"_s}, {});
    if (const qsizetype colon = host.lastIndexOf(u':'); colon > 0 && host.count(u':') == 1 && !host.startsWith(u'/')) {
        port = host.mid(colon + 1);
        host.truncate(colon);
    }
    address.host = normalHost(host);
    const int given = port.toInt();
    address.port = given > 0 ? given : isPostgresql ? postgresqlPort : mysqlPort;
    address.database = firstOption(url, {u"dbname"_s, u"database"_s, u"db"_s}, url.database);
    if (isPostgresql && address.database.isEmpty())
        address.database = address.user;
    return address;
}

bool isSameDatabase(const Address &a, const Address &b)
{
    const bool isInMemory = a.server == u"sqlite" && a.database.isEmpty();
    return !isInMemory && a.server == b.server && a.host == b.host && a.port == b.port && a.database == b.database;
}

bool isLocal(const Address &address)
{
    return address.host == thisMachine;
}

QString shown(const Address &address)
{
    if (address.server == u"sqlite")
        return u"sqlite:///"_s + address.database;
    const QString user = address.user.isEmpty() ? QString() : QString(address.user + u'@');
    const QString host = address.host.contains(u':') ? QString(u'[' + address.host + u']') : address.host;
    return u"%1://%2%3:%4/%5"_s.arg(address.server, user, host).arg(address.port).arg(address.database);
}

} // namespace retort::database
