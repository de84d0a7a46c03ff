#include <core/database/error_codes.h>
#include <core/database/url.h>

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <iterator>

namespace retort::database
{
using namespace Qt::Literals::StringLiterals;

namespace
{

struct KindName {
    Kind kind;
    QLatin1StringView name;
};

constexpr KindName kindNames[] = {
    {Kind::Sqlite, "sqlite"_L1},
    {Kind::Postgresql, "postgresql"_L1},
    {Kind::Mysql, "mysql"_L1},
    {Kind::Mariadb, "mariadb"_L1},
};

// Options of the Python drivers and of libpq that hold a password.
constexpr QLatin1StringView secretOptions[] = {"password"_L1,    "passwd"_L1,     "pass"_L1,
                                               "sslpassword"_L1, "passphrase"_L1, "ssl_key_password"_L1};

bool isSecretOption(const QString &name)
{
    return std::any_of(std::begin(secretOptions), std::end(secretOptions),
                       [&](QLatin1StringView secret) { return name.compare(secret, Qt::CaseInsensitive) == 0; });
}

QString percentDecoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

QString percentEncoded(const QString &text, const QByteArray &kept = {})
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, kept));
}

// As Python's parse_qsl: "+" is a space, an option without a value is dropped.
std::vector<std::pair<QString, QString>> parsedQuery(const QString &text)
{
    std::vector<std::pair<QString, QString>> query;
    for (QString item : text.split(u'&', Qt::SkipEmptyParts)) {
        item.replace(u'+', u' ');
        const qsizetype equals = item.indexOf(u'=');
        if (equals >= 0 && equals + 1 < item.size())
            query.emplace_back(percentDecoded(item.left(equals)), percentDecoded(item.mid(equals + 1)));
    }
    return query;
}

} // namespace

QString nameOf(Kind kind)
{
    const auto *found = std::find_if(std::begin(kindNames), std::end(kindNames),
                                     [&](const KindName &entry) { return entry.kind == kind; });
    Q_ASSERT(found != std::end(kindNames));
    return found->name;
}

Result<Kind> kindNamed(const QString &name)
{
    for (const KindName &entry : kindNames) {
        if (entry.name == name)
            return entry.kind;
    }
    return fail(errors::DatabaseKindUnknown, {{u"name"_s, name}});
}

Result<Url> parseUrl(const QString &text)
{
    // SQLAlchemy's own pattern (sqlalchemy/engine/url.py), so that what it reads from a text is read here too.
    static const QRegularExpression pattern(
        uR"re(^(?<name>[\w+]+)://)re"
        uR"re((?:(?<user>[^:/]*)(?::(?<password>[^@]*))?@)?)re"
        uR"re((?:(?:\[(?<ipv6>[^/?]+)\]|(?<host>[^/:?]+))?(?::(?<port>[^/?]*))?)?)re"
        uR"re((?:/(?<database>[^?]*))?(?:\?(?<query>.*))?)re"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = pattern.match(text.trimmed());
    if (!match.hasMatch())
        return fail(errors::DatabaseUrlMalformed);

    const auto captured = [&](const QString &group) { return match.captured(group); };
    Url url;
    const QString name = captured(u"name"_s);
    RETORT_TRY(url.kind, kindNamed(name.section(u'+', 0, 0)));
    url.driver = name.section(u'+', 1);
    if (match.capturedStart(u"user"_s) >= 0)
        url.user = percentDecoded(captured(u"user"_s));
    if (match.capturedStart(u"password"_s) >= 0)
        url.password = Secret(percentDecoded(captured(u"password"_s)));
    url.host = captured(u"ipv6"_s) + captured(u"host"_s);
    // SQLAlchemy would take the rest of the password for the host, ask the name server for it and print it.
    if (url.host.contains(u'@'))
        return fail(errors::DatabaseUrlAtSign);
    if (const QString port = captured(u"port"_s); !port.isEmpty()) {
        bool isNumber = false;
        const ushort number = port.toUShort(&isNumber);
        // What stands after the colon may be a password whose "@host" was forgotten: it is not repeated.
        if (!isNumber)
            return fail(errors::DatabaseUrlPortInvalid);
        url.port = number;
    }
    url.database = captured(u"database"_s);
    url.query = parsedQuery(captured(u"query"_s));
    return url;
}

QString displayed(const Url &url)
{
    QString text = nameOf(url.kind);
    if (!url.driver.isEmpty())
        text += u'+' + url.driver;
    text += "://"_L1;
    if (url.user || url.password) {
        text += percentEncoded(url.user.value_or(QString()), " +"_ba);
        if (url.password)
            text += ":***"_L1;
        text += u'@';
    }
    text += url.host.contains(u':') ? QString(u'[' + url.host + u']') : url.host;
    if (url.port)
        text += u':' + QString::number(*url.port);
    if (!url.database.isEmpty())
        text += u'/' + url.database;
    QStringList options;
    for (const auto &[name, value] : url.query)
        options << percentEncoded(name) + u'=' + (isSecretOption(name) ? u"***"_s : percentEncoded(value, "/:"_ba));
    if (!options.isEmpty())
        text += u'?' + options.join(u'&');
    return text;
}

bool holdsSecret(const Url &url)
{
    return url.password || std::any_of(url.query.begin(), url.query.end(),
                                       [](const auto &entry) { return isSecretOption(entry.first); });
}

std::optional<QString> option(const Url &url, const QString &name)
{
    const auto found =
        std::find_if(url.query.begin(), url.query.end(), [&](const auto &entry) { return entry.first == name; });
    return found == url.query.end() ? std::nullopt : std::optional(found->second);
}

bool isInMemory(const Url &url)
{
    if (url.kind != Kind::Sqlite)
        return false;
    return url.database.isEmpty() || url.database == ":memory:"_L1 ||
           (option(url, u"uri"_s) &&
            (url.database.startsWith("file::memory:"_L1) || option(url, u"mode"_s) == u"memory"_s));
}

} // namespace retort::database
