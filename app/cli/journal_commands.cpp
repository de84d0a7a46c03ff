// The commands that tell what was done to a database, where it stands, and how to put right what was left half done.

#include <app/cli/commands.h>
#include <app/cli/consent.h>
#include <app/cli/journal_text.h>
#include <app/cli/run_log.h>
#include <app/cli/terminal.h>
#include <core/base/files.h>
#include <core/base/presenter.h>
#include <core/commands/engine.h>
#include <core/commands/error_codes.h>
#include <core/commands/journal.h>
#include <core/commands/migrate.h>
#include <core/commands/repair.h>
#include <core/commands/status.h>

#include <QFile>
#include <QJsonArray>

namespace retort::cli
{
using namespace Qt::Literals::StringLiterals;

namespace
{

void tell(const Call &call, const std::vector<Error> &notes)
{
    for (const Error &note : notes)
        call.output.note(u"warning: "_s + present(note));
}

/// Whether the word is typed at the terminal; false without one.
bool isTyped(const QString &word, const CancelToken &cancel)
{
    return ask(u"Type %1 to do it: "_s.arg(word), cancel) == word;
}

} // namespace

Result<ExitCode> run(const Call &call, const LogCommand &command)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    RETORT_TRY(const database::Url url, commands::databaseOf(workspace));
    const bool isWhole = command.verbose || call.global.json || !command.html.isEmpty();
    RETORT_TRY(const commands::JournalReport report,
               commands::readJournal(workspace, {.most = command.most, .withStatements = isWhole}, call.cancel));
    tell(call, report.problems);
    if (!command.html.isEmpty()) {
        RETORT_CHECK(writeFile(command.html, runsToHtml(report.runs, database::displayed(url)).toUtf8()));
        return Done;
    }
    if (call.global.json) {
        QJsonArray runs;
        for (const migration::journal::Run &run : report.runs)
            runs << runToJson(run);
        call.output.json({{u"runs"_s, runs}});
        return Done;
    }
    for (const migration::journal::Run &run : report.runs) {
        for (const QString &line : runLines(run, command.verbose))
            call.output.line(line);
    }
    return Done;
}

Result<ExitCode> run(const Call &call, const StatusCommand &)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    RETORT_TRY(const commands::Status status, commands::status(workspace, call.cancel));
    tell(call, status.notes);
    if (call.global.json) {
        call.output.json(statusToJson(status, workspace.project.graph));
    } else {
        for (const QString &line : statusLines(status, workspace.project.graph))
            call.output.line(line);
    }
    const bool isHalfDone = status.unfinished && status.unfinished->halfDone;
    return status.problems.empty() && !isHalfDone ? Done : AnswerIsNo;
}

Result<ExitCode> run(const Call &call, const RepairCommand &command)
{
    RETORT_TRY(commands::Workspace workspace, workspaceFor(call));
    RETORT_TRY(const std::optional<commands::WaysOut> ways, commands::waysOut(workspace, call.cancel));
    if (!ways || (!ways->left.halfDone && command.way != RepairCommand::Way::Show)) {
        if (command.way != RepairCommand::Way::Show)
            return fail(errors::NothingToRepair);
        if (call.global.json)
            call.output.json({});
        else
            call.output.line(u"Nothing to repair."_s);
        return Done;
    }
    if (command.way == RepairCommand::Way::Show) {
        if (call.global.json) {
            call.output.json(waysToJson(*ways));
        } else {
            for (const QString &line : waysLines(*ways))
                call.output.line(line);
        }
        return ways->left.halfDone ? AnswerIsNo : Done;
    }
    const bool isUndo = command.way == RepairCommand::Way::Undo;
    const std::optional<migration::Plan> &plan = isUndo ? ways->undo : ways->stamp;
    const QString word = isUndo ? u"undo"_s : u"stamp"_s;
    if (!plan)
        return fail(errors::RepairUnknown, {{u"way"_s, word}});
    for (const QString &line : waysLines(*ways))
        call.output.note(line);
    if (!command.yes && !isTyped(word, call.cancel))
        return fail(errors::NotConfirmed, {{u"word"_s, word}});
    RETORT_CHECK(askForConsent(call, workspace, commands::Change::Migration));
    RETORT_TRY(const dialects::Dialect *dialect, commands::dialectFor(workspace, {}));
    RunLog log(call.output, *dialect);
    RETORT_TRY(const QStringList rows,
               commands::runPlan(
                   workspace, *plan, [&log](const migration::RunEvent &event) { log.event(event); }, call.cancel));
    if (call.global.json)
        call.output.json(log.report(rows));
    return Done;
}

} // namespace retort::cli
