#include <core/migration/plan.h>

namespace retort::migration
{
using namespace Qt::Literals::StringLiterals;

bool purges(const Plan &plan)
{
    const auto *stamp = std::get_if<Stamp>(&plan.goal);
    return stamp && stamp->purge;
}

bool isStamp(const Plan &plan)
{
    return std::holds_alternative<Stamp>(plan.goal);
}

QString shortLog(const Plan &plan, const PlanStep &step)
{
    const QString name = isStamp(plan)                                ? u"stamp_revision"_s
                         : step.direction == revisions::Direction::Up ? u"upgrade"_s
                                                                      : u"downgrade"_s;
    return u"%1 %2 -> %3"_s.arg(name, step.from.join(u", "_s), step.to.join(u", "_s));
}

} // namespace retort::migration
