#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/builtins/complex.h>

namespace retort::script
{

void makeClasses(Interpreter &vm, Types &types, ExceptionClasses &errors)
{
    Heap &heap = vm.heap();
    // `type` is its own class.
    types.type = Ref<Class>(new Class(heap, nullptr, "type", "builtins"));
    types.type->setType(types.type.get());
    const auto make = [&](const char *name, Kind layout, bool isBase, std::vector<Ref<Class>> bases = {}) {
        auto type = Ref<Class>(new Class(heap, types.type.get(), name, "builtins"));
        type->layout = layout;
        type->isBase = isBase;
        type->isBuiltin = true;
        if (bases.empty() && types.object)
            bases.push_back(types.object);
        if (!bases.empty() && !type->setBases(std::move(bases)))
            qFatal("%s: no consistent order of bases", name);
        return type;
    };
    types.object = make("object", Kind::Instance, true);
    types.object->allocate = [](Interpreter &inner, Class &type) -> Eval<Ref<Object>> {
        return Ref<Object>(new Instance(inner, &type));
    };
    types.type->isBuiltin = true;
    types.type->layout = Kind::Class;
    (void)types.type->setBases({types.object});
    types.none = make("NoneType", Kind::Instance, false);
    types.notImplemented = make("NotImplementedType", Kind::Instance, false);
    types.ellipsis = make("ellipsis", Kind::Instance, false);
    types.integer = make("int", Kind::Int, true);
    types.boolean = make("bool", Kind::Int, false, {types.integer});
    types.real = make("float", Kind::Float, true);
    types.str = make("str", Kind::Str, true);
    types.bytes = make("bytes", Kind::Bytes, true);
    types.bytearray = make("bytearray", Kind::Bytes, true);
    types.list = make("list", Kind::List, true);
    types.tuple = make("tuple", Kind::Tuple, true);
    types.dict = make("dict", Kind::Dict, true);
    types.dictKeys = make("dict_keys", Kind::DictView, false);
    types.dictValues = make("dict_values", Kind::DictView, false);
    types.dictItems = make("dict_items", Kind::DictView, false);
    types.set = make("set", Kind::Set, true);
    types.frozenset = make("frozenset", Kind::Set, true);
    types.range = make("range", Kind::Range, false);
    types.slice = make("slice", Kind::Slice, false);
    types.code = make("code", Kind::Code, false);
    types.cell = make("cell", Kind::Cell, false);
    types.function = make("function", Kind::Function, false);
    types.function->hasAttributes = true;
    types.nativeFunction = make("builtin_function_or_method", Kind::NativeFunction, false);
    types.boundMethod = make("method", Kind::BoundMethod, false);
    types.nativeProperty = make("getset_descriptor", Kind::NativeProperty, false);
    types.property = make("property", Kind::Property, true);
    types.staticMethod = make("staticmethod", Kind::StaticMethod, true);
    types.classMethod = make("classmethod", Kind::ClassMethod, true);
    types.super = make("super", Kind::Super, false);
    types.module = make("module", Kind::Module, false);
    types.placeholder = make("placeholder", Kind::Placeholder, false);
    types.iterator = make("iterator", Kind::Iterator, false);
    types.generator = make("generator", Kind::Generator, false);
    types.unionType = make("UnionType", Kind::Instance, false);
    types.genericAlias = make("GenericAlias", Kind::Instance, false);

    const Allocate allocate = [](Interpreter &inner, Class &type) -> Eval<Ref<Object>> {
        return Ref<Object>(new Exception(inner, &type, inner.tuple()));
    };
    errors.BaseException = make("BaseException", Kind::Exception, true);
    errors.BaseException->allocate = allocate;
#define RETORT_EXCEPTION(name, base) errors.name = make(#name, Kind::Exception, true, {errors.base});
#include <core/script/runtime/exceptions.inc>
#undef RETORT_EXCEPTION
    (void)errors.ExceptionGroup->setBases({errors.BaseExceptionGroup, errors.Exception});
    const auto open = [&](const Ref<Class> &type) {
        type->allocate = allocate;
        type->hasAttributes = true;
    };
    open(errors.BaseException);
#define RETORT_EXCEPTION(name, base) open(errors.name);
#include <core/script/runtime/exceptions.inc>
#undef RETORT_EXCEPTION
    types.list->allocate = [](Interpreter &inner, Class &type) -> Eval<Ref<Object>> {
        return Ref<Object>(new List(inner, &type));
    };
    types.dict->allocate = [](Interpreter &inner, Class &type) -> Eval<Ref<Object>> {
        return Ref<Object>(new Dict(inner, &type));
    };
    types.set->allocate = [](Interpreter &inner, Class &type) -> Eval<Ref<Object>> {
        return Ref<Object>(new Set(inner, &type));
    };
    types.property->allocate = [](Interpreter &inner, Class &type) -> Eval<Ref<Object>> {
        return Ref<Object>(new Property(inner, &type));
    };
}

void fillClass(Interpreter &vm, Class &type, const ClassEntry &entry)
{
    type.setAttribute(vm.intern("__doc__"), vm.str(std::string(entry.doc)));
    for (const FunctionEntry &method : entry.methods)
        type.setAttribute(vm.intern(method.name), Value(vm.make<NativeFunction>(method, &type, Value())));
    for (const AttributeEntry &attribute : entry.attributes)
        type.setAttribute(vm.intern(attribute.name), Value(vm.make<NativeProperty>(attribute)));
    type.isBase = entry.isBase;
}

std::span<const BuiltinClass> builtinClasses()
{
    static const BuiltinClass all[] = {
        {&Types::object, objectEntry},
        {&Types::type, typeEntry},
        {&Types::none, noneEntry},
        {&Types::integer, intEntry},
        {&Types::boolean, boolEntry},
        {&Types::real, floatEntry},
        {&Types::str, strEntry},
        {&Types::bytes, bytesEntry},
        {&Types::bytearray, bytesEntry},
        {&Types::bytearray, bytearrayEntry},
        {&Types::list, listEntry},
        {&Types::tuple, tupleEntry},
        {&Types::dict, dictEntry},
        {&Types::dictKeys, dictViewEntry},
        {&Types::dictValues, dictViewEntry},
        {&Types::dictItems, dictViewEntry},
        {&Types::set, setEntry},
        {&Types::frozenset, frozensetEntry},
        {&Types::range, rangeEntry},
        {&Types::slice, sliceEntry},
        {&Types::function, functionEntry},
        {&Types::nativeFunction, nativeFunctionEntry},
        {&Types::boundMethod, boundMethodEntry},
        {&Types::property, propertyEntry},
        {&Types::staticMethod, staticMethodEntry},
        {&Types::classMethod, classMethodEntry},
        {&Types::super, superEntry},
        {&Types::module, moduleEntry},
        {&Types::iterator, iteratorEntry},
        {&Types::generator, generatorEntry},
        {&Types::genericAlias, genericAliasEntry},
        {&Types::unionType, unionTypeEntry},
    };
    return all;
}

void fillBuiltins(Interpreter &vm)
{
    const Types &types = vm.types();
    const auto finish = [&](const Ref<Class> &type) {
        type->setDictType(types.dict.get());
        type->names().setType(types.dict.get());
    };
    for (const BuiltinClass &builtin : builtinClasses()) {
        const Ref<Class> &type = types.*builtin.type;
        finish(type);
        fillClass(vm, *type, builtin.entry);
    }
    fillOperators(vm);
    finish(vm.errors().BaseException);
    fillExceptions(vm);
    vm.builtins().set(vm, "BaseException", vm.errors().BaseException);
#define RETORT_EXCEPTION(name, base)                                                                                   \
    finish(vm.errors().name);                                                                                          \
    vm.builtins().set(vm, #name, vm.errors().name);
#include <core/script/runtime/exceptions.inc>
#undef RETORT_EXCEPTION
    vm.builtins().set(vm, "EnvironmentError", vm.errors().OSError);
    vm.builtins().set(vm, "IOError", vm.errors().OSError);
    for (const Ref<Class> &named : {types.object, types.type, types.integer, types.boolean, types.real, types.str,
                                    types.bytes, types.bytearray, types.list, types.tuple, types.dict, types.set,
                                    types.frozenset, types.range, types.slice, types.property, types.super})
        vm.builtins().set(vm, named->name(), named);
    vm.builtins().set(vm, "staticmethod", types.staticMethod);
    vm.builtins().set(vm, "classmethod", types.classMethod);
    vm.builtins().set(vm, "NotImplemented", Value::notImplemented());
    vm.builtins().set(vm, "Ellipsis", Value::ellipsis());
    vm.builtins().set(vm, "__name__", vm.str(std::string("builtins")));
    vm.builtins().set(vm, "__debug__", Value::boolean(true));
    vm.builtins().set(vm, "complex", vm.state<ComplexClass>().type);
    vm.builtins().set(vm, imaginaryEntry.name, vm.function(imaginaryEntry));
    for (const FunctionEntry &function : builtinFunctions())
        vm.builtins().set(vm, function.name, vm.function(function));
}

} // namespace retort::script
