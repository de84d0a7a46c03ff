#include <core/database/error_codes.h>
#include <core/database/mysql/errors.h>

#include <mysql.h>

namespace retort::database::mysql
{
using namespace Qt::Literals::StringLiterals;

ErrorCode codeOf(unsigned number)
{
    // https://mariadb.com/kb/en/mariadb-error-code-reference/; from 2000 on the client library's own.
    switch (number) {
    case 1022: // duplicate key while writing
    case 1048: // NULL in a column that is NOT NULL
    case 1062:
    case 1169:
    case 1216:
    case 1217:
    case 1451:
    case 1452:
    case 1557:
    case 1586:
    case 1761:
    case 1762:
    case 3819: // CHECK, MySQL
    case 4025: // CHECK, MariaDB
        return errors::ConstraintViolated;
    case 1205: // lock wait timeout
    case 1213: // deadlock
        return errors::DatabaseLocked;
    case 1317: // interrupted
    case 1907:
    case 1969: // max_statement_time
    case 3024:
        return errors::StatementTimedOut;
    case 1044:
    case 1045:
    case 1142:
    case 1143:
    case 1227:
    case 1370:
        return errors::PermissionDenied;
    case 1290: // --read-only
    case 1792: // a transaction that is read only
    case 1836:
        return errors::DatabaseReadOnly;
    case 1021:
    case 1114:
        return errors::DatabaseFull;
    case 1034:
    case 1035:
    case 1194:
    case 1195:
        return errors::DatabaseDamaged;
    case 1030:
    case 1037:
    case 1038:
        return errors::DatabaseFailed;
    case 1053: // the server shuts down
    case 1152:
    case 1158:
    case 1159:
    case 1160:
    case 1161:
    case 1927: // killed
    case 2002:
    case 2003:
    case 2006:
    case 2013:
    case 2055:
        return errors::ConnectionLost;
    default:
        return errors::SqlFailed;
    }
}

ErrorCode connectCodeOf(unsigned number)
{
    switch (number) {
    case 1044: // not for this database
    case 1045:
    case 1130: // not from this host
    case 1251:
    case 1524: // a plugin that the server lacks
    case 1698:
    case 2059: // a plugin that we lack
        return errors::LoginRefused;
    case 1049:
        return errors::DatabaseMissing;
    case 2026:
    case 3159: // require_secure_transport
    case 4031:
        return errors::TlsFailed;
    default:
        return errors::DatabaseUnreachable;
    }
}

Error errorOf(MYSQL *handle)
{
    const unsigned number = mysql_errno(handle);
    return {codeOf(number),
            {{u"message"_s, QString::fromUtf8(mysql_error(handle))},
             {u"number"_s, number},
             {u"sqlstate"_s, QString::fromLatin1(mysql_sqlstate(handle))}},
            {},
            {},
            {}};
}

qsizetype placeOf(const Error &error, const QString &statement)
{
    constexpr unsigned syntaxError = 1064;
    if (error.data.value(u"number"_s).toUInt() != syntaxError)
        return -1;
    // "... near 'the text from there on' at line 3", in the server's language; the text is cut after 80 bytes.
    const QString message = error.data.value(u"message"_s).toString();
    const qsizetype open = message.indexOf(u'\'');
    const qsizetype close = message.lastIndexOf(u'\'');
    if (close <= open)
        return -1;
    const QString rest = message.mid(open + 1, close - open - 1);
    return rest.isEmpty() ? statement.size() : statement.lastIndexOf(rest);
}

} // namespace retort::database::mysql
