#pragma once

#include <core/script/runtime/values/dict.h>
#include <core/script/runtime/values/str.h>

#include <unordered_map>
#include <vector>

namespace retort::script
{

/// An object with a class and attributes: every instance of a class written in a script, and the base of every C++
/// class that a native module shows to scripts.
class Instance : public Object
{
public:
    static constexpr Kind objectKind = Kind::Instance;
    Instance(Interpreter &vm, Class *type);
};

/// Makes the bare object of a class: what `object.__new__` does for it. Subclasses made by scripts inherit it.
using Allocate = Eval<Ref<Object>> (*)(Interpreter &vm, Class &type);

/// A Python class: of the language, of a native module or of a script.
class Class final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Class;

    Class(Heap &heap, Class *metaclass, std::string name, std::string module);
    void clear() override;

    [[nodiscard]] const std::string &name() const noexcept { return name_; }
    void setName(std::string name) { name_ = std::move(name); }
    [[nodiscard]] const std::string &qualifiedName() const noexcept { return qualifiedName_; }
    void setQualifiedName(std::string name) { qualifiedName_ = std::move(name); }
    /// The `__module__`; "builtins" for the language's own.
    [[nodiscard]] const std::string &module() const noexcept { return module_; }
    /// "module.name", without the module for builtins and for classes of a main script: as tracebacks name it.
    [[nodiscard]] std::string displayName() const;

    [[nodiscard]] const std::vector<Ref<Class>> &bases() const noexcept { return bases_; }
    /// Method resolution order, the class itself first.
    [[nodiscard]] const std::vector<Class *> &mro() const noexcept { return mro_; }
    /// C3; false when there is no consistent order.
    [[nodiscard]] bool setBases(std::vector<Ref<Class>> bases);
    [[nodiscard]] bool isSubclassOf(const Class *other) const noexcept;

    /// The class's own names.
    [[nodiscard]] Dict &names() const noexcept { return *names_; }
    void setAttribute(const Ref<Str> &name, Value value);
    bool removeAttribute(const Str &name);
    /// Along the MRO; null when nobody has it. Valid until the next change of a class.
    [[nodiscard]] const Value *find(const Str &name) const;

    Allocate allocate = nullptr;
    /// Which C++ class the instances are; decides which bases can be mixed.
    Kind layout = Kind::Instance;
    /// Instances have a `__dict__`.
    bool hasAttributes = false;
    /// False for bool, NoneType, range and the like: "type 'bool' is not an acceptable base type".
    bool isBase = true;
    /// One of the language's own: its dunder methods only repeat what protocol.h does by itself.
    bool isBuiltin = false;
    /// Written in a script, and so open to assignment of attributes.
    bool isOpen = false;

    /// What `__dict__` of the instances is: set once by the interpreter on every class.
    [[nodiscard]] Class *dictType() const noexcept { return dictType_; }
    void setDictType(Class *type) noexcept { dictType_ = type; }

private:
    void forgetFound() const;

    std::string name_;
    std::string qualifiedName_;
    std::string module_;
    std::vector<Ref<Class>> bases_;
    std::vector<Class *> mro_;
    std::vector<Class *> children_; ///< not owned; they unlink themselves
    Ref<Dict> names_;
    Class *dictType_ = nullptr;
    mutable std::unordered_map<const Str *, const Value *> found_; ///< interned names only
    ~Class() override;
};

} // namespace retort::script
