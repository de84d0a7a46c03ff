#include <core/script/runtime/code.h>
#include <core/script/runtime/interpreter.h>

namespace retort::script
{

Code::Code(Interpreter &vm)
    : Object(vm.heap(), objectKind, vm.types().code.get())
{
}

void Code::clear()
{
    Object::clear();
    signature.items.clear();
    constants.clear();
    names.clear();
    locals.clear();
    cells.clear();
    qualifiedName = nullptr;
    doc = {};
}

} // namespace retort::script
