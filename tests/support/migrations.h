#pragma once

#include <core/dialects/dialect.h>
#include <core/migration/runner.h>
#include <core/revisions/graph.h>
#include <tests/support/databases.h>

#include <map>

namespace retort::tests
{

/// What the script of one revision does in one direction.
using Body = std::function<Result<>(alembic::StatementSink &sink)>;

/// A script that changes the database by these statements, one after the other.
[[nodiscard]] Body executes(const QStringList &statements);
/// Runs the bodies one after the other, up to the first that fails.
[[nodiscard]] Body all(std::vector<Body> bodies);

/// Scripts that do what a test says instead of reading a file, and keep account of what was asked of them.
class FakeScripts
{
public:
    std::map<QString, Body> up; ///< by revision; one that is missing does nothing
    std::map<QString, Body> down;
    std::map<QString, Error> problems; ///< what the check finds
    QStringList evaluated;             ///< "up a", in order
    std::vector<migration::Conditions> conditions;

    /// Refers to this object.
    [[nodiscard]] migration::Scripts scripts();
};

/// A revision as its file would say it.
[[nodiscard]] revisions::Revision revision(const QString &id, const QStringList &down,
                                           const QStringList &dependsOn = {});
/// a, b, c... each on the one before, in one line.
[[nodiscard]] revisions::RevisionGraph line(const QStringList &ids);

[[nodiscard]] const dialects::Dialect &dialect(const QString &name = QStringLiteral("sqlite"));

/// Events as lines of text, without times.
[[nodiscard]] QString shown(const migration::RunEvent &event);

} // namespace retort::tests
