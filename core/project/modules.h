#pragma once

#include <core/project/revision_header.h>
#include <core/project/settings.h>
#include <core/script/runtime/module_resolver.h>

#include <QStringList>

#include <unordered_map>

/// The modules of the project itself: helpers beside the revisions, and whatever else of its own tree they import.

namespace retort::project
{

/// Where they may lie. All paths are absolute and real.
struct ModuleFolders {
    QStringList roots; ///< what sys.path is to Python: the first that has a module wins
    QStringList trees; ///< nothing outside of these is read, wherever a root or a link leads

    bool operator==(const ModuleFolders &) const = default;
};

/// The folders for a project whose ini lies in `root` and whose relative paths are relative to one of `bases`: each
/// entry of prepend_sys_path, the bases and their src folders, and the folder that the package of the script location
/// lies in. The tree is the repository, or without one the working folder, and that folder.
[[nodiscard]] ModuleFolders moduleFolders(const QStringList &bases, const QString &root, const Settings &settings);

/// Finds modules as Python does: a package before a module of that name, and folders without an __init__.py as
/// packages, as long as there is Python in them. Reads each file once. For one thread.
class ProjectModules final : public script::ModuleResolver
{
public:
    explicit ProjectModules(ModuleFolders folders);

    /// FileUnreadable for a file that is there; those of Source::decode.
    [[nodiscard]] Result<script::FoundModule> find(const std::string &name) const override;
    /// The package whose module a file is, for its relative imports; empty when it is in none.
    [[nodiscard]] std::string packageOf(const QString &file) const;

private:
    [[nodiscard]] Result<script::FoundModule> read(const QString &name) const;

    ModuleFolders folders_;
    mutable std::unordered_map<std::string, Result<script::FoundModule>> known_;
};

/// The bytes of those modules, for what headers and env.py import; each is read once.
[[nodiscard]] ModuleReader moduleReader(ModuleFolders folders);

} // namespace retort::project
