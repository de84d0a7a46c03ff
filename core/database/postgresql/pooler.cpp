#include <core/database/error_codes.h>
#include <core/database/postgresql/connect.h>
#include <core/database/postgresql/pooler.h>

#include <QByteArray>

#include <chrono>
#include <memory>
#include <optional>

#include <libpq-fe.h>
#include <poll.h>

namespace retort::database::postgresql
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// The first value of a query; empty where it is refused, nothing where there is no answer within the time: a pooler
/// may keep us waiting for a free session.
std::optional<QByteArray> answerWithin(PGconn *connection, const char *query, std::chrono::milliseconds limit)
{
    if (PQsendQuery(connection, query) == 0)
        return QByteArray();
    const auto end = std::chrono::steady_clock::now() + limit;
    while (PQisBusy(connection) != 0) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
        pollfd socket{PQsocket(connection), POLLIN, 0};
        if (left <= 0 || ::poll(&socket, 1, static_cast<int>(left)) == 0)
            return std::nullopt;
        if (PQconsumeInput(connection) == 0)
            return QByteArray();
    }
    QByteArray value;
    while (PGresult *result = PQgetResult(connection)) {
        if (PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) > 0)
            value = PQgetvalue(result, 0, 0);
        PQclear(result);
    }
    return value;
}

/// The server's number of the session that answers.
std::optional<QByteArray> sessionBehind(PGconn *connection, const char *before = "")
{
    using namespace std::chrono_literals;
    const QByteArray query = QByteArray(before) + "SELECT pg_catalog.pg_backend_pid()";
    return answerWithin(connection, query.constData(), 2s);
}

} // namespace

Result<> refuseTransactionPooling(pg_conn *connection, const Url &url, const OpenOptions &options)
{
    const std::optional<QByteArray> ours = sessionBehind(connection);
    // The server says its own number when it lets somebody in; a pooler says one that it made up.
    if (!ours || ours->toInt() == PQbackendPID(connection))
        return {};
    // Somebody else, who is in a transaction, must neither have our session nor change which one is ours.
    constexpr int looks = 3;
    for (int look = 0; look < looks; ++look) {
        const NativeConnection other = connectBeside(url, options);
        if (!other || PQstatus(other.get()) != CONNECTION_OK)
            return {};
        const std::optional<QByteArray> theirs = sessionBehind(other.get(), "BEGIN;");
        if (!theirs)
            return {}; // no session is free beside ours, which is then ours alone
        // Where each statement is given a session, a transaction is refused.
        if (theirs->isEmpty() || theirs == ours || sessionBehind(connection) != ours)
            return fail(errors::TransactionPooling, {{u"database"_s, displayed(url)}});
    }
    return {};
}

} // namespace retort::database::postgresql
