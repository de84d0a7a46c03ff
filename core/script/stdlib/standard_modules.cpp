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
        &base64Module,
        &binasciiModule,
        &datetimeModule,
        &hashlibModule,
        &hmacModule,
        &jsonModule,
        &mathModule,
        &randomModule,
        &reModule,
        &secretsModule,
        &stringModule,
        &textwrapModule,
        &timeModule,
        &uuidModule,
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
