#pragma once

#include <core/base/clock.h>
#include <core/base/source_position.h>

#include <QMap>
#include <QString>

#include <functional>
#include <optional>
#include <random>
#include <set>

namespace retort::script
{

/// The beginning of 1970, made once: Qt asks for the local time zone each time it makes one.
[[nodiscard]] inline QDateTime epoch()
{
    static const QDateTime made = QDateTime::fromMSecsSinceEpoch(0).toUTC();
    return made;
}

/// All that the standard modules see of the world outside: `vm.host<World>()`, which the owner of an interpreter sets
/// before anything runs. Made anew for each script, so that what one draws does not depend on the others.
struct World {
    /// What time.time() and datetime.now() give; in UTC, which is also the local time of scripts.
    QDateTime now = epoch();
    /// Behind random, secrets and uuid4().
    std::mt19937_64 random;
    /// Behind random once a script has called random.seed(): alone, so that no seed makes two revisions draw the same
    /// identifiers.
    std::optional<std::mt19937_64> seeded;
    /// os.environ.
    QMap<QString, QString> variables;
    /// The names of those that were asked for, there or not.
    std::set<QString> variablesRead;

    /// `level` as in logging: 10 debug, 20 info, 30 warning, 40 error.
    std::function<void(int level, const QString &text, const SourcePosition &position)> log;
};

} // namespace retort::script
