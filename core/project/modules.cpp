#include <core/base/files.h>
#include <core/project/modules.h>
#include <core/script/error_codes.h>

#include <QDir>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <memory>
#include <mutex>

namespace retort::project
{

using namespace Qt::Literals::StringLiterals;

namespace
{

bool isBelow(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder.endsWith(u'/') ? folder : QString(folder + u'/'));
}

bool isBelowOne(const QString &path, const QStringList &folders)
{
    return std::any_of(folders.begin(), folders.end(), [&](const QString &each) { return isBelow(path, each); });
}

void addReal(QStringList &folders, const QString &folder)
{
    if (const QString real = QFileInfo(folder).canonicalFilePath(); !real.isEmpty() && !folders.contains(real))
        folders << real;
}

/// A folder of a Dockerfile is no package, though its name may be that of an installed one.
bool hasPython(const QString &folder, int depth)
{
    const QDir dir(folder);
    if (!dir.entryList({u"*.py"_s}, QDir::Files).isEmpty())
        return true;
    const QStringList inner = depth > 0 ? dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot) : QStringList();
    return std::any_of(inner.begin(), inner.end(),
                       [&](const QString &each) { return hasPython(dir.filePath(each), depth - 1); });
}

struct ModuleFile {
    QString path; ///< of a package without __init__.py its folder
    bool isPackage = false;
    bool isFolder = false;
};

std::optional<ModuleFile> findFile(const ModuleFolders &folders, const QString &name)
{
    const auto isOurs = [&](const QString &path) {
        const QString real = QFileInfo(path).canonicalFilePath();
        return !real.isEmpty() && isBelowOne(real, folders.trees);
    };
    std::optional<ModuleFile> folder;
    for (const QString &root : folders.roots) {
        const QString stem = root + u'/' + QString(name).replace(u'.', u'/');
        for (const bool isPackage : {true, false}) {
            const QString path = stem + (isPackage ? u"/__init__.py"_s : u".py"_s);
            if (QFileInfo(path).isFile() && isOurs(path))
                return ModuleFile{path, isPackage, false};
        }
        if (!folder && QFileInfo(stem).isDir() && isOurs(stem) && hasPython(stem, 2))
            folder = ModuleFile{stem, true, true};
    }
    return folder;
}

} // namespace

ModuleFolders moduleFolders(const QStringList &bases, const QString &root, const Settings &settings)
{
    QString scripts = QFileInfo(settings.scriptLocation).path();
    // The modules of a package have no names of their own.
    while (QFileInfo::exists(scripts + u"/__init__.py"))
        scripts = QFileInfo(scripts).path();
    ModuleFolders folders;
    if (QFileInfo::exists(bases.last() + u"/.git"))
        addReal(folders.trees, bases.last());
    else
        addReal(folders.trees, isBelow(root, bases.first()) ? bases.first() : root);
    addReal(folders.trees, scripts);
    QStringList roots;
    for (const QString &base : bases)
        for (const QString &extra : settings.prependSysPath + QStringList{u"."_s, u"src"_s})
            addReal(roots, QDir(base).absoluteFilePath(extra));
    addReal(roots, scripts);
    std::copy_if(roots.begin(), roots.end(), std::back_inserter(folders.roots),
                 [&](const QString &each) { return isBelowOne(each, folders.trees); });
    return folders;
}

ProjectModules::ProjectModules(ModuleFolders folders)
    : folders_(std::move(folders))
{
}

Result<script::FoundModule> ProjectModules::find(const std::string &name) const
{
    if (const auto known = known_.find(name); known != known_.end())
        return known->second;
    return known_.emplace(name, read(QString::fromStdString(name))).first->second;
}

Result<script::FoundModule> ProjectModules::read(const QString &name) const
{
    const std::optional<ModuleFile> file = findFile(folders_, name);
    if (!file)
        return script::UnknownModule{};
    if (file->isFolder)
        return script::ScriptModule{script::Source::fromText(file->path, {}), true};
    if (QFileInfo(file->path).size() > static_cast<qint64>(script::Source::maximumSize))
        return fail(errors::ScriptTooLarge, {{u"limit"_s, quint64{script::Source::maximumSize}}},
                    SourcePosition{file->path, 0, 0, 0, {}});
    RETORT_TRY(const QByteArray bytes, readFile(file->path));
    RETORT_TRY(auto source, script::Source::decode(file->path, bytes));
    return script::ScriptModule{std::move(source), file->isPackage};
}

std::string ProjectModules::packageOf(const QString &file) const
{
    const QString folder = file.left(file.lastIndexOf(u'/'));
    // From the outermost root, so that as many leading dots as possible stay inside.
    QString outermost;
    for (const QString &root : folders_.roots)
        if (folder != root && isBelow(folder, root) && (outermost.isEmpty() || root.size() < outermost.size()))
            outermost = root;
    if (outermost.isEmpty())
        return {};
    const qsizetype inside = outermost.size() + (outermost.endsWith(u'/') ? 0 : 1);
    return folder.sliced(inside).replace(u'/', u'.').toStdString();
}

ModuleReader moduleReader(ModuleFolders folders)
{
    using Text = std::optional<std::pair<QString, QByteArray>>;
    struct Known {
        std::mutex mutex; // headers are read by two threads
        QHash<QString, Text> texts;
    };
    const auto known = std::make_shared<Known>();
    return [folders = std::move(folders), known](const QString &module, const QString &importedBy) -> Text {
        QString name = module;
        ModuleFolders places = folders;
        if (name.startsWith(u'.')) {
            QString folder = QFileInfo(importedBy).path();
            for (name = name.sliced(1); name.startsWith(u'.'); name = name.sliced(1))
                folder = QFileInfo(folder).path();
            places.roots = {folder};
        }
        const QString key = places.roots.join(u'\n') + u'\n' + name;
        const std::lock_guard lock(known->mutex);
        if (const auto there = known->texts.constFind(key); there != known->texts.cend())
            return *there;
        Text found;
        if (const auto file = findFile(places, name); file && !file->isFolder)
            if (auto text = readFile(file->path))
                found = {file->path, *std::move(text)};
        known->texts.insert(key, found);
        return found;
    };
}

} // namespace retort::project
