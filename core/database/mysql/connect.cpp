#include <core/database/error_codes.h>
#include <core/database/mysql/connect.h>
#include <core/database/mysql/errors.h>
#include <core/database/mysql/option_file.h>

#include <QDir>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

#include <algorithm>

#include <mysql.h>

namespace retort::database::mysql
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Options of Python's drivers that change nothing here. The character set is utf8mb4 in any case.
bool isPythonOption(const QString &name)
{
    static const QStringList names{u"charset"_s,
                                   u"use_unicode"_s,
                                   u"autocommit"_s,
                                   u"local_infile"_s,
                                   u"binary_prefix"_s,
                                   u"client_flag"_s,
                                   u"program_name"_s,
                                   u"auth_plugin"_s,
                                   u"max_allowed_packet"_s,
                                   u"raise_on_warnings"_s,
                                   u"get_warnings"_s,
                                   u"defer_connect"_s,
                                   u"compress"_s,
                                   u"allow_local_infile"_s,
                                   u"consume_results"_s,
                                   u"buffered"_s,
                                   u"use_pure"_s,
                                   u"collation"_s,
                                   u"prefix"_s};
    return names.contains(name);
}

bool isTrue(const QString &value)
{
    const QString lower = value.toLower();
    return lower == u"true" || lower == u"1" || lower == u"yes";
}

Result<int> wholeSeconds(const QString &name, const QString &value)
{
    bool isNumber = false;
    const int seconds = value.toInt(&isNumber);
    if (!isNumber || seconds < 0)
        return fail(errors::DatabaseOptionInvalid, {{u"option"_s, name}, {u"reason"_s, u"it is no number"_s}});
    return seconds;
}

tl::unexpected<Error> notEnforced(const QString &option)
{
    return fail(errors::TlsNotEnforced, {{u"option"_s, option}, {u"driver"_s, u"QMYSQL"_s}});
}

Result<> setTls(Settings &settings, const QString &name, const QString &value)
{
    if (name == u"ssl_mode") {
        const QString mode = value.toUpper();
        if (mode == u"REQUIRED")
            settings.tls = Tls::Required;
        else if (mode != u"DISABLED" && mode != u"PREFERRED")
            return notEnforced(name + u'=' + value);
    } else if (name == u"ssl" || name == u"ssl_disabled") {
        if (isTrue(value) == (name == u"ssl"))
            settings.tls = Tls::Required;
    } else if (name == u"ssl_key" || name == u"ssl_cert" || name == u"ssl_cipher") {
        settings.tls = Tls::Required;
        settings.qtOptions << name.toUpper() + u'=' + value;
    } else {
        const bool isCheck =
            name == u"ssl_check_hostname" || name == u"ssl_verify_identity" || name == u"ssl_verify_cert";
        if (!isCheck || isTrue(value)) // an authority's certificate asks for a check of the server's
            return notEnforced(name);
    }
    return {};
}

Result<> setOption(Settings &settings, const QString &name, const QString &value)
{
    if (name.startsWith("ssl"_L1))
        return setTls(settings, name, value);
    if (name == u"unix_socket") {
        settings.socket = value;
    } else if (name == u"connect_timeout" || name == u"connection_timeout") {
        RETORT_TRY(settings.connectTimeout, wholeSeconds(name, value));
    } else if (name == u"read_timeout" || name == u"write_timeout") {
        RETORT_TRY(const int seconds, wholeSeconds(name, value));
        settings.qtOptions << u"MYSQL_OPT_%1=%2"_s.arg(name.toUpper()).arg(seconds);
    } else if (name == u"init_command") {
        settings.initCommand = value;
    } else if (name == u"sql_mode") {
        settings.sqlMode = value;
    } else if (name == u"host" || name == u"user" || name == u"database" || name == u"db") {
        (name == u"host" ? settings.host : name == u"user" ? settings.user : settings.database) = value;
    } else if (name == u"password" || name == u"passwd") {
        settings.password = value;
    } else if (name == u"port") {
        RETORT_TRY(settings.port, wholeSeconds(name, value));
    } else if (!isPythonOption(name) && name != u"read_default_file" && name != u"read_default_group") {
        return fail(errors::DatabaseOptionUnknown, {{u"option"_s, name}});
    }
    return {};
}

/// As Python's drivers take `read_default_file`; without that just the password of ~/.my.cnf, where it is for this user
/// and server.
void addOptionFile(Settings &settings, const Url &url)
{
    const auto named = option(url, u"read_default_file"_s);
    const QString group = option(url, u"read_default_group"_s).value_or(u"client"_s);
    QString path = named.value_or(u"~/.my.cnf"_s);
    if (path.startsWith("~/"_L1))
        path = QDir::home().filePath(path.mid(2));
    const auto options = readOptionFile(path, {group, u"client-mariadb"_s, u"client-server"_s});
    if (!options)
        return;
    const auto take = [&](QString &value, const QString &name) {
        if (value.isEmpty())
            value = options->value(name);
    };
    if (named) {
        take(settings.user, u"user"_s);
        take(settings.host, u"host"_s);
        take(settings.socket, u"socket"_s);
        take(settings.database, u"database"_s);
        if (settings.port == 0)
            settings.port = options->value(u"port"_s).toInt();
    }
    constexpr int usualPort = 3306;
    const auto isFor = [&](const QString &name, const QString &value) {
        return !options->contains(name) || options->value(name) == value;
    };
    const bool isForUs = isFor(u"user"_s, settings.user) && isFor(u"host"_s, settings.host) &&
                         isFor(u"port"_s, QString::number(settings.port > 0 ? settings.port : usualPort));
    if (isForUs && settings.password.isNull() && !qEnvironmentVariableIsSet("MYSQL_PWD") &&
        options->contains(u"password"_s))
        settings.password = options->value(u"password"_s);
}

} // namespace

Result<Settings> settingsOf(const Url &url, const OpenOptions &options)
{
    Settings settings;
    settings.host = url.host;
    settings.user = url.user.value_or(QString());
    settings.password = url.password ? url.password->reveal() : QString();
    if (url.password && settings.password.isNull())
        settings.password = u""_s;
    settings.database = url.database;
    settings.port = url.port.value_or(0);
    settings.connectTimeout =
        static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(options.connectTimeout).count());
    for (const auto &[name, value] : url.query)
        RETORT_CHECK(setOption(settings, name, value));
    addOptionFile(settings, url);
    // As PyMySQL: no host is this machine over TCP, unless a socket is named.
    if (settings.host.isEmpty() && settings.socket.isEmpty())
        settings.host = u"127.0.0.1"_s;
    // The client library takes "localhost" for its own socket; Python's drivers take it for a name.
    if (settings.host == u"localhost" && settings.socket.isEmpty())
        settings.host = u"127.0.0.1"_s;
    if (!settings.socket.isEmpty())
        settings.host.clear();
    settings.qtOptions << u"MYSQL_OPT_CONNECT_TIMEOUT=%1"_s.arg(std::max(1, settings.connectTimeout));
    // SQLAlchemy counts the rows that a statement found, not those that it changed.
    settings.qtOptions << u"CLIENT_FOUND_ROWS=1"_s;
    if (!settings.socket.isEmpty())
        settings.qtOptions << u"UNIX_SOCKET="_s + settings.socket;
    for (const QString &each : settings.qtOptions) {
        if (each.contains(u';'))
            return fail(errors::DatabaseOptionInvalid, {{u"option"_s, each.section(u'=', 0, 0).toLower()},
                                                        {u"reason"_s, u"Qt's driver takes no semicolon in it"_s}});
    }
    return settings;
}

Result<Connection> connectTo(const Url &url, const Settings &settings)
{
    if (!QSqlDatabase::isDriverAvailable(u"QMYSQL"_s))
        return fail(errors::DatabaseDriverMissing, {{u"driver"_s, u"QMYSQL"_s}});
    const QString name = u"retort-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    Connection made{QSqlDatabase::addDatabase(u"QMYSQL"_s, name), nullptr};
    const auto refused = [&](ErrorCode code, const QString &message) {
        made = {};
        QSqlDatabase::removeDatabase(name);
        return fail(code, {{u"database"_s, displayed(url)}, {u"name"_s, settings.database}, {u"message"_s, message}});
    };
    made.database.setHostName(settings.host);
    made.database.setUserName(settings.user);
    made.database.setPassword(settings.password);
    made.database.setDatabaseName(settings.database);
    if (settings.port > 0)
        made.database.setPort(settings.port);
    made.database.setConnectOptions(settings.qtOptions.join(u';'));
    if (!made.database.open()) {
        const QSqlError error = made.database.lastError();
        auto why = refused(connectCodeOf(error.nativeErrorCode().toUInt()), error.databaseText());
        if (settings.password.isNull() && !qEnvironmentVariableIsSet("MYSQL_PWD"))
            why.value().data.insert(u"password_missing"_s, true);
        return why;
    }
    const QVariant handle = made.database.driver()->handle();
    made.handle = *static_cast<MYSQL *const *>(handle.constData());
    if (settings.tls == Tls::Required && mysql_get_ssl_cipher(made.handle) == nullptr)
        return refused(errors::TlsFailed, u"the server was reached without TLS"_s);
    return made;
}

} // namespace retort::database::mysql
