#include <core/database/error_codes.h>
#include <core/database/postgresql/connect.h>

#include <QRegularExpression>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

#include <algorithm>
#include <cerrno>
#include <memory>

#include <libpq-fe.h>
#include <poll.h>

/// Qt opens the connection from one text in libpq's grammar, and of a refusal it keeps only the words, in whatever
/// language the server speaks. So a refused login is tried once more by libpq's own interface, which tells the
/// SQLSTATE; that is only done to explain a failure.

namespace retort::database::postgresql
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// libpq's keywords and values, in order; each once.
using Parameters = std::vector<std::pair<QString, QString>>;

/// Options of Python's drivers that change nothing here.
bool isPythonOption(const QString &name)
{
    static const QStringList names{u"async_fallback"_s,
                                   u"command_timeout"_s,
                                   u"prepared_statement_cache_size"_s,
                                   u"prepared_statement_name_func"_s,
                                   u"statement_cache_size"_s,
                                   u"max_cached_statement_lifetime"_s,
                                   u"prepare_threshold"_s,
                                   u"tcp_keepalive"_s,
                                   u"use_native_uuid"_s};
    return names.contains(name);
}

/// What psycopg2, asyncpg and pg8000 call otherwise than libpq.
QString libpqName(const QString &name)
{
    if (name == u"ssl")
        return u"sslmode"_s;
    if (name == u"timeout")
        return u"connect_timeout"_s;
    if (name == u"unix_sock")
        return u"host"_s;
    return name;
}

bool isKnownToLibpq(const QString &name)
{
    static const QStringList keywords = [] {
        QStringList found;
        PQconninfoOption *const all = PQconndefaults();
        for (const PQconninfoOption *each = all; each && each->keyword; ++each)
            found << QString::fromLatin1(each->keyword);
        PQconninfoFree(all);
        return found;
    }();
    return keywords.contains(name);
}

void set(Parameters &parameters, const QString &name, const QString &value)
{
    const auto found =
        std::find_if(parameters.begin(), parameters.end(), [&](const auto &each) { return each.first == name; });
    if (found == parameters.end())
        parameters.emplace_back(name, value);
    else
        found->second = value;
}

QString valueOf(const Parameters &parameters, const QString &name)
{
    const auto found =
        std::find_if(parameters.begin(), parameters.end(), [&](const auto &each) { return each.first == name; });
    return found == parameters.end() ? QString() : found->second;
}

/// "a:5432" and "b" of several host options become "a,b" and "5432,".
void addHosts(Parameters &parameters, const QStringList &hosts)
{
    QStringList names;
    QStringList ports;
    for (const QString &host : hosts) {
        const qsizetype colon = host.lastIndexOf(u':');
        const bool hasPort = colon > 0 && !host.startsWith(u'/') && (host.count(u':') == 1 || host[colon - 1] == u']');
        QString name = hasPort ? host.left(colon) : host;
        if (name.startsWith(u'[') && name.endsWith(u']'))
            name = name.mid(1, name.size() - 2);
        names << name;
        ports << (hasPort ? host.mid(colon + 1) : QString());
    }
    set(parameters, u"host"_s, names.join(u','));
    if (std::any_of(ports.begin(), ports.end(), [](const QString &port) { return !port.isEmpty(); }))
        set(parameters, u"port"_s, ports.join(u','));
}

Result<QString> sslMode(const QString &given)
{
    static const QStringList modes{u"disable"_s, u"allow"_s,     u"prefer"_s,
                                   u"require"_s, u"verify-ca"_s, u"verify-full"_s};
    QString mode = given.toLower();
    if (mode == u"true" || mode == u"1")
        mode = u"require"_s;
    if (!modes.contains(mode))
        return fail(errors::DatabaseOptionInvalid,
                    {{u"option"_s, u"sslmode"_s}, {u"reason"_s, QString(u"it is none of "_s + modes.join(u", "_s))}});
    return mode;
}

/// All but the password.
Result<Parameters> parametersOf(const Url &url, const OpenOptions &options)
{
    Parameters parameters;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(options.connectTimeout).count();
    if (!qEnvironmentVariableIsSet("PGCONNECT_TIMEOUT"))
        set(parameters, u"connect_timeout"_s, QString::number(std::max<qint64>(2, seconds)));
    set(parameters, u"fallback_application_name"_s, options.applicationName);
    if (!url.host.isEmpty())
        set(parameters, u"host"_s, url.host);
    if (url.port)
        set(parameters, u"port"_s, QString::number(*url.port));
    if (url.user)
        set(parameters, u"user"_s, *url.user);
    if (!url.database.isEmpty())
        set(parameters, u"dbname"_s, url.database);
    QStringList hosts;
    for (const auto &[given, value] : url.query) {
        const QString name = libpqName(given);
        if (isPythonOption(name))
            continue;
        if (!isKnownToLibpq(name))
            return fail(errors::DatabaseOptionUnknown, {{u"option"_s, given}});
        if (name == u"host") {
            hosts << value.split(u',');
        } else if (name == u"sslmode") {
            RETORT_TRY(const QString mode, sslMode(value));
            set(parameters, name, mode);
        } else if (name != u"password" && name != u"client_encoding") {
            set(parameters, name, value);
        }
    }
    if (!hosts.isEmpty())
        addHosts(parameters, hosts);
    return parameters;
}

/// As a URL may say it in two places, the query's counts.
QString passwordOf(const Url &url)
{
    if (const auto given = option(url, u"password"_s))
        return *given;
    return url.password ? url.password->reveal() : QString();
}

Result<QString> qtOptions(const Parameters &parameters)
{
    static const QStringList setOtherwise{u"user"_s, u"dbname"_s};
    QStringList options;
    for (auto [name, value] : parameters) {
        if (setOtherwise.contains(name))
            continue;
        // Qt makes a space of it, whatever stands around it.
        if (value.contains(u';'))
            return fail(errors::DatabaseOptionInvalid,
                        {{u"option"_s, name}, {u"reason"_s, u"Qt's driver takes no semicolon in it"_s}});
        options << name + u"='"_s + value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
    }
    return options.join(u' ');
}

/// Takes the connection as far as it goes; PQconnectPoll says when to wait for what.
void pollToTheEnd(PGconn *connection, const CancelToken &cancel)
{
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED && !cancel.isCancelled()) {
        pollfd socket{PQsocket(connection), static_cast<short>(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
        const int ready = ::poll(&socket, 1, 100);
        if (ready < 0 && errno != EINTR)
            return;
        if (ready > 0)
            state = PQconnectPoll(connection);
    }
}

NativeConnection startNatively(const Url &url, const Parameters &parameters)
{
    std::vector<QByteArray> texts;
    for (const auto &[name, value] : parameters) {
        texts.push_back(name.toUtf8());
        texts.push_back(value.toUtf8());
    }
    texts.push_back("password");
    texts.push_back(passwordOf(url).toUtf8());
    std::vector<const char *> names;
    std::vector<const char *> values;
    for (std::size_t i = 0; i < texts.size(); i += 2) {
        names.push_back(texts[i].constData());
        values.push_back(texts[i + 1].constData());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    return NativeConnection(PQconnectStartParams(names.data(), values.data(), 0));
}

/// Why the server, which is there, did not let us in.
Error whyRefused(const Url &url, const Parameters &parameters, const QString &message, const CancelToken &cancel)
{
    Error error{errors::DatabaseUnreachable, {{u"database"_s, displayed(url)}, {u"message"_s, message}}, {}, {}, {}};
    const NativeConnection again = startNatively(url, parameters);
    if (!again)
        return error;
    PQsetErrorVerbosity(again.get(), PQERRORS_SQLSTATE);
    if (PQstatus(again.get()) != CONNECTION_BAD)
        pollToTheEnd(again.get(), cancel);
    const QString told = QString::fromUtf8(PQerrorMessage(again.get())).trimmed();
    static const QRegularExpression stateAtEnd(u"\\b([0-9A-Z]{5})$"_s);
    const QString state = stateAtEnd.match(told).captured(1);
    if (state.startsWith("28"_L1) || state == u"42501" || PQconnectionNeedsPassword(again.get()) != 0)
        error.code = errors::LoginRefused;
    else if (state == u"3D000")
        error.code = errors::DatabaseMissing;
    else if (state.isEmpty() && (told.contains("SSL"_L1) || told.contains("certificate"_L1)))
        error.code = errors::TlsFailed;
    if (PQconnectionNeedsPassword(again.get()) != 0)
        error.data.insert(u"password_missing"_s, true);
    error.data.insert(u"name"_s, url.database.isEmpty() ? valueOf(parameters, u"user"_s) : url.database);
    if (!state.isEmpty())
        error.data.insert(u"sqlstate"_s, state);
    return error;
}

} // namespace

void Finish::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

NativeConnection connectBeside(const Url &url, const OpenOptions &options)
{
    const auto parameters = parametersOf(url, options);
    if (!parameters)
        return nullptr;
    NativeConnection made = startNatively(url, *parameters);
    if (made && PQstatus(made.get()) != CONNECTION_BAD)
        pollToTheEnd(made.get(), options.cancel);
    return made;
}

Result<Connection> connectTo(const Url &url, const OpenOptions &options)
{
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
        return fail(errors::DatabaseDriverMissing, {{u"driver"_s, u"QPSQL"_s}});
    RETORT_TRY(const Parameters parameters, parametersOf(url, options));
    RETORT_TRY(const QString texts, qtOptions(parameters));
    const QString name = u"retort-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    Connection made{QSqlDatabase::addDatabase(u"QPSQL"_s, name), nullptr};
    made.database.setUserName(valueOf(parameters, u"user"_s));
    made.database.setDatabaseName(valueOf(parameters, u"dbname"_s));
    made.database.setPassword(passwordOf(url));
    made.database.setConnectOptions(texts);
    if (!made.database.open()) {
        const QString message = made.database.lastError().databaseText().trimmed();
        made.database = QSqlDatabase();
        QSqlDatabase::removeDatabase(name);
        return fail(whyRefused(url, parameters, message, options.cancel));
    }
    const QVariant handle = made.database.driver()->handle();
    made.handle = *static_cast<PGconn *const *>(handle.constData());
    return made;
}

} // namespace retort::database::postgresql
