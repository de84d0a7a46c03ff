#pragma once

#include <core/database/url.h>

namespace retort::database
{

/// Where a URL leads, however it is spelled: what two URLs are compared by, and what a password is kept under.
struct Address {
    QString server;   ///< "sqlite", "postgresql" or "mysql" (for MariaDB too)
    QString user;     ///< empty: the driver's default, or none
    QString host;     ///< lower case; "localhost" for this machine in every spelling, its sockets too
    int port = 0;     ///< the default where the URL has none; 0 for SQLite
    QString database; ///< SQLite: the absolute path, symbolic links followed; empty: in memory

    bool operator==(const Address &) const = default;
};

/// The address of a URL, options that name host, port, user or database considered. A relative SQLite path is relative
/// to the working folder.
[[nodiscard]] Address addressOf(const Url &url);

/// The same database on the same server, whoever connects. Two in memory are never the same.
[[nodiscard]] bool isSameDatabase(const Address &a, const Address &b);

/// On this machine: an SQLite file, a local socket, or a host that is this one's loopback.
[[nodiscard]] bool isLocal(const Address &address);

/// One line without secrets: "postgresql://app@db.example.org:5432/shop".
[[nodiscard]] QString shown(const Address &address);

} // namespace retort::database
