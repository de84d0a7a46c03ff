#pragma once

#include <core/base/error.h>
#include <core/script/runtime/native.h>
#include <core/script/syntax/source.h>

#include <functional>
#include <memory>
#include <variant>

namespace retort::script
{

/// Nobody has such a module: names from it become placeholders that fail on use.
struct UnknownModule {
};

/// A module written in the language: of the project itself. Interpreted by the same rules.
struct ScriptModule {
    std::shared_ptr<const Source> source;
    bool isPackage = false; ///< an __init__.py
};

/// A module of a table.
struct NativeModule {
    const ModuleEntry *entry;
};

/// Not a module of its own here, but names out of it are known (column types of other libraries): asked for each name;
/// Unset for a name it does not know.
struct NameTable {
    std::function<Eval<>(Interpreter &vm, std::string_view name)> find;
};

using FoundModule = std::variant<UnknownModule, ScriptModule, NativeModule, NameTable>;

/// Where the modules of `import` come from. Asked once for each absolute dotted name of one interpreter. An error fails
/// whoever uses the module, and no script can catch it.
class ModuleResolver
{
public:
    virtual ~ModuleResolver() = default;
    [[nodiscard]] virtual Result<FoundModule> find(const std::string &name) const = 0;
};

/// Answers from tables of native modules, first come first served.
class NativeModules final : public ModuleResolver
{
public:
    explicit NativeModules(std::vector<std::span<const ModuleEntry *const>> tables)
        : tables_(std::move(tables))
    {
    }
    [[nodiscard]] Result<FoundModule> find(const std::string &name) const override;

private:
    std::vector<std::span<const ModuleEntry *const>> tables_;
};

} // namespace retort::script
