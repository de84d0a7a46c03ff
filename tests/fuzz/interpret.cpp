/// Any bytes as a script of the language alone, with its standard modules: checked, then run twice in one interpreter.
/// Small limits: what goes on for long is cut short, and must then end with an error.

#include <core/script/resolve/scopes.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/stdlib/standard_modules.h>
#include <core/script/stdlib/world.h>

#include <cstdlib>

using namespace retort;
using namespace retort::script;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto source = Source::decode(QStringLiteral("fuzz.py"), bytes);
    if (!source)
        return 0;
    const ParsedModule parsed = parse(*source, std::make_shared<SymbolTable>());
    if (!parsed.errors.empty())
        return 0;
    const Resolution resolution = resolve(*parsed.module);
    if (!resolution.errors.empty())
        return 0;
    static const NativeModules modules({standardModules()});
    std::size_t printed = 0;
    InterpreterOptions options;
    options.modules = &modules;
    options.output = [&printed](const QString &text) { printed += static_cast<std::size_t>(text.size()); };
    options.limits.steps = 20'000;
    options.limits.memory = 16U * 1024 * 1024;
    options.limits.output = 64U * 1024;
    options.limits.intBits = 20'000;
    World world;
    Interpreter vm(options);
    vm.setHost(&world);
    if (!checkSupported(vm, *parsed.module, resolution).empty())
        return 0;
    for (int i = 0; i < 2; ++i) {
        vm.begin(options.limits, {});
        (void)vm.run(parsed.module, "__main__");
    }
    if (printed > 2 * options.limits.output)
        std::abort();
    return 0;
}
