#pragma once

#include <core/alembic/evaluate.h>
#include <core/project/modules.h>
#include <core/revisions/revision.h>

#include <QHash>

#include <memory>

namespace retort::commands
{

/// The scripts of revisions, each file read and parsed once, so that what was checked is what is run. Belongs to one
/// thread, like all that it gives.
class ScriptFiles
{
public:
    struct File {
        alembic::RevisionScript script;
        QByteArray content; ///< what was parsed
    };
    /// `modules` must outlive it.
    explicit ScriptFiles(const project::ProjectModules &modules);
    ~ScriptFiles();
    ScriptFiles(const ScriptFiles &) = delete;
    ScriptFiles &operator=(const ScriptFiles &) = delete;

    /// All of these will be asked for, in about this order: where they are many, a thread of its own begins to read
    /// them.
    void expect(const std::vector<revisions::Revision> &revisions);
    /// The errors of readFile and alembic::parseScript.
    [[nodiscard]] Result<File> read(const revisions::Revision &revision);

private:
    class Ahead;

    const project::ProjectModules &modules_;
    QHash<QString, Result<File>> files_;
    std::unique_ptr<Ahead> ahead_;
};

} // namespace retort::commands
