#pragma once

#include <core/revisions/graph.h>

#include <QString>

#include <optional>
#include <vector>

namespace retort::ui
{

/// What a database says about the revision that is shown.
struct RevisionStanding {
    QString connection;
    bool applied = false;
    bool current = false; ///< the database stands exactly here

    bool operator==(const RevisionStanding &) const = default;
};

/// Another revision that can be gone to.
struct RevisionLink {
    revisions::RevisionIndex revision = 0;
    QString id;
    QString message;

    bool operator==(const RevisionLink &) const = default;
};

/// What the overview shows of a revision, ready to be shown.
struct RevisionDetails {
    QString id;
    QString title;
    QString description; ///< the docstring's text below its first paragraph, without Alembic's "Revision ID:" lines
    QString state;       ///< one sentence; empty when no database was looked at
    QString created;
    QString path;
    QStringList labels; ///< own ones first, then inherited ones
    std::vector<RevisionLink> parents;
    std::vector<RevisionLink> children;
    std::vector<RevisionLink> dependencies;
    std::vector<RevisionLink> dependants;
    QStringList missing; ///< parents that no file has
    std::optional<Error> problem;

    bool operator==(const RevisionDetails &) const = default;
};

/// In proportion to the revision's own links.
[[nodiscard]] RevisionDetails describe(const revisions::RevisionGraph &graph, revisions::RevisionIndex revision,
                                       const std::optional<RevisionStanding> &standing);

} // namespace retort::ui
