#pragma once

#include <core/base/error.h>
#include <core/database/session.h>

#include <QSqlDatabase>

struct st_mysql;

namespace retort::database::mysql
{

/// An open connection of Qt's driver and its native handle, which belongs to it.
struct Connection {
    QSqlDatabase database;
    st_mysql *handle = nullptr;
};

/// How the URL asks for TLS.
enum class Tls { AsItComes, Required };

/// The URL's options, as far as the driver can keep them.
struct Settings {
    QString host; ///< empty: the local socket
    QString user;
    QString password; ///< null: the client library takes it from MYSQL_PWD
    QString database;
    int port = 0; ///< 0: the usual one
    QString socket;
    int connectTimeout = 10; ///< seconds
    Tls tls = Tls::AsItComes;
    QStringList qtOptions;
    QString initCommand; ///< SQL of the URL, run at the beginning
    QString sqlMode;     ///< of the URL; empty: the server's
};

/// DatabaseOptionUnknown {option}, DatabaseOptionInvalid {option, reason}, TlsNotEnforced {option, driver}: Qt's driver
/// verifies no certificate, so that whoever asks for that must not be connected.
[[nodiscard]] Result<Settings> settingsOf(const Url &url, const OpenOptions &options);

/// The errors of Session::open.
[[nodiscard]] Result<Connection> connectTo(const Url &url, const Settings &settings);

} // namespace retort::database::mysql
