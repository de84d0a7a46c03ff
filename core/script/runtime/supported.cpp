#include <core/script/runtime/compiler/compile.h>
#include <core/script/runtime/interpreter.h>

namespace retort::script
{

std::vector<Error> checkSupported(const script::Module &module)
{
    // The compiler is what knows; a throw-away interpreter holds what it makes.
    Interpreter vm;
    return compileErrors(vm, module);
}

} // namespace retort::script
