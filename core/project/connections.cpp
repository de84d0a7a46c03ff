#include <core/base/files.h>
#include <core/project/connection_tables.h>
#include <core/project/connections.h>
#include <core/project/error_codes.h>

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace retort::project
{
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr std::array classes{EnvironmentClass::Development, EnvironmentClass::Test, EnvironmentClass::Staging,
                             EnvironmentClass::Production};

QString classNames()
{
    QStringList names;
    for (const EnvironmentClass each : classes)
        names << nameOf(each);
    return names.join(u", "_s);
}

class ConnectionReader
{
public:
    ConnectionReader(const TomlReader &reader, const toml::table &table, QString setting)
        : reader_(reader)
        , table_(table)
        , setting_(std::move(setting))
    {
    }

    Result<Connection> read(const QString &name)
    {
        Connection connection;
        connection.name = name;
        connection.position = reader_.positionOf(table_);
        RETORT_TRY(connection.url, url(name));
        RETORT_TRY(connection.urlVariable, text(u"url_variable"_s));
        RETORT_TRY(connection.environment, environment());
        RETORT_TRY(connection.colour, colour());
        RETORT_TRY(connection.versionTable, text(u"version_table"_s));
        RETORT_TRY(connection.versionTableSchema, text(u"version_table_schema"_s));
        RETORT_TRY(connection.applicationName, text(u"application_name"_s));
        Limits &limits = connection.limits;
        RETORT_TRY(limits.connect, time(u"connect_timeout"_s));
        RETORT_TRY(limits.lock, time(u"lock_timeout"_s));
        RETORT_TRY(limits.statement, time(u"statement_timeout"_s));
        RETORT_TRY(limits.idleInTransaction, time(u"idle_in_transaction_session_timeout"_s));
        RETORT_TRY(limits.connectionCheck, time(u"client_connection_check_interval"_s));
        RETORT_TRY(limits.lockRetries, reader_.countIn(table_, u"lock_retries"_s, whole(u"lock_retries"_s)));
        return connection;
    }

private:
    QString whole(const QString &key) const { return setting_ + u'.' + key; }
    Result<std::optional<QString>> text(const QString &key) const { return reader_.textIn(table_, key, whole(key)); }
    Result<std::optional<std::chrono::milliseconds>> time(const QString &key) const
    {
        return reader_.timeIn(table_, key, whole(key));
    }

    Result<std::optional<database::Url>> url(const QString &name) const
    {
        RETORT_TRY(const std::optional<QString> given, text(u"url"_s));
        if (!given)
            return std::nullopt;
        // Without the line of the text, which may hold a password.
        const SourcePosition whole = reader_.positionOf(*table_.get("url"));
        const SourcePosition position{whole.file, whole.line, whole.column, 1, {}};
        auto parsed = database::parseUrl(*given);
        if (!parsed)
            return fail(parsed.error().at(position));
        if (database::holdsSecret(*parsed))
            return fail(errors::PasswordInFile, {{u"connection"_s, name}}, position);
        return std::move(*parsed);
    }

    Result<std::optional<EnvironmentClass>> environment() const
    {
        RETORT_TRY(const std::optional<QString> given, text(u"class"_s));
        if (!given)
            return std::nullopt;
        const auto *found =
            std::find_if(classes.begin(), classes.end(), [&](EnvironmentClass each) { return nameOf(each) == *given; });
        if (found == classes.end())
            return reader_.invalid(whole(u"class"_s), *table_.get("class"), u"one of "_s + classNames());
        return *found;
    }

    Result<std::optional<QString>> colour() const
    {
        RETORT_TRY(const std::optional<QString> given, text(u"colour"_s));
        static const QRegularExpression pattern(u"^#[0-9A-Fa-f]{6}$"_s);
        if (given && !pattern.match(*given).hasMatch())
            return reader_.invalid(whole(u"colour"_s), *table_.get("colour"), u"a colour such as \"#c01c28\""_s);
        return given;
    }

    const TomlReader &reader_;
    const toml::table &table_;
    const QString setting_;
};

template <typename T> void take(std::optional<T> &value, const std::optional<T> &own)
{
    if (own)
        value = own;
}

void takeOwn(Connection &connection, const Connection &own)
{
    // Each says where the URL is; a person's answer is whole.
    if (own.url || own.urlVariable) {
        connection.url = own.url;
        connection.urlVariable = own.urlVariable;
    }
    connection.environment = std::max(connection.environment, own.environment);
    take(connection.colour, own.colour);
    take(connection.versionTable, own.versionTable);
    take(connection.versionTableSchema, own.versionTableSchema);
    take(connection.applicationName, own.applicationName);
    take(connection.limits.connect, own.limits.connect);
    take(connection.limits.lock, own.limits.lock);
    take(connection.limits.statement, own.limits.statement);
    take(connection.limits.idleInTransaction, own.limits.idleInTransaction);
    take(connection.limits.connectionCheck, own.limits.connectionCheck);
    take(connection.limits.lockRetries, own.limits.lockRetries);
}

} // namespace

QString nameOf(EnvironmentClass environment)
{
    switch (environment) {
    case EnvironmentClass::Development:
        return u"development"_s;
    case EnvironmentClass::Test:
        return u"test"_s;
    case EnvironmentClass::Staging:
        return u"staging"_s;
    case EnvironmentClass::Production:
        return u"production"_s;
    }
    Q_UNREACHABLE();
}

Result<std::vector<Connection>> readConnections(const TomlReader &reader, const toml::table &table,
                                                const QString &setting)
{
    std::vector<Connection> connections;
    for (const auto &[key, node] : table) {
        const QString name = keyText(key);
        const QString whole = setting + u'.' + name;
        const toml::table *each = node.as_table();
        if (!each)
            return reader.invalid(whole, node, u"a table"_s);
        RETORT_TRY(Connection connection, ConnectionReader(reader, *each, whole).read(name));
        connections.push_back(std::move(connection));
    }
    // toml++ sorts its keys by name; people sort theirs by meaning.
    std::stable_sort(connections.begin(), connections.end(),
                     [](const Connection &a, const Connection &b) { return a.position->line < b.position->line; });
    return connections;
}

Result<std::vector<Connection>> readOwnConnections(const QString &file, const QString &root)
{
    if (!QFileInfo::exists(file))
        return std::vector<Connection>();
    RETORT_TRY(const QString text, readTextFile(file));
    RETORT_TRY(const toml::table document, parseToml(text, file));
    const TomlReader reader(text, file);
    for (const auto &[key, node] : document) {
        const QString folder = keyText(key);
        const QString real = QFileInfo(folder).canonicalFilePath();
        if (real.isEmpty() || real != QFileInfo(root).canonicalFilePath())
            continue;
        const toml::table *connections = node.as_table();
        if (!connections)
            return reader.invalid(folder, node, u"a table"_s);
        return readConnections(reader, *connections, u'"' + folder + u'"');
    }
    return std::vector<Connection>();
}

std::vector<Connection> merged(std::vector<Connection> projects, const std::vector<Connection> &own)
{
    for (const Connection &each : own) {
        const auto found = std::find_if(projects.begin(), projects.end(),
                                        [&](const Connection &other) { return other.name == each.name; });
        if (found == projects.end())
            projects.push_back(each);
        else
            takeOwn(*found, each);
    }
    return projects;
}

} // namespace retort::project
