#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/protocol/work.h>
#include <core/script/runtime/values/iterator.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::script
{

const Value *overriding(Interpreter &vm, const Value &value, const Str &name)
{
    if (!value.isObject())
        return nullptr;
    Class *type = value.object()->type();
    if (!type || type->isBuiltin)
        return nullptr;
    const Value *found = type->find(name);
    if (!found)
        return nullptr;
    const auto *native = found->as<NativeFunction>();
    (void)vm;
    return native && native->owner() && native->owner()->isBuiltin ? nullptr : found;
}

Eval<> callMethod(Interpreter &vm, const Value &method, const Value &self, std::initializer_list<Value> arguments)
{
    if (method.isKind(Kind::Function) || method.isKind(Kind::NativeFunction)) {
        const bool isStatic =
            method.as<NativeFunction>() && method.as<NativeFunction>()->entry().flavor == Flavor::StaticMethod;
        std::vector<Value> all;
        all.reserve(arguments.size() + 1);
        if (!isStatic)
            all.push_back(method.as<NativeFunction>() &&
                                  method.as<NativeFunction>()->entry().flavor == Flavor::ClassMethod
                              ? Value(&typeOf(vm, self))
                              : self);
        all.insert(all.end(), arguments.begin(), arguments.end());
        return call(vm, method, Arguments{all.data(), all.size(), {}});
    }
    if (method.isKind(Kind::StaticMethod))
        return call(vm, method.as<StaticMethod>()->function, arguments);
    if (method.isKind(Kind::ClassMethod)) {
        std::vector<Value> all{Value(&typeOf(vm, self))};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return call(vm, method.as<ClassMethod>()->function, Arguments{all.data(), all.size(), {}});
    }
    return call(vm, method, arguments);
}

namespace
{

Eval<> callScript(Interpreter &vm, Function &function, const Arguments &arguments)
{
    RETORT_TRY(std::unique_ptr<Frame> frame, vm.machine().prepare(function, arguments));
    if (function.code()->isGenerator)
        return Value(vm.make<Generator>(std::move(frame), function.code()->name));
    RETORT_CHECK(vm.enterNesting());
    const NestingGuard guard(vm);
    return vm.machine().run(std::move(frame), nullptr, nullptr);
}

Eval<> callNative(Interpreter &vm, const NativeFunction &function, const Arguments &given)
{
    const FunctionEntry &entry = function.entry();
    Arguments arguments = given;
    Value self;
    if (function.owner() && entry.flavor != Flavor::StaticMethod) {
        if (arguments.positional == 0)
            return vm.raise(vm.errors().TypeError, textOf("unbound method ", function.owner()->name(), ".", entry.name,
                                                          "() needs an argument"));
        self = arguments.values[0];
        ++arguments.values;
        --arguments.positional;
        const bool fits = entry.flavor == Flavor::ClassMethod
                              ? self.as<Class>() && self.as<Class>()->isSubclassOf(function.owner())
                              : typeOf(vm, self).isSubclassOf(function.owner());
        if (!fits)
            return vm.raise(vm.errors().TypeError,
                            textOf("descriptor '", entry.name, "' for '", function.owner()->name(),
                                   "' objects doesn't apply to a '", typeName(vm, self), "' object"));
    }
    if (function.owner() && function.owner()->isBuiltin && entry.flavor == Flavor::StaticMethod &&
        entry.name == std::string_view("__new__")) {
        // Only then is what it makes an object of the C++ class that the methods of `type` expect.
        const auto *type = arguments.positional > 0 ? arguments.values[0].as<Class>() : nullptr;
        if (!type || !type->isSubclassOf(function.owner()))
            return vm.raise(
                vm.errors().TypeError,
                textOf(function.owner()->name(), ".__new__(X): X is not a subtype of ", function.owner()->name()));
    }
    std::uint64_t steps = stepsOfText(self);
    for (std::size_t i = 0; i < arguments.total(); ++i)
        steps += stepsOfText(arguments.values[i]);
    if (steps > 0)
        RETORT_CHECK(vm.tick(steps));
    const Signature &signature = function.signature();
    const std::size_t count = signature.items.size();
    if (signature.isSimple && arguments.names.empty() && arguments.positional == count) {
        Call call{vm, std::move(self), arguments.values, count, function.state(), function};
        return entry.body(call);
    }
    constexpr std::size_t few = 8;
    Value inlined[few];
    std::vector<Value> many;
    Value *into = inlined;
    if (count > few) {
        many.resize(count);
        into = many.data();
    }
    RETORT_CHECK(bindArguments(vm, signature, {}, function.displayName(), arguments, into));
    Call call{vm, std::move(self), into, count, function.state(), function};
    return entry.body(call);
}

Eval<> callWithSelf(Interpreter &vm, const Value &function, const Value &self, const Arguments &arguments)
{
    std::vector<Value> all;
    all.reserve(arguments.total() + 1);
    all.push_back(self);
    all.insert(all.end(), arguments.values, arguments.values + arguments.total());
    return call(vm, function, Arguments{all.data(), arguments.positional + 1, arguments.names});
}

/// What `type.__call__` does: __new__, then __init__.
Eval<> construct(Interpreter &vm, Class &type, const Arguments &arguments)
{
    const Value *found = type.find(*vm.names().new_);
    const Value maker = found ? *found : Value();
    const auto *nativeMaker = maker.as<NativeFunction>();
    const bool plain = !maker.isSet() || (nativeMaker && nativeMaker->owner() == vm.types().object.get());
    const Value *foundInit = type.find(*vm.names().init);
    const Value init = foundInit ? *foundInit : Value();
    const auto *nativeInit = init.as<NativeFunction>();
    const bool plainInit = !init.isSet() || (nativeInit && nativeInit->owner() == vm.types().object.get());
    Value made;
    if (plain) {
        if (plainInit && arguments.total() > 0)
            return vm.raise(vm.errors().TypeError, textOf(type.name(), "() takes no arguments"));
        if (!type.allocate)
            return vm.raise(vm.errors().TypeError, textOf("cannot create '", type.name(), "' instances"));
        RETORT_TRY(const Ref<Object> object, type.allocate(vm, type));
        made = object;
    } else {
        const Value function = maker.isKind(Kind::StaticMethod) ? maker.as<StaticMethod>()->function : maker;
        RETORT_TRY(made, callWithSelf(vm, function, Value(&type), arguments));
        if (!typeOf(vm, made).isSubclassOf(&type))
            return made;
    }
    if (plainInit)
        return made;
    RETORT_TRY(const Value result, callWithSelf(vm, init, made, arguments));
    if (!result.isNone())
        return vm.raise(vm.errors().TypeError,
                        textOf("__init__() should return None, not '", typeName(vm, result), "'"));
    return made;
}

Eval<> callClass(Interpreter &vm, Class &type, const Arguments &arguments)
{
    if (&type == vm.types().type.get() && arguments.total() == 1)
        return Value(&typeOf(vm, arguments.values[0]));
    if (type.type() != vm.types().type.get()) {
        const Value *custom = type.type()->find(*vm.names().call);
        const auto *native = custom ? custom->as<NativeFunction>() : nullptr;
        if (custom && !(native && native->owner() == vm.types().type.get())) {
            const Value method = *custom;
            return callWithSelf(vm, method, Value(&type), arguments);
        }
    }
    RETORT_CHECK(vm.enterNesting());
    const NestingGuard guard(vm);
    return construct(vm, type, arguments);
}

} // namespace

Eval<> constructInstance(Interpreter &vm, Class &type, const Arguments &arguments)
{
    return construct(vm, type, arguments);
}

Eval<> call(Interpreter &vm, const Value &callee, const Arguments &arguments)
{
    if (callee.isObject()) {
        switch (callee.object()->kind()) {
        case Kind::Function:
            return callScript(vm, *callee.as<Function>(), arguments);
        case Kind::NativeFunction:
            return callNative(vm, *callee.as<NativeFunction>(), arguments);
        case Kind::BoundMethod: {
            const Value function = callee.as<BoundMethod>()->function();
            const Value self = callee.as<BoundMethod>()->self();
            RETORT_CHECK(vm.enterNesting());
            const NestingGuard guard(vm);
            return callWithSelf(vm, function, self, arguments);
        }
        case Kind::Class: {
            const Ref<Class> type(callee.as<Class>());
            return callClass(vm, *type, arguments);
        }
        case Kind::StaticMethod:
            return call(vm, Value(callee.as<StaticMethod>()->function), arguments);
        case Kind::Placeholder:
            return vm.outOfReach(*callee.as<Placeholder>());
        default: {
            Class &type = *callee.object()->type();
            if (const Value *method = type.find(*vm.names().call)) {
                const Value function = *method;
                RETORT_CHECK(vm.enterNesting());
                const NestingGuard guard(vm);
                return callWithSelf(vm, function, callee, arguments);
            }
        }
        }
    }
    return vm.raise(vm.errors().TypeError, textOf("'", typeName(vm, callee), "' object is not callable"));
}

Eval<> call(Interpreter &vm, const Value &callee, std::initializer_list<Value> arguments)
{
    return call(vm, callee, Arguments{arguments.begin(), arguments.size(), {}});
}

Eval<> call(Interpreter &vm, const Value &callee, std::span<const Value> arguments,
            std::span<const std::pair<Ref<Str>, Value>> keywords)
{
    std::vector<Value> all(arguments.begin(), arguments.end());
    std::vector<Value> names;
    for (const auto &[name, value] : keywords) {
        names.emplace_back(name);
        all.push_back(value);
    }
    return call(vm, callee, Arguments{all.data(), arguments.size(), names});
}

bool isCallable(Interpreter &vm, const Value &value)
{
    if (!value.isObject())
        return false;
    switch (value.object()->kind()) {
    case Kind::Function:
    case Kind::NativeFunction:
    case Kind::BoundMethod:
    case Kind::Class:
    case Kind::StaticMethod:
        return true;
    default:
        return typeOf(vm, value).find(*vm.names().call) != nullptr;
    }
}

SourcePosition Call::position() const
{
    return vm.position();
}

namespace
{

Failure wrongArgument(const Call &call, std::size_t index, const char *wanted)
{
    return call.vm.raise(call.vm.errors().TypeError,
                         textOf(call.function.displayName(), "() argument '",
                                call.function.signature().items[index].name->text(), "' must be ", wanted, ", not ",
                                typeName(call.vm, call[index])));
}

} // namespace

Eval<QString> Call::text(std::size_t index) const
{
    RETORT_TRY(const std::string_view text, utf8(index));
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Eval<std::string_view> Call::utf8(std::size_t index) const
{
    if (const Str *text = arguments[index].as<Str>())
        return text->text();
    if (const auto *placeholder = arguments[index].as<Placeholder>())
        return vm.outOfReach(*placeholder);
    return wrongArgument(*this, index, "str");
}

Eval<std::int64_t> Call::integer(std::size_t index) const
{
    std::int64_t number = 0;
    RETORT_TRY(const Value value, indexOf(vm, arguments[index]));
    if (!toInt64(value, number))
        return vm.raise(vm.errors().OverflowError, std::string("Python int too large to convert to C ssize_t"));
    return number;
}

Eval<double> Call::number(std::size_t index) const
{
    return numberAsDouble(vm, arguments[index]);
}

Eval<bool> Call::truth(std::size_t index) const
{
    return script::truth(vm, arguments[index]);
}

const Tuple &Call::tuple(std::size_t index) const
{
    return *arguments[index].as<Tuple>();
}

Dict &Call::dict(std::size_t index) const
{
    return *arguments[index].as<Dict>();
}

} // namespace retort::script
