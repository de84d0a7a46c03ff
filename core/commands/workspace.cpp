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
    if (url.kind == database::Kind::Sqlite && !database::isInMemory(url) && QDir::isRelativePath(url.database)) {
        const QString &folder = options.project.workingFolder;
        const QDir base(folder.isEmpty() ? workspace.project.root : folder);
        // Left relative where that means the same: messages then show what the project wrote.
        if (base.absolutePath() != QDir::currentPath())
            url.database = base.absoluteFilePath(url.database);
    }
    return url;
}

} // namespace retort::commands
