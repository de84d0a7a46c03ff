#pragma once

#include <core/base/error.h>
#include <core/project/revision_header.h>

#include <QString>
#include <QStringList>

#include <vector>

/// The revision files of a project, found and read in Alembic's order: one version location after the other, in each
/// the files sorted by name, and with `recursive` the folders below it, sorted too.

namespace retort::project
{

struct VersionFolders {
    QStringList locations; ///< absolute
    bool recursive = false;
    bool sourceless = false;
};

struct VersionFiles {
    std::vector<revisions::Revision> revisions; ///< in load order; broken ones among them
    std::vector<Error> notes;    ///< NotARevision, RevisionTemplate, FileLoadedTwice, VersionFolderMissing
    std::vector<Error> problems; ///< CompiledRevision
};

/// Reads each file once; a second thread helps where there are hundreds. Paths are real ones: links are followed, as
/// Alembic does. FolderUnreadable {path, reason} for a folder that is there and cannot be listed; a file that cannot be
/// read is a broken revision.
[[nodiscard]] Result<VersionFiles> readVersionFiles(const VersionFolders &folders, const ModuleReader &modules = {});

} // namespace retort::project
