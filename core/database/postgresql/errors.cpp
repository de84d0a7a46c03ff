#include <core/database/error_codes.h>
#include <core/database/postgresql/errors.h>

#include <libpq-fe.h>

namespace retort::database::postgresql
{
using namespace Qt::Literals::StringLiterals;

namespace
{

QString field(const PGresult *result, int which)
{
    return QString::fromUtf8(PQresultErrorField(result, which));
}

} // namespace

ErrorCode codeOf(const QString &sqlstate)
{
    // https://www.postgresql.org/docs/15/errcodes-appendix.html
    if (sqlstate == u"55P03" || sqlstate == u"40P01" || sqlstate == u"40001")
        return errors::DatabaseLocked;
    if (sqlstate == u"57014")
        return errors::StatementTimedOut;
    if (sqlstate == u"42501")
        return errors::PermissionDenied;
    if (sqlstate == u"25006")
        return errors::DatabaseReadOnly;
    if (sqlstate == u"53100")
        return errors::DatabaseFull;
    if (sqlstate == u"XX001" || sqlstate == u"XX002")
        return errors::DatabaseDamaged;
    if (sqlstate == u"25P03" || sqlstate == u"57P01" || sqlstate == u"57P02" || sqlstate == u"57P03" ||
        sqlstate.startsWith("08"_L1))
        return errors::ConnectionLost;
    if (sqlstate.startsWith("23"_L1))
        return errors::ConstraintViolated;
    if (sqlstate.startsWith("53"_L1) || sqlstate.startsWith("58"_L1) || sqlstate.startsWith("XX"_L1))
        return errors::DatabaseFailed;
    return errors::SqlFailed;
}

Error errorOf(const PGresult *result)
{
    Error error{errors::SqlFailed, {}, {}, {}, {}};
    QString message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    const QString sqlstate = field(result, PG_DIAG_SQLSTATE);
    if (message.isEmpty()) // of libpq itself, not of the server
        message = QString::fromUtf8(PQresultErrorMessage(result)).trimmed();
    const QString detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    const QString hint = field(result, PG_DIAG_MESSAGE_HINT);
    if (!detail.isEmpty()) {
        message += u"\nDETAIL: "_s + detail;
        error.data.insert(u"detail"_s, detail);
    }
    if (!hint.isEmpty()) {
        message += u"\nHINT: "_s + hint;
        error.data.insert(u"hint"_s, hint);
    }
    error.data.insert(u"message"_s, message);
    if (!sqlstate.isEmpty())
        error.data.insert(u"sqlstate"_s, sqlstate);
    error.code = sqlstate.isEmpty() ? errors::ConnectionLost : codeOf(sqlstate);
    return error;
}

int placeOf(const PGresult *result)
{
    return field(result, PG_DIAG_STATEMENT_POSITION).toInt();
}

} // namespace retort::database::postgresql
