#include <core/script/runtime/code.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/function.h>

namespace retort::script
{

Cell::Cell(Heap &heap, Value held)
    : Object(heap, objectKind, nullptr)
    , value(std::move(held))
{
}

void Cell::clear()
{
    Object::clear();
    value = {};
}

Function::Function(Interpreter &vm, Ref<Code> code, Ref<ModuleObject> module)
    : Object(vm.heap(), objectKind, vm.types().function.get())
    , code_(std::move(code))
    , module_(std::move(module))
{
}

void Function::clear()
{
    Object::clear();
    defaults.clear();
    frees.clear();
    name = nullptr;
    qualifiedName = nullptr;
    doc = {};
    code_ = nullptr;
    module_ = nullptr;
}

NativeFunction::NativeFunction(Interpreter &vm, const FunctionEntry &entry, Class *owner, Value state)
    : Object(vm.heap(), objectKind, vm.types().nativeFunction.get())
    , vm_(vm)
    , entry_(&entry)
    , owner_(owner)
    , state_(std::move(state))
{
}

void NativeFunction::clear()
{
    Object::clear();
    signature_.reset();
    state_ = {};
}

const Signature &NativeFunction::signature() const
{
    if (!signature_)
        signature_ = parseSignature(vm_, entry_->parameters);
    return *signature_;
}

std::string NativeFunction::displayName() const
{
    return owner_ && owner_->module() != "builtins" ? textOf(owner_->name(), ".", entry_->name) : entry_->name;
}

BoundMethod::BoundMethod(Interpreter &vm, Value function, Value self)
    : Object(vm.heap(), objectKind, vm.types().boundMethod.get())
    , function_(std::move(function))
    , self_(std::move(self))
{
}

void BoundMethod::clear()
{
    Object::clear();
    function_ = self_ = {};
}

NativeProperty::NativeProperty(Interpreter &vm, const AttributeEntry &entry)
    : Object(vm.heap(), objectKind, vm.types().nativeProperty.get())
    , entry_(&entry)
{
}

Property::Property(Interpreter &vm, Class *type)
    : Object(vm.heap(), objectKind, type)
{
}

void Property::clear()
{
    Object::clear();
    getter = setter = deleter = doc = name = {};
}

template <Kind K>
MethodWrapper<K>::MethodWrapper(Interpreter &vm, Class *type, Value wrapped)
    : Object(vm.heap(), K, type)
    , function(std::move(wrapped))
{
}
template class MethodWrapper<Kind::StaticMethod>;
template class MethodWrapper<Kind::ClassMethod>;

Super::Super(Interpreter &vm, Ref<Class> start, Value self, Ref<Class> selfType)
    : Object(vm.heap(), objectKind, vm.types().super.get())
    , start_(std::move(start))
    , self_(std::move(self))
    , selfType_(std::move(selfType))
{
}

void Super::clear()
{
    Object::clear();
    start_ = nullptr;
    self_ = {};
    selfType_ = nullptr;
}

} // namespace retort::script
