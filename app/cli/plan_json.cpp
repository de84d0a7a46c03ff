#include <app/cli/plan_json.h>
#include <core/base/overloaded.h>

#include <QJsonArray>

namespace retort::cli
{
namespace
{

// All writes in the order of running, the deletions of a purge first.
std::vector<revisions::VersionWrite> writesOf(const migration::Plan &plan)
{
    std::vector<revisions::VersionWrite> writes;
    if (migration::purges(plan)) {
        for (const QString &row : plan.rowsBefore)
            writes.emplace_back(revisions::DeleteVersion{row});
    }
    for (const migration::PlanStep &step : plan.steps)
        writes.insert(writes.end(), step.writes.begin(), step.writes.end());
    return writes;
}

QString writeLine(const revisions::VersionWrite &write)
{
    return std::visit(
        overloaded{
            [](const revisions::InsertVersion &insert) { return QStringLiteral("  insert %1").arg(insert.to); },
            [](const revisions::UpdateVersion &update) {
                return QStringLiteral("  update %1 to %2").arg(update.from, update.to);
            },
            [](const revisions::DeleteVersion &remove) { return QStringLiteral("  delete %1").arg(remove.from); },
        },
        write);
}

} // namespace

QJsonObject writeToJson(const revisions::VersionWrite &write)
{
    const QString op = QStringLiteral("op");
    const QString from = QStringLiteral("from");
    const QString to = QStringLiteral("to");
    return std::visit(overloaded{
                          [&](const revisions::InsertVersion &insert) {
                              return QJsonObject{{op, QStringLiteral("insert")}, {to, insert.to}};
                          },
                          [&](const revisions::UpdateVersion &update) {
                              return QJsonObject{{op, QStringLiteral("update")}, {from, update.from}, {to, update.to}};
                          },
                          [&](const revisions::DeleteVersion &remove) {
                              return QJsonObject{{op, QStringLiteral("delete")}, {from, remove.from}};
                          },
                      },
                      write);
}

QJsonObject planToJson(const migration::Plan &plan)
{
    QJsonArray steps;
    // A stamp moves the version table only; it has no steps that run.
    if (!migration::isStamp(plan)) {
        for (const migration::PlanStep &step : plan.steps) {
            const bool isUp = step.direction == revisions::Direction::Up;
            steps << QJsonObject{{QStringLiteral("revision"), step.revision.id},
                                 {QStringLiteral("direction"), isUp ? QStringLiteral("up") : QStringLiteral("down")}};
        }
    }
    QJsonArray writes;
    for (const revisions::VersionWrite &write : writesOf(plan))
        writes << writeToJson(write);
    return {{QStringLiteral("steps"), steps},
            {QStringLiteral("version_table"), writes},
            {QStringLiteral("heads_after"), QJsonArray::fromStringList(plan.rowsAfter)}};
}

QStringList planLines(const migration::Plan &plan)
{
    const std::vector<revisions::VersionWrite> writes = writesOf(plan);
    if (plan.steps.empty() && writes.empty())
        return {QStringLiteral("Nothing to do.")};
    QStringList lines;
    for (const migration::PlanStep &step : plan.steps) {
        const QString message = revisions::summary(step.revision);
        lines << migration::shortLog(plan, step) + (message.isEmpty() ? QString() : QLatin1StringView(", ") + message);
    }
    lines << QStringLiteral("Version table:");
    for (const revisions::VersionWrite &write : writes)
        lines << writeLine(write);
    lines << QStringLiteral("Afterwards at: ") +
                 (plan.rowsAfter.isEmpty() ? QStringLiteral("base") : plan.rowsAfter.join(QLatin1StringView(", ")));
    return lines;
}

} // namespace retort::cli
