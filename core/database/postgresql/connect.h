#pragma once

#include <core/base/error.h>
#include <core/database/session.h>

#include <QSqlDatabase>

struct pg_conn;

namespace retort::database::postgresql
{

/// An open connection of Qt's driver and its native handle, which belongs to it.
struct Connection {
    QSqlDatabase database;
    pg_conn *handle = nullptr;
};

/// The errors of Session::open. The URL's options are libpq's, and those of psycopg2 and asyncpg that mean the same;
/// what libpq does not know is refused. Passwords that are not in the URL come from libpq itself: PGPASSWORD,
/// ~/.pgpass.
[[nodiscard]] Result<Connection> connectTo(const Url &url, const OpenOptions &options);

} // namespace retort::database::postgresql
