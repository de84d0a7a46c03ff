#include <core/base/overloaded.h>
#include <core/sql/literal.h>
#include <ui/run/plan_text.h>

#include <QCoreApplication>
#include <QFileInfo>

namespace retort::ui
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(PlanText)
};

QString positionComment(const std::optional<SourcePosition> &where)
{
    return where && where->line > 0
               ? Texts::tr("-- From here on the script goes by what it asks the database at line %1").arg(where->line)
               : Texts::tr("-- From here on the script goes by what it asks the database");
}

// The values of the parameters stand below the statement, in the order of its question marks.
QString sqlOf(const sql::Statement &statement)
{
    QStringList values;
    for (const sql::Value &value : statement.parameters)
        values << sql::literal(value, {}).simplified();
    const QString sql = statement.text + u';';
    return values.isEmpty() ? sql : QString(sql + QStringLiteral("\n-- ") + values.join(QStringLiteral(", ")));
}

void addCalls(StepText &text, const std::vector<migration::Call> &calls)
{
    QStringList sql;
    for (const migration::Call &call : calls) {
        std::visit(
            overloaded{
                [&](const migration::Applied &applied) {
                    text.details << operations::describe(applied.operation);
                    for (const sql::Statement &statement : applied.statements) {
                        sql << sqlOf(statement);
                        ++text.statements;
                    }
                },
                [&](const migration::AutocommitBegin &) {
                    text.details << Texts::tr("Commit what came before, then go on outside of a transaction");
                },
                [&](const migration::AutocommitEnd &) { text.details << Texts::tr("Begin a transaction again"); },
                [&](const alembic::LogLine &) {},
            },
            call);
    }
    text.sql = sql.join(QStringLiteral("\n\n"));
}

QString writeText(const revisions::VersionWrite &write)
{
    return std::visit(
        overloaded{
            [](const revisions::InsertVersion &insert) { return Texts::tr("Version table: add %1").arg(insert.to); },
            [](const revisions::UpdateVersion &update) {
                return Texts::tr("Version table: %1 becomes %2").arg(update.from, update.to);
            },
            [](const revisions::DeleteVersion &remove) {
                return Texts::tr("Version table: remove %1").arg(remove.from);
            },
        },
        write);
}

QString targetOf(const migration::Goal &goal)
{
    return std::visit(overloaded{
                          [](const migration::Upgrade &upgrade) { return upgrade.target; },
                          [](const migration::Downgrade &downgrade) { return downgrade.target; },
                          [](const migration::Stamp &stamp) { return stamp.targets.join(QStringLiteral(", ")); },
                      },
                      goal);
}

} // namespace

StepText textOf(const migration::Plan &plan, const migration::PlanStep &step)
{
    StepText text;
    text.id = step.revision.id;
    text.message = revisions::summary(step.revision).simplified();
    if (text.message.isEmpty())
        text.message = QFileInfo(step.revision.path).fileName();
    if (migration::isStamp(plan))
        text.title = Texts::tr("Stamp");
    else
        text.title = step.direction == revisions::Direction::Up ? Texts::tr("Upgrade") : Texts::tr("Downgrade");
    std::visit(overloaded{
                   [&](const migration::NotRecorded &) {
                       text.sql = Texts::tr("-- No script runs; only the version table changes");
                   },
                   [&](const migration::Known &known) {
                       addCalls(text, known.calls);
                       if (text.statements == 0)
                           text.sql = Texts::tr("-- The script changes nothing");
                   },
                   [&](const migration::Decided &decided) {
                       addCalls(text, decided.calls);
                       if (decided.isExpected) {
                           text.details << Texts::tr("As the database stands: the script looks again when it runs, or "
                                                     "goes on where a statement fails");
                           return;
                       }
                       text.decidedLater = true;
                       text.details << Texts::tr("The rest depends on what the script asks the database");
                       text.sql +=
                           (text.sql.isEmpty() ? QString() : QStringLiteral("\n\n")) + positionComment(decided.where);
                   },
               },
               step.body);
    if (!step.variablesRead.isEmpty())
        text.details << Texts::tr("Reads from the environment: %1").arg(step.variablesRead.join(QStringLiteral(", ")));
    for (const revisions::VersionWrite &write : step.writes)
        text.details << writeText(write);
    return text;
}

QString titleOf(const migration::Plan &plan, const QString &database)
{
    const QString target = targetOf(plan.goal);
    return std::visit(
        overloaded{
            [&](const migration::Upgrade &) { return Texts::tr("Upgrade %1 to %2").arg(database, target); },
            [&](const migration::Downgrade &) { return Texts::tr("Downgrade %1 to %2").arg(database, target); },
            [&](const migration::Stamp &) { return Texts::tr("Stamp %1 with %2").arg(database, target); },
        },
        plan.goal);
}

QString summaryOf(const migration::Plan &plan)
{
    int statements = 0;
    bool decidedLater = false;
    for (const migration::PlanStep &step : plan.steps) {
        const StepText text = textOf(plan, step);
        statements += text.statements;
        decidedLater |= text.decidedLater;
    }
    const QString revisions = Texts::tr("%n revision(s)", nullptr, static_cast<int>(plan.steps.size()));
    if (migration::isStamp(plan))
        return Texts::tr("%1, no script runs").arg(revisions);
    const QString count = Texts::tr("%n statement(s)", nullptr, statements);
    return decidedLater ? Texts::tr("%1, at least %2").arg(revisions, count)
                        : Texts::tr("%1, %2").arg(revisions, count);
}

QString verbOf(const migration::Plan &plan)
{
    return std::visit(overloaded{
                          [](const migration::Upgrade &) { return Texts::tr("Upgrade"); },
                          [](const migration::Downgrade &) { return Texts::tr("Downgrade"); },
                          [](const migration::Stamp &) { return Texts::tr("Stamp"); },
                      },
                      plan.goal);
}

QString durationText(qint64 microseconds)
{
    if (microseconds < 1000)
        return Texts::tr("%1 ms").arg(static_cast<double>(microseconds) / 1000, 0, 'f', 1);
    if (microseconds < 1'000'000)
        return Texts::tr("%1 ms").arg(microseconds / 1000);
    const qint64 seconds = microseconds / 1'000'000;
    if (seconds < 60)
        return Texts::tr("%1 s").arg(static_cast<double>(microseconds) / 1e6, 0, 'f', 1);
    return Texts::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace retort::ui
