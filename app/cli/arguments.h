#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

/// The command line as values: what was asked, with all options read, nothing looked up.

namespace retort::cli
{

struct GlobalOptions {
    QString config; ///< -c, else ALEMBIC_CONFIG; empty: look in the working folder
    QString section = QStringLiteral("alembic");
    QStringList x; ///< "key=value", as given
    QString connection;
    QString url;             ///< --url, else RETORT_URL; a connection counts before it
    QString confirm;         ///< the name of the connection that may be changed
    std::optional<int> wait; ///< seconds
    bool quiet = false;
    bool raiseError = false;
    bool json = false;
};

struct InitCommand {
    QString directory;
    QString templateName = QStringLiteral("generic");
    bool package = false;
};
struct ListTemplatesCommand {
};
struct HistoryCommand {
    std::optional<QString> range;
    bool verbose = false;
    bool indicateCurrent = false;
};
struct HeadsCommand {
    bool verbose = false;
    bool resolveDependencies = false;
};
struct BranchesCommand {
    bool verbose = false;
};
struct ShowCommand {
    QString revision;
};
struct CurrentCommand {
    bool verbose = false;
    bool checkHeads = false;
};
enum class Move { Upgrade, Downgrade };
struct MoveCommand {
    Move move = Move::Upgrade;
    QString target;
    bool sql = false;
    QString tag;
    QString dialect; ///< with --sql: instead of the URL's
    bool resume = false;
    bool journal = false;
};
struct StampCommand {
    QStringList targets;
    bool sql = false;
    bool purge = false;
    QString tag;
    QString dialect;
    bool journal = false;
};
struct EnsureVersionCommand {
    bool sql = false;
    QString dialect;
};
struct PlanCommand {
    enum class What { Upgrade, Downgrade, Stamp };
    What what = What::Upgrade;
    QStringList targets;
    std::optional<QStringList> from; ///< instead of the database's rows
    bool purge = false;
};
struct ResetCommand {
    QString target = QStringLiteral("heads");
};
struct ConnectionsCommand {
};
struct PasswordCommand {
    bool forget = false;
};
struct SchemaCommand {
    std::optional<QString> revision; ///< rev:ID; nothing is the database
    QString dialect;
    QStringList schemas;
    bool sql = false;
};

struct BlameCommand {
    QString name;
    QString dialect;
};

struct CheckScriptsCommand {
    QString dialect;
    bool verbose = false;
};

struct LogCommand {
    QString html; ///< a file
    int most = 0; ///< runs; 0: all
    bool verbose = false;
};

struct StatusCommand {
};

struct RepairCommand {
    enum class Way { Show, Undo, Stamp };
    Way way = Way::Show;
    bool yes = false;
};

using Command = std::variant<InitCommand, ListTemplatesCommand, HistoryCommand, HeadsCommand, BranchesCommand,
                             ShowCommand, CurrentCommand, MoveCommand, StampCommand, EnsureVersionCommand, PlanCommand,
                             CheckScriptsCommand, SchemaCommand, BlameCommand, ResetCommand, ConnectionsCommand,
                             PasswordCommand, LogCommand, StatusCommand, RepairCommand>;

struct Invocation {
    GlobalOptions global;
    Command command;
};

/// Parsing ended without a command: help or the version was asked for (code 0), or the usage is wrong (code 2).
struct Answered {
    int exitCode = 0;
    QString output; ///< for stdout
    QString error;  ///< for stderr
};

/// Reads what main() was given, the program's name first. Global options may stand before or after the command.
/// ALEMBIC_CONFIG and RETORT_URL are read here.
[[nodiscard]] std::variant<Invocation, Answered> parseArguments(int argc, const char *const *argv);

} // namespace retort::cli
