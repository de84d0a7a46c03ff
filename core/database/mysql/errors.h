#pragma once

#include <core/base/error.h>

#include <QString>

struct st_mysql;

namespace retort::database::mysql
{

/// Our class of error for a number of the server's (1062) or of the client library's (2013).
[[nodiscard]] ErrorCode codeOf(unsigned number);

/// The same while connecting, where a number may mean something else.
[[nodiscard]] ErrorCode connectCodeOf(unsigned number);

/// The handle's last failure, with {message, number, sqlstate}. No place, no statement.
[[nodiscard]] Error errorOf(st_mysql *handle);

/// Where a syntax error begins in the statement, a UTF-16 offset, or -1: the server names the text it could not read on
/// from, not its place.
[[nodiscard]] qsizetype placeOf(const Error &error, const QString &statement);

} // namespace retort::database::mysql
