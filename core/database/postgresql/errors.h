#pragma once

#include <core/base/error.h>

#include <QString>

struct pg_result;

namespace retort::database::postgresql
{

/// Our class of error for a SQLSTATE.
[[nodiscard]] ErrorCode codeOf(const QString &sqlstate);

/// What a failed result says, with {message, detail, hint, sqlstate} as far as it says so. Detail and hint are part of
/// the message too, as psql prints them. No place, no statement.
[[nodiscard]] Error errorOf(const pg_result *result);

/// Where in the text that was sent, from 1 in characters (code points), the database points at; 0: nowhere.
[[nodiscard]] int placeOf(const pg_result *result);

} // namespace retort::database::postgresql
