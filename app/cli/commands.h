#pragma once

#include <app/cli/arguments.h>
#include <app/cli/output.h>
#include <core/base/cancel.h>
#include <core/commands/workspace.h>

/// One function for each command line: asks core/commands and prints the answer. An error is printed by the caller.

namespace retort::cli
{

/// The exit codes of Alembic and those that Retort adds.
enum ExitCode { Done = 0, AnswerIsNo = 1, WrongUsage = 2, CannotBeKnown = 3, WasCancelled = 130, Failed = 255 };

/// What every command is given.
struct Call {
    const GlobalOptions &global;
    Output &output;
    CancelToken cancel;
};

/// The project that -c, -n and the working folder name; its notes go to stderr.
[[nodiscard]] Result<commands::Workspace> workspaceFor(const Call &call);

[[nodiscard]] Result<ExitCode> run(const Call &call, const InitCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const ListTemplatesCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const HistoryCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const HeadsCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const BranchesCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const ShowCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const CurrentCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const MoveCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const StampCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const EnsureVersionCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const PlanCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const CheckScriptsCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const SchemaCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const BlameCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const ResetCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const ConnectionsCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const PasswordCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const LogCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const StatusCommand &command);
[[nodiscard]] Result<ExitCode> run(const Call &call, const RepairCommand &command);

} // namespace retort::cli
