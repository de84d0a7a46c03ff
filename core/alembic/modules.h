#pragma once

#include <core/script/runtime/module_resolver.h>

namespace retort::alembic
{

/// Where the imports of a script come from: Retort's own modules (a project's file cannot stand in for `op`), then
/// those of the project, then the column types of well-known libraries.
class Modules final : public script::ModuleResolver
{
public:
    /// `project` may be null, and must outlive it.
    explicit Modules(const script::ModuleResolver *project);

    [[nodiscard]] Result<script::FoundModule> find(const std::string &name) const override;

private:
    script::NativeModules known_;
    const script::ModuleResolver *project_;
};

/// Libraries are written in the language themselves, in resources/libraries: what each of their types is to a
/// database, and of SQLAlchemy's own the ORM. True for the file of such a module.
[[nodiscard]] bool isLibraryFile(const QString &file);

} // namespace retort::alembic
