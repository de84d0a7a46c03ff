#pragma once

#include <core/ddl/apply.h>
#include <core/ddl/definitions.h>

namespace retort::ddl
{

// The statements that apply() knows, each with the cursor behind its first words.

[[nodiscard]] Effect createTable(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs,
                                 const QStringList &prefixes);
/// ALTER TABLE from the table's name on; also RENAME TABLE's.
[[nodiscard]] Effect alterTable(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs);
[[nodiscard]] Effect renameTables(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs);
[[nodiscard]] Effect dropTables(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs);
[[nodiscard]] Effect createIndex(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs, bool unique,
                                 const QString &prefix);
[[nodiscard]] Effect dropIndexes(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs);
[[nodiscard]] Effect alterIndex(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs);

[[nodiscard]] Effect createType(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs);
[[nodiscard]] Effect alterType(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs);
/// With the columns of that type, which CASCADE drops.
[[nodiscard]] Effect dropTypes(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs);
/// With the defaults that count by it, which CASCADE drops.
[[nodiscard]] Effect dropSequences(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs);
[[nodiscard]] Effect createSequence(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs);
[[nodiscard]] Effect alterSequence(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs);
[[nodiscard]] Effect createView(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs,
                                bool materialized);
[[nodiscard]] Effect createTrigger(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs,
                                   const QString &whole);
[[nodiscard]] Effect createRoutine(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs,
                                   const QString &whole);
[[nodiscard]] Effect comment(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs);

/// A change to one table of the schema: `change` gets a copy, which takes the table's place. Opaque where the table is
/// not known.
template <typename Change>
[[nodiscard]] Effect changeTable(schema::Schema &schema, const sql::ObjectName &name, Change &&change)
{
    const auto found = schema.tables.find(name);
    if (found == schema.tables.end())
        return Effect::Opaque;
    schema::Table table = *found->second;
    change(table);
    found->second = std::move(table);
    return Effect::Applied;
}

} // namespace retort::ddl
