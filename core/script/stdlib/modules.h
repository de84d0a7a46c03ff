#pragma once

#include <core/script/runtime/native.h>

namespace retort::script
{

// One table each. Those without a .cpp file of their own are written in the language itself (written_modules.cpp).
extern const ModuleEntry abcModule;
extern const ModuleEntry base64Module;
extern const ModuleEntry binasciiModule;
extern const ModuleEntry bisectModule;
extern const ModuleEntry calendarModule;
extern const ModuleEntry collectionsAbcModule;
extern const ModuleEntry collectionsModule;
extern const ModuleEntry contextlibModule;
extern const ModuleEntry copyModule;
extern const ModuleEntry dataclassesModule;
extern const ModuleEntry datetimeModule;
extern const ModuleEntry decimalModule;
extern const ModuleEntry enumModule;
extern const ModuleEntry functoolsModule;
extern const ModuleEntry futureModule;
extern const ModuleEntry hashlibModule;
extern const ModuleEntry heapqModule;
extern const ModuleEntry hmacModule;
extern const ModuleEntry htmlModule;
extern const ModuleEntry ioModule;
extern const ModuleEntry ipaddressModule;
extern const ModuleEntry itertoolsModule;
extern const ModuleEntry jsonModule;
extern const ModuleEntry loggingModule;
extern const ModuleEntry mathModule;
extern const ModuleEntry numbersModule;
extern const ModuleEntry operatorModule;
extern const ModuleEntry osModule;
extern const ModuleEntry osPathModule;
extern const ModuleEntry pathlibModule;
extern const ModuleEntry pprintModule;
extern const ModuleEntry randomModule;
extern const ModuleEntry reModule;
extern const ModuleEntry secretsModule;
extern const ModuleEntry stringModule;
extern const ModuleEntry sysModule;
extern const ModuleEntry textwrapModule;
extern const ModuleEntry timeModule;
extern const ModuleEntry tracebackModule;
extern const ModuleEntry typesModule;
extern const ModuleEntry typingExtensionsModule;
extern const ModuleEntry typingModule;
extern const ModuleEntry urllibModule;
extern const ModuleEntry urllibParseModule;
extern const ModuleEntry uuidModule;
extern const ModuleEntry warningsModule;
extern const ModuleEntry zoneinfoModule;

} // namespace retort::script
