#pragma once

#include <core/base/error.h>
#include <core/database/query_result.h>
#include <core/database/session.h>

#include <QByteArray>

struct pg_conn;

namespace retort::database::postgresql
{

/// What the statements of one text answered, up to the first that failed.
struct Answers {
    QueryResult last;
    QByteArray tag; ///< of the last: "COMMIT", "INSERT 0 1"
    struct Failure {
        Error error;
        std::size_t statement; ///< which of the text's, from 0
        int place;             ///< in the text, from 1 in code points; 0: nowhere
    };
    std::optional<Failure> failure;
};

/// Sends the text, which may hold several statements, and reads all answers. COPY from and to the client is refused.
[[nodiscard]] Answers answersTo(pg_conn *connection, const QByteArray &utf8, const Meanwhile &meanwhile);

} // namespace retort::database::postgresql
