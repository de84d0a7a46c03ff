#include <core/script/stdlib/modules.h>
#include <core/script/stdlib/standard_modules.h>

#include <algorithm>

namespace retort::script
{

std::span<const ModuleEntry *const> standardModules()
{
    // One a line, sorted.
    // clang-format off
    static constexpr const ModuleEntry *modules[] = {
        &abcModule,
        &base64Module,
        &binasciiModule,
        &bisectModule,
        &calendarModule,
        &collectionsAbcModule,
        &collectionsModule,
        &contextlibModule,
        &copyModule,
        &dataclassesModule,
        &datetimeModule,
        &decimalModule,
        &enumModule,
        &functoolsModule,
        &futureModule,
        &hashlibModule,
        &heapqModule,
        &hmacModule,
        &htmlModule,
        &ioModule,
        &ipaddressModule,
        &itertoolsModule,
        &jsonModule,
        &loggingModule,
        &mathModule,
        &numbersModule,
        &operatorModule,
        &osModule,
        &osPathModule,
        &pathlibModule,
        &pprintModule,
        &randomModule,
        &reModule,
        &secretsModule,
        &stringModule,
        &sysModule,
        &textwrapModule,
        &timeModule,
        &tracebackModule,
        &typesModule,
        &typingExtensionsModule,
        &typingModule,
        &urllibModule,
        &urllibParseModule,
        &uuidModule,
        &warningsModule,
        &zoneinfoModule,
    };
    // clang-format on
    return modules;
}

bool hasName(const ModuleEntry &module, std::string_view name)
{
    return std::find(module.names.begin(), module.names.end(), name) != module.names.end() ||
           std::any_of(module.functions.begin(), module.functions.end(),
                       [name](const FunctionEntry &entry) { return name == entry.name; });
}

} // namespace retort::script
