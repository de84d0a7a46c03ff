#include <core/base/files.h>
#include <core/project/error_codes.h>
#include <core/project/locate.h>

#include <QDir>
#include <QFileInfo>

namespace retort::project
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int highestBase = 8;

bool hasAlembicTable(const QString &pyproject)
{
    const auto text = readFile(pyproject);
    return text && text->contains("tool.alembic");
}

bool isScriptFolder(const QString &folder)
{
    return QFileInfo::exists(folder + u"/env.py") || QFileInfo(folder + u"/versions").isDir();
}

bool hasSources(const QString &folder)
{
    return !QDir(folder).entryList({u"*.py"_s}, QDir::Files | QDir::Hidden).isEmpty();
}

Result<Located> locateInFolder(const QString &folder)
{
    if (!QFileInfo(folder).isReadable())
        return fail(errors::FolderUnreadable, {{u"path"_s, folder}, {u"reason"_s, qt_error_string(EACCES)}});
    Located found;
    found.root = folder;
    const QString pyproject = folder + u"/pyproject.toml";
    if (hasAlembicTable(pyproject))
        found.pyproject = pyproject;
    if (const QString ini = folder + u"/alembic.ini"; QFileInfo::exists(ini))
        found.ini = ini;
    if (!found.ini.isEmpty() || !found.pyproject.isEmpty())
        return found;
    if (const QString migrations = folder + u"/migrations"; QFileInfo::exists(migrations + u"/alembic.ini")) {
        found.root = migrations;
        found.ini = migrations + u"/alembic.ini";
    } else if (isScriptFolder(folder)) {
        found.scriptFolder = folder;
    } else if (hasSources(folder)) {
        // The versions folder of a project that is set up by program still has env.py beside it.
        const QString parent = QFileInfo(folder).path();
        found.scriptFolder = QFileInfo::exists(parent + u"/env.py") ? parent : folder;
        found.versionFolder = folder;
    } else {
        return fail(errors::ProjectNotFound, {{u"path"_s, folder}});
    }
    return found;
}

} // namespace

Result<Located> locate(const OpenOptions &options)
{
    const QString base = options.workingFolder.isEmpty() ? QDir::currentPath() : options.workingFolder;
    const QString path = QDir::cleanPath(QDir(base).absoluteFilePath(options.path));
    const QFileInfo info(path);
    if (info.isDir())
        return locateInFolder(path);
    if (!info.exists() && !path.endsWith(u".ini") && !path.endsWith(u".toml"))
        return fail(errors::ProjectNotFound, {{u"path"_s, path}});
    if (!info.exists())
        return fail(errors::ConfigNotFound, {{u"path"_s, options.path}, {u"section"_s, options.section}});
    Located found;
    found.root = info.path();
    if (path.endsWith(u".toml")) {
        found.pyproject = path;
        if (const QString ini = found.root + u"/alembic.ini"; QFileInfo::exists(ini))
            found.ini = ini;
        return found;
    }
    found.ini = path;
    if (const QString pyproject = found.root + u"/pyproject.toml"; hasAlembicTable(pyproject))
        found.pyproject = pyproject;
    return found;
}

QStringList basesFor(const OpenOptions &options, const QString &root)
{
    QStringList bases;
    if (!options.workingFolder.isEmpty())
        bases << QDir::cleanPath(options.workingFolder);
    QString folder = root;
    for (int i = 0; i < highestBase; ++i) {
        if (!bases.contains(folder))
            bases << folder;
        const QString parent = QFileInfo(folder).path();
        if (parent == folder || QFileInfo::exists(folder + u"/.git"))
            break;
        folder = parent;
    }
    return bases;
}

} // namespace retort::project
