#include <core/script/runtime/compiler/compile.h>
#include <core/script/runtime/interpreter.h>

namespace retort::script
{

std::vector<Error> checkSupported(Interpreter &vm, const script::Module &module)
{
    return compileErrors(vm, module);
}

} // namespace retort::script
