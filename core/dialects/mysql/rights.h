#pragma once

#include <core/dialects/dialect.h>

namespace retort::dialects
{

/// What information_schema leaves out for an account without rights on all of the database, which it does not say: as
/// sentences for a person. Rights that come by a role are not looked into: then nothing is said. The errors of the
/// query.
[[nodiscard]] Result<QStringList> hiddenFromAccount(const CatalogueQuery &query);

} // namespace retort::dialects
