#include <core/alembic/host.h>
#include <core/alembic/objects.h>

namespace retort::alembic
{

TypeObject::TypeObject(script::Interpreter &vm, script::Class *type)
    : Instance(vm, type)
    , sqlType(ScriptHost::of(vm).prototypeOf(*type))
{
}

void TypeObject::clear()
{
    Instance::clear();
    enumClass = {};
    itemType = {};
}

void ExpressionObject::clear()
{
    Instance::clear();
    typeObject = {};
}

void ColumnObject::clear()
{
    ExpressionObject::clear();
    defaultValue = {};
    onupdate = {};
    serverDefault = {};
    info = {};
}

TableObject::~TableObject()
{
    for (const script::Ref<ColumnObject> &column : columns) {
        if (column->table == this)
            column->table = nullptr;
    }
}

void TableObject::clear()
{
    Instance::clear();
    columns.clear();
    metadata = {};
}

void MetaDataObject::clear()
{
    Instance::clear();
    givenConvention = script::Value();
    tables.clear();
}

void QueryObject::clear()
{
    Instance::clear();
    table = nullptr;
    tables.clear();
    shape.clear();
    entities = script::Value();
}

} // namespace retort::alembic
