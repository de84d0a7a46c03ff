#pragma once

#include <core/base/cancel.h>
#include <core/commands/workspace.h>
#include <core/dialects/dialect.h>
#include <core/migration/journal/record.h>
#include <core/schema/schema.h>

namespace retort::commands
{

/// What the schema is after each of some statements that run one after the other on the schema of known revisions, by
/// replay. Told apart by what any of them changes; what else is in a live database does not matter.
class SchemaPoints
{
public:
    /// `rows` are those of the version table before the statements, `collations` those of the database. Only cancelling
    /// fails.
    [[nodiscard]] static Result<SchemaPoints> of(const Workspace &workspace, const dialects::Dialect &dialect,
                                                 const QStringList &rows, const QStringList &statements,
                                                 const schema::Collations &collations, const CancelToken &cancel);

    /// Whether `live` is as after the first `statements`. False also where the replay did not follow to there.
    [[nodiscard]] bool isAt(const schema::Schema &live, int statements) const;

    /// How many statements there are.
    [[nodiscard]] int count() const { return static_cast<int>(schemas_.size()) - 1; }
    [[nodiscard]] const schema::Schema &at(int statements) const
    {
        return schemas_[static_cast<std::size_t>(statements)];
    }

private:
    std::vector<schema::Schema> schemas_; ///< before the first, and after each
    int followed_ = 0;                    ///< the last of them that is known
};

/// The texts of a journalled revision's first `most` statements; one that changed nothing, or was taken back, is empty.
[[nodiscard]] QStringList textsOf(const migration::journal::Revision &revision, int most);

} // namespace retort::commands
