#pragma once

#include <core/ddl/customs.h>

namespace retort::ddl
{

/// How a table of MySQL is partitioned. The partitions themselves are no part of the model.

/// The option of the table that says it: "HASH (id)".
[[nodiscard]] QString partitionOption();

/// Its value, from the method and what stands in its parentheses.
[[nodiscard]] QString partitioning(const QString &method, const QString &columns, const Customs &customs);
/// The same from behind PARTITION BY.
[[nodiscard]] QString readPartitioning(sql::TokenCursor &at, const Customs &customs);

/// Whether an action of ALTER TABLE is about partitions.
[[nodiscard]] bool isOfPartitions(const sql::TokenCursor &at, const Customs &customs);
/// PARTITION BY and REMOVE PARTITIONING; any other action changes partitions only.
void alterPartitions(schema::Table &table, sql::TokenCursor &at, const Customs &customs);

} // namespace retort::ddl
