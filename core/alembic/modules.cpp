#include <core/alembic/modules.h>
#include <core/alembic/tables.h>
#include <core/script/stdlib/standard_modules.h>

#include <QDir>
#include <QFile>

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr QStringView libraries = u":/libraries/";

FoundModule findLibrary(const std::string &name)
{
    const QString stem = libraries + QString::fromStdString(name).replace(u'.', u'/');
    for (const bool isPackage : {true, false}) {
        QFile file(stem + (isPackage ? u"/__init__.py"_s : u".py"_s));
        if (file.open(QIODevice::ReadOnly))
            return ScriptModule{Source::fromLibrary(file.fileName(), file.readAll().toStdString()), isPackage};
    }
    if (QDir(stem).exists())
        return ScriptModule{Source::fromLibrary(stem, {}), true};
    return UnknownModule{};
}

} // namespace

Modules::Modules(const ModuleResolver *project)
    : known_({moduleEntries(), standardModules()})
    , project_(project)
{
}

Result<FoundModule> Modules::find(const std::string &name) const
{
    RETORT_TRY(FoundModule found, known_.find(name));
    if (std::holds_alternative<UnknownModule>(found) && project_ != nullptr) {
        RETORT_TRY(found, project_->find(name));
    }
    return std::holds_alternative<UnknownModule>(found) ? findLibrary(name) : found;
}

bool isLibraryFile(const QString &file)
{
    return file.startsWith(libraries);
}

} // namespace retort::alembic
