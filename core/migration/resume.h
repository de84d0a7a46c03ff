#pragma once

#include <core/revisions/walk.h>

#include <QString>

#include <optional>
#include <vector>

namespace retort::migration
{

/// A statement that changed something and is committed, as an earlier run has written it down.
struct DoneStatement {
    QString text;   ///< to be shown
    QString digest; ///< journal::digestOf its text without passwords
    int times = 1;  ///< in a row
    std::optional<qint64> rows;
    std::optional<qint64> insertedId;

    bool operator==(const DoneStatement &) const = default;
};

/// Where an earlier run of a revision came to: these statements of it are done, and its script is run again without
/// them.
struct ResumePoint {
    QString revision;
    revisions::Direction direction = revisions::Direction::Up;
    std::vector<DoneStatement> done;

    bool operator==(const ResumePoint &) const = default;
};

} // namespace retort::migration
