#pragma once

#include <core/project/retort_toml.h>
#include <core/script/runtime/module_resolver.h>

#include <map>
#include <set>

namespace retort::alembic
{

/// The types that retort.toml puts in the place of names nobody can follow ([script.types]). A mapped name wins over
/// what a module of the project says; the module's other names stay its own.
class MappedTypes final : public script::ModuleResolver
{
public:
    /// `inner` has all other modules, and must outlive it; `settings` may be null.
    MappedTypes(const script::ModuleResolver &inner, const project::RetortToml *settings);

    [[nodiscard]] Result<script::FoundModule> find(const std::string &name) const override;

    [[nodiscard]] bool isMapped(const std::string &module, const std::string &name) const;

    /// The module that holds the types.
    static constexpr const char *typesModule = "\x1ftypes";
    /// Behind the name of a module with mapped names: the module as it is without them.
    static constexpr char unmapped = '\x1f';

private:
    const script::ModuleResolver &inner_;
    /// module, name of the type: its name in typesModule
    std::map<std::string, std::map<std::string, std::string, std::less<>>> names_;
    std::set<std::string> parents_; ///< packages that a mapped module lies in
    std::shared_ptr<const script::Source> types_;
};

} // namespace retort::alembic
