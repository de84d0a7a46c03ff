#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/exception.h>

namespace retort::script
{

Exception::Exception(Interpreter &vm, Class *type, Ref<Tuple> given)
    : Object(vm.heap(), objectKind, type)
    , arguments(std::move(given))
{
}

void Exception::clear()
{
    Object::clear();
    arguments = nullptr;
    group = nullptr;
    cause = nullptr;
    context = nullptr;
}

Fatal::Fatal(Heap &heap, Error failure)
    : Object(heap, objectKind, nullptr)
    , error(std::move(failure))
{
}

} // namespace retort::script
