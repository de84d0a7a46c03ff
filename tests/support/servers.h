#pragma once

#include <core/database/url.h>

#include <QProcess>

#include <memory>

namespace retort::tests
{

/// A real database server of this test program alone, on a temporary folder, a local socket and a free port. It runs
/// as the user nobody when the test runs as root, which such servers refuse. A guard process, which ends with the test
/// in whatever way that ends, stops the server and removes the folder.
class Server
{
public:
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;
    virtual ~Server();

    /// A database of that name, made empty: one of the same name that is there is dropped.
    [[nodiscard]] database::Url freshDatabase(const QString &name);
    /// As the administrator; `options` are "name=value", put into the query.
    [[nodiscard]] database::Url url(const QString &database, const QStringList &options = {}) const;
    [[nodiscard]] QString urlText(const QString &database) const; ///< with the password, for the command line
    [[nodiscard]] QString socket() const { return folder_ + QStringLiteral("/socket"); } ///< a folder or a file
    [[nodiscard]] QString folder() const { return folder_; }
    [[nodiscard]] int port() const { return port_; }

    /// As after a crash of the machine: nothing is said to the clients.
    void kill();
    /// After kill(), on the same folder and port.
    void start();

protected:
    explicit Server(database::Kind kind);

    /// Runs a program as the server's user and waits; its failure ends the test program with its words.
    void run(const QString &program, const QStringList &arguments) const;
    virtual void initialize() = 0;
    [[nodiscard]] virtual QStringList command() const = 0;

private:
    [[nodiscard]] bool answers() const;

    QString folder_;
    database::Kind kind_;
    int port_ = 0;
    std::unique_ptr<QProcess> guard_;
};

/// PostgreSQL; user "retort", password "s3cret", in scram.
class PostgresServer final : public Server
{
public:
    /// Started by the first call, ends with the program.
    [[nodiscard]] static PostgresServer &instance();

private:
    PostgresServer()
        : Server(database::Kind::Postgresql)
    {
    }
    void initialize() override;
    [[nodiscard]] QStringList command() const override;
};

/// MariaDB; user "retort", password "s3cret".
class MariadbServer final : public Server
{
public:
    /// Started by the first call, ends with the program.
    [[nodiscard]] static MariadbServer &instance();

    /// Until the server's age, which it tells in whole seconds, shows that it is older than a run that begins now: what
    /// a killed run has left in doubt cannot be told before.
    void waitUntilOlderThanRuns() const;

private:
    MariadbServer()
        : Server(database::Kind::Mariadb)
    {
    }
    void initialize() override;
    [[nodiscard]] QStringList command() const override;
};

/// That of PostgreSQL or MariaDB.
[[nodiscard]] Server &serverOf(database::Kind kind);

/// For a test's _data function: the column "kind", with a row for each server; or for SQLite, too.
void addServers();
void addDatabases();

} // namespace retort::tests
