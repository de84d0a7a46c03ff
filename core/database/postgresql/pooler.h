#pragma once

#include <core/base/error.h>
#include <core/database/session.h>

struct pg_conn;

namespace retort::database::postgresql
{

/// errors::TransactionPooling {database} where a pooler (PgBouncer and its kin) stands before the server that gives
/// each transaction another session of it: a lock would be held by a session that others are given, and what a session
/// is told to be (read only, with these limits) would be told to theirs. To be asked before anything is set. A pooler
/// that gives one session to one client is as good as none.
[[nodiscard]] Result<> refuseTransactionPooling(pg_conn *connection, const Url &url, const OpenOptions &options);

} // namespace retort::database::postgresql
