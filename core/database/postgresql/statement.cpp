#include <core/database/error_codes.h>
#include <core/database/postgresql/errors.h>
#include <core/database/postgresql/statement.h>
#include <core/database/postgresql/values.h>

#include <libpq-fe.h>

namespace retort::database::postgresql
{
using namespace Qt::Literals::StringLiterals;

namespace
{

struct Clear {
    void operator()(PGresult *result) const { PQclear(result); }
};

bool tellsRows(QByteArrayView tag)
{
    return tag.startsWith("INSERT ") || tag.startsWith("UPDATE ") || tag.startsWith("DELETE ") ||
           tag.startsWith("MERGE ");
}

Result<QueryResult> read(const PGresult *result)
{
    QueryResult answer;
    const int columns = PQnfields(result);
    const int rows = PQntuples(result);
    for (int i = 0; i < columns; ++i)
        answer.columns << QString::fromUtf8(PQfname(result, i));
    answer.rows.reserve(static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row) {
        std::vector<sql::Value> cells;
        cells.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column) {
            RETORT_TRY(sql::Value cell, valueAt(result, row, column));
            cells.push_back(std::move(cell));
        }
        answer.rows.push_back(std::move(cells));
    }
    return answer;
}

Error copyRefused(QLatin1StringView what)
{
    return {errors::CopyRefused, {{u"what"_s, QString(what)}}, {}, {}, {}};
}

/// Reads away what the server copies to us.
void drain(PGconn *connection)
{
    char *row = nullptr;
    while (PQgetCopyData(connection, &row, 0) > 0)
        PQfreemem(row);
}

} // namespace

Answers answersTo(PGconn *connection, const QByteArray &utf8, const Meanwhile &meanwhile)
{
    Answers answers;
    const auto failed = [&answers](Error error, std::size_t statement, int place = 0) {
        if (!answers.failure)
            answers.failure = {std::move(error), statement, place};
    };
    if (PQsendQuery(connection, utf8.constData()) == 0) {
        failed({errors::ConnectionLost,
                {{u"message"_s, QString::fromUtf8(PQerrorMessage(connection)).trimmed()}},
                {},
                {},
                {}},
               0);
        return answers;
    }
    if (meanwhile)
        meanwhile();
    std::size_t count = 0;
    while (PGresult *raw = PQgetResult(connection)) {
        const std::unique_ptr<PGresult, Clear> result(raw);
        switch (PQresultStatus(raw)) {
        case PGRES_EMPTY_QUERY:
            continue;
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK:
            if (auto answer = read(raw)) {
                answers.last = std::move(*answer);
                answers.tag = PQcmdStatus(raw);
                if (tellsRows(answers.tag))
                    answers.last.rowsAffected = QByteArray(PQcmdTuples(raw)).toLongLong();
            } else {
                failed(std::move(answer).error(), count);
            }
            break;
        case PGRES_COPY_IN:
            failed(copyRefused("COPY FROM STDIN"_L1), count);
            PQputCopyEnd(connection, "refused");
            continue; // the statement's own result follows
        case PGRES_COPY_OUT:
            failed(copyRefused("COPY TO STDOUT"_L1), count);
            drain(connection);
            continue;
        default:
            failed(errorOf(raw), count, placeOf(raw));
            break;
        }
        ++count;
        if (PQstatus(connection) == CONNECTION_BAD)
            break;
    }
    return answers;
}

} // namespace retort::database::postgresql
