#pragma once

#include <core/script/runtime/native.h>

namespace retort::script
{

// One table each.
extern const ModuleEntry datetimeModule;
extern const ModuleEntry jsonModule;
extern const ModuleEntry timeModule;
extern const ModuleEntry uuidModule;
extern const ModuleEntry zoneinfoModule;

} // namespace retort::script
