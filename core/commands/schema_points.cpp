#include <core/commands/engine.h>
#include <core/commands/schema_points.h>
#include <core/ddl/apply.h>
#include <core/revisions/resolve.h>

#include <algorithm>

namespace retort::commands
{

using migration::journal::Outcome;
using migration::journal::Statement;

namespace
{

/// Whether two sets of objects are the same in all that differs between two of the schemas `among`.
template <typename Objects>
bool sameWhereChanged(const Objects &a, const Objects &b, const std::vector<schema::Schema> &among,
                      Objects schema::Schema::*member)
{
    const auto valueIn = [](const Objects &objects, const sql::ObjectName &name) {
        const auto found = objects.find(name);
        return found == objects.end() ? std::nullopt : std::optional(found->second);
    };
    const auto isChanged = [&](const sql::ObjectName &name) {
        const auto first = valueIn(among.front().*member, name);
        return std::any_of(among.begin(), among.end(),
                           [&](const schema::Schema &schema) { return valueIn(schema.*member, name) != first; });
    };
    std::vector<sql::ObjectName> names;
    for (const schema::Schema &schema : among) {
        for (const auto &[name, object] : schema.*member)
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return std::all_of(names.begin(), names.end(), [&](const sql::ObjectName &name) {
        return !isChanged(name) || valueIn(a, name) == valueIn(b, name);
    });
}

} // namespace

Result<SchemaPoints> SchemaPoints::of(const Workspace &workspace, const dialects::Dialect &dialect,
                                      const QStringList &rows, const QStringList &statements,
                                      const schema::Collations &collations, const CancelToken &cancel)
{
    SchemaPoints points;
    replay::History history = historyOf(workspace, dialect, cancel, collations);
    const auto known = revisions::resolveRows(workspace.project.graph, rows);
    replay::Snapshot start;
    if (known) {
        RETORT_TRY(start, history.at(*known, cancel));
    }
    const bool isSure = known && start.gaps.empty();
    points.followed_ = isSure ? 0 : -1;
    points.schemas_.push_back(start.schema);
    for (const QString &statement : statements) {
        schema::Schema next = points.schemas_.back();
        const bool isUnderstood = ddl::apply(next, statement, dialect.customs()) != ddl::Effect::Opaque;
        if (isUnderstood && points.followed_ == points.count())
            ++points.followed_;
        points.schemas_.push_back(std::move(next));
    }
    return points;
}

bool SchemaPoints::isAt(const schema::Schema &live, int statements) const
{
    if (statements > followed_)
        return false;
    const schema::Schema &point = at(statements);
    const auto isSame = [&](auto member) { return sameWhereChanged(live.*member, point.*member, schemas_, member); };
    return isSame(&schema::Schema::tables) && isSame(&schema::Schema::sequences) && isSame(&schema::Schema::enums) &&
           isSame(&schema::Schema::views) && isSame(&schema::Schema::triggers) && isSame(&schema::Schema::routines);
}

QStringList textsOf(const migration::journal::Revision &revision, int most)
{
    QStringList texts;
    for (const Statement &statement : revision.statements) {
        if (statement.number > most)
            break;
        const bool isDone = statement.outcome != Outcome::Failed && statement.outcome != Outcome::RolledBack;
        texts << (statement.changes && isDone ? statement.sql : QString());
    }
    return texts;
}

} // namespace retort::commands
