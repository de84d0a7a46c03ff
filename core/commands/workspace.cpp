#include <core/commands/workspace.h>

#include <QDir>

namespace retort::commands
{

Result<Workspace> openWorkspace(WorkspaceOptions options)
{
    RETORT_TRY(project::Project opened, project::open(options.project));
    return Workspace{std::move(opened), std::move(options)};
}

Result<database::Url> databaseOf(const Workspace &workspace)
{
    const WorkspaceOptions &options = workspace.options;
    QString text = options.url;
    if (text.isEmpty()) {
        RETORT_TRY(text, project::databaseUrl(workspace.project, options.environment, options.xArguments));
    }
    RETORT_TRY(database::Url url, database::parseUrl(text));
    const bool isFile = url.kind == database::Kind::Sqlite && !database::isInMemory(url);
    if (isFile && QDir::isRelativePath(url.database) && !options.project.workingFolder.isEmpty())
        url.database = QDir(options.project.workingFolder).absoluteFilePath(url.database);
    return url;
}

} // namespace retort::commands
