#include <core/operations/operation.h>

namespace retort::operations
{

// Written out, not defaulted: the two hold each other, and clang 14 recurses without end on the defaulted ones.

bool BatchAlterTable::operator==(const BatchAlterTable &other) const
{
    return table == other.table && operations == other.operations && recreate == other.recreate &&
           copyFrom == other.copyFrom && tableArgs == other.tableArgs && tableOptions == other.tableOptions &&
           tablePrefixes == other.tablePrefixes && reflectArgs == other.reflectArgs &&
           namingConvention == other.namingConvention && partialReordering == other.partialReordering;
}

bool Operation::operator==(const Operation &other) const
{
    return action == other.action && origin == other.origin;
}

} // namespace retort::operations
