#pragma once

#include <core/script/runtime/native.h>

namespace retort::script
{

// One table each.
extern const ModuleEntry base64Module;
extern const ModuleEntry binasciiModule;
extern const ModuleEntry datetimeModule;
extern const ModuleEntry hashlibModule;
extern const ModuleEntry hmacModule;
extern const ModuleEntry jsonModule;
extern const ModuleEntry mathModule;
extern const ModuleEntry randomModule;
extern const ModuleEntry reModule;
extern const ModuleEntry secretsModule;
extern const ModuleEntry stringModule;
extern const ModuleEntry textwrapModule;
extern const ModuleEntry timeModule;
extern const ModuleEntry uuidModule;
extern const ModuleEntry zoneinfoModule;

} // namespace retort::script
