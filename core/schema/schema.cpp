#include <core/schema/schema.h>

namespace retort::schema
{

const Table *findTable(const Schema &schema, const sql::ObjectName &name)
{
    const auto found = schema.tables.find(name);
    return found == schema.tables.end() ? nullptr : &*found->second;
}

} // namespace retort::schema
