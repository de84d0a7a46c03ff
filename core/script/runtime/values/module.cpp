#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/module.h>

namespace retort::script
{

ModuleObject::ModuleObject(Interpreter &vm, std::string name)
    : Object(vm.heap(), objectKind, vm.types().module.get())
    , name_(std::move(name))
    , names_(vm.dict())
{
}

void ModuleObject::clear()
{
    Object::clear();
    load = nullptr;
    find = nullptr;
    unknownStar = nullptr;
    names_ = nullptr;
}

Placeholder::Placeholder(Interpreter &vm, std::string module, std::string name)
    : Object(vm.heap(), objectKind, vm.types().placeholder.get())
    , module_(std::move(module))
    , name_(std::move(name))
{
}

void Placeholder::clear()
{
    Object::clear();
    source = nullptr;
}

} // namespace retort::script
