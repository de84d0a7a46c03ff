#pragma once

#include <core/base/error.h>
#include <core/migration/journal/record.h>
#include <core/migration/resume.h>

namespace retort::migration
{

/// A run that did not come to its end, and that nobody has mended since.
struct Unfinished {
    journal::Run run; ///< with revisions and statements
    /// Where it stopped, if something of that revision is committed or may be. Nothing: all that a rollback could take
    /// back was taken back, and the run may simply be started again.
    std::optional<journal::Revision> halfDone;
    /// How many of its statements, from the first on, are known to be committed (those that only ask among them).
    int committed = 0;
    /// The last of its statements that may be committed; nobody knows. Equal to `committed` where all is known.
    int perhaps = 0;

    bool operator==(const Unfinished &) const = default;
};

/// What the last runs have left, where the version table holds `rows` now; nothing where the last one came to its end,
/// or where the version table has been moved since.
[[nodiscard]] std::optional<Unfinished> unfinishedOf(const std::vector<journal::Run> &newestFirst,
                                                     const QStringList &rows);

/// The point to go on from. errors::ResumeImpossible with {revision, why}
/// where something is needed again that only lived in the old session, or where it is not known what is committed.
[[nodiscard]] Result<ResumePoint> resumePointOf(const Unfinished &unfinished);

} // namespace retort::migration
