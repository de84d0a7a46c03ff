#include <app/cli/arguments.h>

#include <sstream>

#include <CLI/CLI.hpp>

namespace retort::cli
{
namespace
{

// "-1" is a revision, but an option to CLI11. Such arguments are marked before parsing and unmarked in the values.
constexpr char mark = '\x1f';

std::vector<std::string> marked(int argc, const char *const *argv)
{
    std::vector<std::string> arguments;
    for (int i = argc - 1; i > 0; --i) { // CLI11 takes them last first
        std::string argument = argv[i];
        if (argument.size() > 1 && argument[0] == '-' && argument[1] >= '0' && argument[1] <= '9')
            argument.insert(0, 1, mark);
        arguments.push_back(std::move(argument));
    }
    return arguments;
}

QString unmarked(const std::string &value)
{
    const QString text = QString::fromStdString(value);
    return text.startsWith(QLatin1Char(mark)) ? text.mid(1) : text;
}

CLI::Option *addText(CLI::App *app, const std::string &name, QString &target, const std::string &help)
{
    return app->add_option_function<std::string>(
        name, [&target](const std::string &value) { target = unmarked(value); }, help);
}

CLI::Option *addList(CLI::App *app, const std::string &name, QStringList &target, const std::string &help)
{
    return app->add_option_function<std::vector<std::string>>(
        name,
        [&target](const std::vector<std::string> &values) {
            for (const std::string &value : values)
                target << unmarked(value);
        },
        help);
}

// Everything that parsing fills; it outlives the CLI::App, whose callbacks point into it.
struct Filled {
    GlobalOptions global;
    InitCommand init;
    HistoryCommand history;
    QString range;
    HeadsCommand heads;
    BranchesCommand branches;
    ShowCommand show;
    CurrentCommand current;
    MoveCommand upgrade{Move::Upgrade, {}, false, {}, {}, false, false};
    MoveCommand downgrade{Move::Downgrade, {}, false, {}, {}, false, false};
    StampCommand stamp;
    EnsureVersionCommand ensureVersion;
    PlanCommand plan;
    QString planTarget;
    QString planFrom;
    CheckScriptsCommand checkScripts;
    SchemaCommand schema;
    BlameCommand blame;
    ResetCommand reset;
    LogCommand log;
    RepairCommand repair;
    std::string way;
    std::optional<Command> chosen;
};

void addGlobals(CLI::App &app, Filled &filled)
{
    GlobalOptions &global = filled.global;
    addText(&app, "-c,--config", global.config,
            "Alembic's ini file, or the project's folder; default: ALEMBIC_CONFIG, else what the working folder holds");
    addText(&app, "-n,--name", global.section, "Section of the ini file to use (default: alembic)");
    addList(&app, "-x", global.x, "An argument for env.py, key=value; may be given several times")
        ->allow_extra_args(false);
    CLI::Option *connection = addText(&app, "--connection", global.connection,
                                      "The database by its name in retort.toml or in your own connections.toml");
    addText(&app, "--url", global.url, "Database URL, over the ini's; default: RETORT_URL")->excludes(connection);
    addText(&app, "--confirm", global.confirm, "The name of the production connection that may be changed");
    app.add_option("--wait", global.wait,
                   "Seconds to wait for the server to come up, then for another migration to end")
        ->check(CLI::NonNegativeNumber);
    app.add_flag("-q,--quiet", global.quiet, "Print neither results nor progress");
    app.add_flag("--raiseerr", global.raiseError, "Show an error with its code and data");
    app.add_flag("--json", global.json, "Print the result as JSON");
    app.set_version_flag("--version", std::string("retort " RETORT_VERSION));
}

void addOffline(CLI::App *command, bool &sql, QString &dialect)
{
    command->add_flag("--sql", sql, "Print the SQL instead of running it; no database is needed");
    addText(command, "--dialect", dialect, "With --sql: sqlite, postgresql, mysql or mariadb; default: the URL's");
}

void addJournal(CLI::App *command, bool &journal)
{
    command->add_flag("--journal", journal,
                      "Keep a journal in the database as well, from this run on: a schema retort on PostgreSQL,\n"
                      "tables retort_... elsewhere");
}

void addReading(CLI::App &app, Filled &filled)
{
    auto *history = app.add_subcommand("history", "List the revisions, newest first");
    addText(history, "-r,--rev-range", filled.range, "Only this range: [start]:[end]");
    history->add_flag("-v,--verbose", filled.history.verbose, "Use more verbose output");
    history->add_flag("-i,--indicate-current", filled.history.indicateCurrent, "Mark where the database stands");
    history->callback([&filled, history] {
        if (history->count("--rev-range") > 0)
            filled.history.range = filled.range;
        filled.chosen = filled.history;
    });

    auto *heads = app.add_subcommand("heads", "List the heads");
    heads->add_flag("-v,--verbose", filled.heads.verbose, "Use more verbose output");
    heads->add_flag("--resolve-dependencies", filled.heads.resolveDependencies, "Treat dependencies as down revisions");
    heads->callback([&filled] { filled.chosen = filled.heads; });

    auto *branches = app.add_subcommand("branches", "List the branch points");
    branches->add_flag("-v,--verbose", filled.branches.verbose, "Use more verbose output");
    branches->callback([&filled] { filled.chosen = filled.branches; });

    auto *show = app.add_subcommand("show", "Show the revisions that a name stands for");
    addText(show, "revision", filled.show.revision, "Revision identifier, or current")->required();
    show->callback([&filled] { filled.chosen = filled.show; });

    auto *current = app.add_subcommand("current", "Show where the database stands");
    current->add_flag("-v,--verbose", filled.current.verbose, "Use more verbose output");
    current->add_flag("--check-heads", filled.current.checkHeads, "Fail unless the database is at all heads");
    current->callback([&filled] { filled.chosen = filled.current; });

    auto *check = app.add_subcommand("check-scripts", "Say which revisions can be run, and why others cannot");
    addText(check, "--dialect", filled.checkScripts.dialect,
            "Evaluate for sqlite, postgresql, mysql or mariadb; default: the URL's");
    check->add_flag("-v,--verbose", filled.checkScripts.verbose, "Name every revision of each cause");
    check->footer("No database is asked. Exit codes: 0 when everything can be run, be it with the help of the\n"
                  "database's answers; 1 when something is out of reach.\n"
                  "--json: {dialect, scripts: [{revision, path, direction, reach, causes}], causes: [{code, message,\n"
                  "scripts}]}; reach is native, asks_database, raises or out_of_reach.");
    check->callback([&filled] { filled.chosen = filled.checkScripts; });

    CLI::App *schema =
        app.add_subcommand("schema", "Show the schema at a revision, by replay, or that of the database");
    schema
        ->add_option_function<std::string>(
            "side",
            [&filled](const std::string &side) {
                if (side.rfind("rev:", 0) == 0)
                    filled.schema.revision = unmarked(side.substr(4));
                else if (side != "db")
                    filled.global.connection = QString::fromStdString(side.substr(3));
            },
            "rev:REVISION for the schema at a revision, db for that of the database, db:NAME for a connection's")
        ->required()
        ->check([](const std::string &side) {
            const bool isKnown = side == "db" || side.rfind("db:", 0) == 0 || side.rfind("rev:", 0) == 0;
            return isKnown ? std::string() : "neither rev:REVISION nor db[:NAME]: " + side;
        });
    addText(schema, "--dialect", filled.schema.dialect,
            "For which database a revision is replayed; default: the URL's");
    addList(schema, "--schema", filled.schema.schemas,
            "Of the database, look at this schema as well as at the usual one; may be repeated")
        ->allow_extra_args(false);
    schema->add_flag("--sql", filled.schema.sql, "As the statements that make it");
    schema->callback([&filled] { filled.chosen = filled.schema; });

    CLI::App *blame = app.add_subcommand("blame", "Show which revisions made and last changed a table or column");
    addText(blame, "name", filled.blame.name, "TABLE, SCHEMA.TABLE or TABLE.COLUMN")->required();
    addText(blame, "--dialect", filled.blame.dialect, "For which database the history is replayed; default: the URL's");
    blame->callback([&filled] { filled.chosen = filled.blame; });
}

void addChanging(CLI::App &app, Filled &filled)
{
    const auto addMove = [&app, &filled](const char *name, const char *help, MoveCommand &move) {
        auto *command = app.add_subcommand(name, help);
        addText(command, "revision", move.target, "Where to go: a revision, head, heads, base, +N, -N; a:b with --sql");
        addOffline(command, move.sql, move.dialect);
        command
            ->add_flag("--resume", move.resume,
                       "Go on within the revision that was left half done, behind what is committed of it")
            ->excludes("revision")
            ->excludes("--sql");
        addJournal(command, move.journal);
        addText(command, "--tag", move.tag, "A text that env.py may ask for");
        command->callback([&filled, &move] {
            if (move.target.isEmpty() && !move.resume)
                throw CLI::RequiredError("revision");
            filled.chosen = move;
        });
    };
    addMove("upgrade", "Upgrade to a later revision", filled.upgrade);
    addMove("downgrade", "Revert to a previous revision", filled.downgrade);

    auto *stamp = app.add_subcommand("stamp", "Set the version table to revisions; run no migrations");
    addList(stamp, "revisions", filled.stamp.targets, "One or more revisions, or heads for all heads")->required();
    addOffline(stamp, filled.stamp.sql, filled.stamp.dialect);
    stamp->add_flag("--purge", filled.stamp.purge, "Forget what the version table holds first");
    addJournal(stamp, filled.stamp.journal);
    addText(stamp, "--tag", filled.stamp.tag, "A text that env.py may ask for");
    stamp->callback([&filled] { filled.chosen = filled.stamp; });

    auto *reset = app.add_subcommand("reset", "Drop everything in a development or test database, then upgrade it");
    addText(reset, "revision", filled.reset.target, "Where to upgrade to (default: heads)");
    reset->footer("Only where a connection of retort.toml says that it is of class development or test; on another\n"
                  "machine only with --confirm, or with its name typed at the terminal.");
    reset->callback([&filled] { filled.chosen = filled.reset; });

    auto *ensure = app.add_subcommand("ensure_version", "Create the version table if it is not there");
    addOffline(ensure, filled.ensureVersion.sql, filled.ensureVersion.dialect);
    ensure->callback([&filled] { filled.chosen = filled.ensureVersion; });
}

void addPlan(CLI::App &app, Filled &filled)
{
    auto *plan = app.add_subcommand("plan", "Say what an upgrade, downgrade or stamp would do; change nothing");
    plan->require_subcommand(1);
    const auto addKind = [&filled, plan](const char *name, const char *help, PlanCommand::What what, bool isStamp) {
        auto *kind = plan->add_subcommand(name, help);
        if (isStamp) {
            addList(kind, "revisions", filled.plan.targets, "One or more revisions")->required();
            kind->add_flag("--purge", filled.plan.purge, "Forget what the version table holds first");
        } else {
            addText(kind, "revision", filled.planTarget, "Where to go")->required();
        }
        addText(kind, "--from", filled.planFrom,
                "Start from these revisions (comma between them; base: an empty database), not from the database's");
        kind->callback([&filled, kind, what, isStamp] {
            filled.plan.what = what;
            if (!isStamp)
                filled.plan.targets = {filled.planTarget};
            if (kind->count("--from") > 0)
                filled.plan.from = filled.planFrom.split(QLatin1Char(','), Qt::SkipEmptyParts);
            filled.chosen = filled.plan;
        });
    };
    addKind("upgrade", "What an upgrade would do", PlanCommand::What::Upgrade, false);
    addKind("downgrade", "What a downgrade would do", PlanCommand::What::Downgrade, false);
    addKind("stamp", "What a stamp would do", PlanCommand::What::Stamp, true);
}

void addJournalCommands(CLI::App &app, Filled &filled)
{
    auto *log = app.add_subcommand("log", "List the runs on the database, newest first");
    addText(log, "--html", filled.log.html, "Write them into a page of HTML, with every statement");
    log->add_option("--last", filled.log.most, "Only so many")->check(CLI::PositiveNumber);
    log->add_flag("-v,--verbose", filled.log.verbose, "With their revisions and statements");
    log->footer("Every run is kept in a journal of your own, $XDG_STATE_HOME/retort/journal.db, and in the database\n"
                "where --journal was given once. Values of parameters and passwords are not kept.");
    log->callback([&filled] { filled.chosen = filled.log; });

    auto *status = app.add_subcommand("status", "Say where the database stands, and what is wrong with it");
    status->footer("Exit codes: 0 when all is in order, pending revisions or not; 1 when something wants to be put\n"
                   "right.");
    status->callback([&filled] { filled.chosen = StatusCommand{}; });

    auto *repair = app.add_subcommand("repair", "Show the ways out of a revision that was left half done, or take one");
    repair->add_option("way", filled.way, "undo or stamp; without it the ways are only shown")
        ->check(CLI::IsMember({"undo", "stamp"}));
    repair->add_flag("--yes", filled.repair.yes, "Do not ask");
    repair->callback([&filled] {
        if (!filled.way.empty())
            filled.repair.way = filled.way == "undo" ? RepairCommand::Way::Undo : RepairCommand::Way::Stamp;
        filled.chosen = filled.repair;
    });
}

void addProject(CLI::App &app, Filled &filled)
{
    auto *init = app.add_subcommand("init", "Lay out a new project");
    addText(init, "directory", filled.init.directory, "Folder for the scripts")->required();
    addText(init, "-t,--template", filled.init.templateName, "Template to use (default: generic)");
    init->add_flag("--package", filled.init.package, "Write empty __init__.py files too");
    init->callback([&filled] { filled.chosen = filled.init; });

    app.add_subcommand("connections", "List the connections of the project, with what is your own")
        ->callback([&filled] { filled.chosen = ConnectionsCommand{}; });
    auto *password = app.add_subcommand("password", "Keep or forget the database's password in your keychain");
    password->require_subcommand(1);
    password->add_subcommand("set", "Ask for it, or read a line of the standard input, and keep it")
        ->callback([&filled] { filled.chosen = PasswordCommand{false}; });
    password->add_subcommand("forget", "Take it out of the keychain")->callback([&filled] {
        filled.chosen = PasswordCommand{true};
    });

    app.add_subcommand("list_templates", "List what init can lay out")->callback([&filled] {
        filled.chosen = ListTemplatesCommand{};
    });
}

} // namespace

std::variant<Invocation, Answered> parseArguments(int argc, const char *const *argv)
{
    Filled filled;
    filled.global.config = qEnvironmentVariable("ALEMBIC_CONFIG");
    filled.global.url = qEnvironmentVariable("RETORT_URL");

    CLI::App app("Retort reads, plans and runs Alembic migrations without Python.", "retort");
    app.fallthrough();
    app.require_subcommand(0, 1); // `upgrade heads` names no second command
    app.footer("Exit codes: 0 done, or yes; 1 the answer is no; 2 wrong usage; 3 cannot be known; 130 cancelled;\n"
               "255 refused or failed.");
    addGlobals(app, filled);
    addReading(app, filled);
    addChanging(app, filled);
    addPlan(app, filled);
    addJournalCommands(app, filled);
    addProject(app, filled);
    try {
        app.parse(marked(argc, argv));
    } catch (const CLI::ParseError &error) {
        std::ostringstream output;
        std::ostringstream complaint;
        const bool answered = app.exit(error, output, complaint) == 0;
        QString complained = QString::fromStdString(complaint.str());
        complained.remove(QLatin1Char(mark));
        return Answered{answered ? 0 : 2, QString::fromStdString(output.str()), complained};
    }
    // Asked here and not of CLI11, which would not name a command that it does not know.
    if (!filled.chosen)
        return Answered{2, {}, QStringLiteral("A command is required\nRun with --help for more information.\n")};
    return Invocation{std::move(filled.global), std::move(*filled.chosen)};
}

} // namespace retort::cli
