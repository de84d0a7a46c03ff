#pragma once

#include <core/base/source_position.h>
#include <core/script/runtime/values/dict.h>
#include <core/script/runtime/values/str.h>

#include <functional>
#include <optional>

namespace retort::script
{

class Placeholder;

/// A module: its names are a dict, which `globals()` shows. A module that was imported but not touched yet is loaded
/// when one of its names is first asked for.
class ModuleObject final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Module;
    ModuleObject(Interpreter &vm, std::string name);
    void clear() override;

    [[nodiscard]] const std::string &name() const noexcept { return name_; }
    [[nodiscard]] Dict &names() const noexcept { return *names_; }
    void set(Interpreter &vm, std::string_view name, Value value) { names_->set(vm, name, std::move(value)); }

    /// Runs once, when a name is asked for that is not there; null once it has run.
    std::function<Eval<void>(Interpreter &, ModuleObject &)> load;
    /// Asked for a name that is not there; Unset when it is not known. May be empty.
    std::function<Eval<>(Interpreter &, std::string_view)> find;
    /// The package relative imports of this module start from; empty for none.
    std::string package;
    /// `import *` from a module nobody has: a name the module does not bind may be one of those.
    Ref<Placeholder> unknownStar;

private:
    std::string name_;
    Ref<Dict> names_;
};

/// Stands for a name that cannot be had here (a module nobody provides, a name out of one). Importing it hurts
/// nobody; every use fails with errors::ScriptOutOfReach, naming module, name and the place of use.
class Placeholder final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Placeholder;
    Placeholder(Interpreter &vm, std::string module, std::string name);
    void clear() override;

    [[nodiscard]] const std::string &module() const noexcept { return module_; }
    /// What was imported from the module; empty for the module itself.
    [[nodiscard]] const std::string &name() const noexcept { return name_; }
    /// Where the import stands.
    std::optional<SourcePosition> imported;
    /// A module of the project that was not needed so far: the first use of the variable asks it for the name.
    Ref<ModuleObject> source;
    /// Why a module of the project could not give the name.
    std::shared_ptr<const Error> cause;

private:
    std::string module_;
    std::string name_;
};

} // namespace retort::script
