#pragma once

#include <core/base/error.h>
#include <core/database/session.h>

#include <QSqlDatabase>

#include <memory>

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

struct Finish {
    void operator()(pg_conn *connection) const;
};
using NativeConnection = std::unique_ptr<pg_conn, Finish>;

/// Another connection to the same, by libpq alone: for what is looked at beside the session. One that failed is in a
/// state of its own; null where there is no memory.
[[nodiscard]] NativeConnection connectBeside(const Url &url, const OpenOptions &options);

} // namespace retort::database::postgresql
