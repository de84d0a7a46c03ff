// The commands that show schemas: replayed without a database, or read from one.

#include <app/cli/commands.h>
#include <app/cli/schema_text.h>
#include <core/base/presenter.h>
#include <core/dialects/description.h>

namespace retort::cli
{

namespace
{

/// What keeps a replayed schema from being the whole truth, on stderr.
void tellGaps(const Call &call, const std::vector<replay::Gap> &gaps)
{
    for (const replay::Gap &gap : gaps)
        call.output.note(
            QStringLiteral("revision %1 was not followed to its end:\n%2").arg(gap.revision, present(gap.error)));
}

} // namespace

Result<ExitCode> run(const Call &call, const SchemaCommand &command)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    RETORT_TRY(const commands::SchemaReport report,
               command.revision ? commands::replayedSchema(workspace, *command.revision, command.dialect, call.cancel)
                                : commands::liveSchema(workspace, command.schemas, call.cancel));
    const schema::Schema &schema = report.snapshot.schema;
    if (call.global.json) {
        call.output.json(schemaToJson(report));
        return Done;
    }
    if (command.sql) {
        for (const QString &statement : dialects::statementsFor(schema, *report.dialect))
            call.output.text(statement + QStringLiteral(";\n\n"));
    } else {
        for (const QString &line : schemaLines(report))
            call.output.line(line);
    }
    tellGaps(call, report.snapshot.gaps);
    for (const schema::OpaqueStatement &statement : schema.opaque)
        call.output.note(
            QStringLiteral("not understood%1: %2")
                .arg(statement.revision.isEmpty() ? QString() : QStringLiteral(" in revision ") + statement.revision,
                     statement.sql.simplified()));
    for (const QString &hidden : schema.hidden)
        call.output.note(QStringLiteral("the account may not see ") + hidden);
    return Done;
}

Result<ExitCode> run(const Call &call, const BlameCommand &command)
{
    RETORT_TRY(const commands::Workspace workspace, workspaceFor(call));
    RETORT_TRY(const commands::BlameReport report,
               commands::blame(workspace, command.name, command.dialect, call.cancel));
    if (call.global.json) {
        call.output.json(blameToJson(report));
        return Done;
    }
    for (const QString &line : blameLines(workspace, report))
        call.output.line(line);
    tellGaps(call, report.gaps);
    return Done;
}

} // namespace retort::cli
