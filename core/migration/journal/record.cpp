#include <core/migration/journal/record.h>

#include <algorithm>
#include <iterator>

namespace retort::migration::journal
{

namespace
{

struct OutcomeName {
    Outcome outcome;
    QLatin1StringView name;
};

constexpr OutcomeName outcomeNames[] = {
    {Outcome::Running, QLatin1StringView("running")},     {Outcome::Done, QLatin1StringView("done")},
    {Outcome::Committed, QLatin1StringView("committed")}, {Outcome::RolledBack, QLatin1StringView("rolled back")},
    {Outcome::Failed, QLatin1StringView("failed")},       {Outcome::Cancelled, QLatin1StringView("cancelled")},
};

} // namespace

QString nameOf(Outcome outcome)
{
    const auto *found = std::find_if(std::begin(outcomeNames), std::end(outcomeNames),
                                     [outcome](const OutcomeName &entry) { return entry.outcome == outcome; });
    return found->name;
}

Outcome outcomeNamed(const QString &name)
{
    const auto *found = std::find_if(std::begin(outcomeNames), std::end(outcomeNames),
                                     [&name](const OutcomeName &entry) { return entry.name == name; });
    return found == std::end(outcomeNames) ? Outcome::Running : found->outcome;
}

} // namespace retort::migration::journal
