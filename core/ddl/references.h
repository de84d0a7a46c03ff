#pragma once

#include <core/ddl/customs.h>

namespace retort::ddl
{

/// Reads "REFERENCES table (columns) ON DELETE ..." with everything that may follow.
[[nodiscard]] schema::ForeignKey readReferences(sql::TokenCursor &at, const Customs &customs);

/// Reads "NOT DEFERRABLE INITIALLY IMMEDIATE" and the like as far as it is there. What the database does by itself
/// (not deferrable, immediate) counts as not said. Whether NOT VALID stood there too.
bool readDeferrability(sql::TokenCursor &at, std::optional<bool> &deferrable, QString &initially);

} // namespace retort::ddl
