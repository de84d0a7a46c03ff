#include <core/commands/current.h>
#include <core/revisions/resolve.h>
#include <ui/connections/connection_status.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace retort::ui
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ConnectionStatus)
};

QString kindName(database::Kind kind)
{
    switch (kind) {
    case database::Kind::Sqlite:
        return QStringLiteral("SQLite");
    case database::Kind::Postgresql:
        return QStringLiteral("PostgreSQL");
    case database::Kind::Mysql:
        return QStringLiteral("MySQL");
    case database::Kind::Mariadb:
        return QStringLiteral("MariaDB");
    }
    Q_UNREACHABLE();
}

// The real path even of a file that is not there yet: that of the nearest folder that is.
QString realPath(const QString &path)
{
    QFileInfo info(path);
    if (info.exists() || info.isSymLink())
        return info.canonicalFilePath();
    const QString folder = info.absolutePath();
    if (folder == info.absoluteFilePath())
        return folder;
    return realPath(folder) + u'/' + info.fileName();
}

void lookAtRows(ConnectionStatus &status, const revisions::RevisionGraph &graph)
{
    const auto rows = revisions::resolveRows(graph, status.rows);
    if (!rows) {
        status.stand = Stand::Foreign;
        status.error = rows.error();
        return;
    }
    const std::vector<bool> applied = revisions::ancestors(graph, *rows, revisions::Follow::All);
    for (int i = 0; i < graph.size(); ++i)
        status.behind += !graph.isBroken(i) && !applied[static_cast<std::size_t>(i)];
    if (status.rows.isEmpty())
        status.stand = Stand::Empty;
    else
        status.stand = status.behind == 0 ? Stand::AtHead : Stand::Behind;
    status.canRun = true;
}

} // namespace

ConnectionStatus lookAt(const commands::Workspace &workspace, const CancelToken &cancel)
{
    ConnectionStatus status;
    const auto url = commands::databaseOf(workspace);
    if (!url) {
        status.error = url.error();
        return status;
    }
    const bool isFile = url->kind == database::Kind::Sqlite;
    status.kind = kindName(url->kind);
    status.name = isFile ? QFileInfo(url->database).fileName() : url->database;
    status.place = isFile ? url->database : database::displayed(*url);
    if (status.name.isEmpty())
        status.name = status.kind;
    if (!isInsideProject(*url, workspace.project.root)) {
        status.stand = Stand::NotLooked;
        return status;
    }
    auto rows = commands::versionRows(workspace, cancel);
    if (!rows) {
        status.stand = Stand::Failed;
        status.error = rows.error();
        return status;
    }
    status.rows = *std::move(rows);
    lookAtRows(status, workspace.project.graph);
    return status;
}

bool isInsideProject(const database::Url &url, const QString &root)
{
    if (url.kind != database::Kind::Sqlite || database::isInMemory(url))
        return false;
    const QString folder = QFileInfo(root).canonicalFilePath();
    const QString file = realPath(url.database);
    return !folder.isEmpty() && !file.isEmpty() && file.startsWith(folder + u'/');
}

QString standText(const ConnectionStatus &status)
{
    switch (status.stand) {
    case Stand::AtHead:
        return Texts::tr("At head");
    case Stand::Behind:
        return Texts::tr("%n revision(s) behind", nullptr, status.behind);
    case Stand::Empty:
        return Texts::tr("Nothing applied yet");
    case Stand::Foreign:
        return Texts::tr("Stands on an unknown revision");
    case Stand::NotLooked:
        return Texts::tr("Not connected");
    case Stand::Failed:
        return Texts::tr("Cannot be read");
    case Stand::NotConfigured:
        return Texts::tr("No database");
    }
    Q_UNREACHABLE();
}

} // namespace retort::ui
