#pragma once

#include <core/script/runtime/native.h>

/// The constructors of the column types, by family: what each type's entry takes. `self` is a TypeObject whose kind is
/// of that family.

namespace retort::alembic
{

extern const script::FunctionEntry plainTypeMethods[1];
extern const script::FunctionEntry stringTypeMethods[1];
extern const script::FunctionEntry numericTypeMethods[1];
extern const script::FunctionEntry floatTypeMethods[1];
extern const script::FunctionEntry binaryTypeMethods[1];
extern const script::FunctionEntry booleanTypeMethods[1];
extern const script::FunctionEntry timeTypeMethods[1];
extern const script::FunctionEntry precisionTimeTypeMethods[1];
extern const script::FunctionEntry mysqlTimeTypeMethods[1];
extern const script::FunctionEntry genericIntervalMethods[1];
extern const script::FunctionEntry sqlIntervalMethods[1];
extern const script::FunctionEntry uuidTypeMethods[1];
extern const script::FunctionEntry jsonTypeMethods[1];
extern const script::FunctionEntry arrayTypeMethods[1];
extern const script::FunctionEntry astextJsonMethods[1];
extern const script::FunctionEntry bitTypeMethods[1];
extern const script::FunctionEntry mysqlBitMethods[1];
extern const script::FunctionEntry pickleTypeMethods[1];
extern const script::FunctionEntry mysqlIntegerMethods[1];
extern const script::FunctionEntry mysqlNumberMethods[1];
extern const script::FunctionEntry mysqlStringMethods[1];
extern const script::FunctionEntry mysqlYearMethods[1];
extern const script::FunctionEntry sqliteTimeMethods[1];
extern const script::FunctionEntry citextMethods[1];
extern const script::FunctionEntry hstoreMethods[1];

} // namespace retort::alembic
