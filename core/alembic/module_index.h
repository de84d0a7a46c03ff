#pragma once

#include <core/alembic/mapped_types.h>
#include <core/script/resolve/scopes.h>
#include <core/script/runtime/module_resolver.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace retort::alembic
{

/// What an imported name stands for.
struct Imported {
    std::string module; ///< dotted; of a module itself its own name
    std::string name;   ///< what was imported out of it; empty for the module
    script::Span span;  ///< of the import
};

/// The imports of a module, wherever they stand.
struct Imports {
    std::map<script::Symbol, Imported> names;
    std::vector<Imported> stars; ///< modules of `import *`
};

/// Relative imports start from `package`; those that leave it are left out. An import inside of a function counts where
/// the module itself does not bind the name.
[[nodiscard]] Imports importsOf(const script::Module &module, const std::string &package);

/// A module of the project as the check sees it.
struct IndexedModule {
    std::string name;
    std::shared_ptr<const script::Module> module;
    script::Resolution resolution;
    Imports imports;
    std::optional<Error> problem; ///< why nothing can be had from it: unreadable, a syntax error
};

/// What can be imported, looked up and parsed once, and never run.
class ModuleIndex
{
public:
    /// `modules` must outlive it.
    explicit ModuleIndex(const MappedTypes &modules)
        : modules_(modules)
    {
    }

    /// Whether anybody has such a module.
    [[nodiscard]] bool isKnown(const std::string &name);
    [[nodiscard]] Result<script::FoundModule> find(const std::string &name) const { return modules_.find(name); }
    /// Whether retort.toml says what the name is.
    [[nodiscard]] bool isMapped(const std::string &module, const std::string &name) const
    {
        return modules_.isMapped(module, name);
    }
    /// The module as its own text says it. Null for one that is not the project's, nor a library's.
    [[nodiscard]] const IndexedModule *ofProject(const std::string &name);

private:
    const MappedTypes &modules_;
    std::unordered_map<std::string, bool>
        known_; ///< asked for each attribute of a module; the answer takes a look at files
    std::map<std::string, std::unique_ptr<IndexedModule>> parsed_;
};

/// Whether a name is bound anywhere in the module, be it in a function.
[[nodiscard]] bool bindsAnywhere(const script::Resolution &resolution, script::Symbol name);

} // namespace retort::alembic
