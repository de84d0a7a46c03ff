#pragma once

#include <core/script/runtime/interpreter.h>

#include <QUuid>

namespace retort::script
{

/// uuid.UUID
class UuidObject : public Instance
{
public:
    using Instance::Instance;
    QUuid uuid;
};

[[nodiscard]] Value makeUuid(Interpreter &vm, const QUuid &uuid);

} // namespace retort::script
