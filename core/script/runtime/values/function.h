#pragma once

#include <core/script/runtime/native.h>
#include <core/script/runtime/signature.h>
#include <core/script/runtime/values/class.h>

#include <optional>

namespace retort::script
{

class Code;
class ModuleObject;

/// A variable that an inner function shares with the one it belongs to.
class Cell final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Cell;
    explicit Cell(Heap &heap, Value value = {});
    void clear() override;
    Value value;
};

/// A function written in a script.
class Function final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Function;
    Function(Interpreter &vm, Ref<Code> code, Ref<ModuleObject> module);
    void clear() override;

    [[nodiscard]] const Ref<Code> &code() const noexcept { return code_; }
    [[nodiscard]] const Ref<ModuleObject> &module() const noexcept { return module_; }

    Ref<Str> name;
    Ref<Str> qualifiedName;
    std::vector<Value> defaults; ///< one a parameter; Unset where there is none
    std::vector<Ref<Cell>> frees;
    Value doc;

private:
    Ref<Code> code_;
    Ref<ModuleObject> module_;
};

/// A function of a table.
class NativeFunction final : public Object
{
public:
    static constexpr Kind objectKind = Kind::NativeFunction;
    NativeFunction(Interpreter &vm, const FunctionEntry &entry, Class *owner, Value state);
    void clear() override;

    [[nodiscard]] const FunctionEntry &entry() const noexcept { return *entry_; }
    /// Read from the entry when it is first asked for: most functions of the tables are never called by a script.
    [[nodiscard]] const Signature &signature() const;
    /// Of which it is a method; null for a plain function. Not counted: a class outlives its table.
    [[nodiscard]] Class *owner() const noexcept { return owner_; }
    [[nodiscard]] const Value &state() const noexcept { return state_; }
    /// "name" or "Class.name", for messages.
    [[nodiscard]] std::string displayName() const;

private:
    Interpreter &vm_;
    const FunctionEntry *entry_;
    mutable std::optional<Signature> signature_;
    Class *owner_;
    Value state_;
};

class BoundMethod final : public Object
{
public:
    static constexpr Kind objectKind = Kind::BoundMethod;
    BoundMethod(Interpreter &vm, Value function, Value self);
    void clear() override;
    [[nodiscard]] const Value &function() const noexcept { return function_; }
    [[nodiscard]] const Value &self() const noexcept { return self_; }

private:
    Value function_;
    Value self_;
};

/// An attribute of a table.
class NativeProperty final : public Object
{
public:
    static constexpr Kind objectKind = Kind::NativeProperty;
    NativeProperty(Interpreter &vm, const AttributeEntry &entry);
    [[nodiscard]] const AttributeEntry &entry() const noexcept { return *entry_; }

private:
    const AttributeEntry *entry_;
};

/// property(get, set, delete)
class Property final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Property;
    Property(Interpreter &vm, Class *type);
    void clear() override;
    Value getter = Value::none();
    Value setter = Value::none();
    Value deleter = Value::none();
    Value doc = Value::none();
    Value name;
};

/// staticmethod and classmethod.
template <Kind K> class MethodWrapper final : public Object
{
public:
    static constexpr Kind objectKind = K;
    MethodWrapper(Interpreter &vm, Class *type, Value function);
    void clear() override
    {
        Object::clear();
        function = {};
    }
    Value function;
};
using StaticMethod = MethodWrapper<Kind::StaticMethod>;
using ClassMethod = MethodWrapper<Kind::ClassMethod>;

/// super(): attributes of `self` looked up behind `start` in its MRO.
class Super final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Super;
    Super(Interpreter &vm, Ref<Class> start, Value self, Ref<Class> selfType);
    void clear() override;
    [[nodiscard]] Class &start() const noexcept { return *start_; }
    [[nodiscard]] const Value &self() const noexcept { return self_; }
    [[nodiscard]] Class &selfType() const noexcept { return *selfType_; }

private:
    Ref<Class> start_;
    Value self_;
    Ref<Class> selfType_;
};

} // namespace retort::script
