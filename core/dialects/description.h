#pragma once

#include <core/dialects/dialect.h>

#include <QJsonObject>

namespace retort::dialects
{

/// A schema as plain facts, types and expressions as SQL text: what is printed, compared and fingerprinted, the same
/// for a schema that was replayed and one that was read. Every field of the model is in it, but for the texts that
/// SQLite keeps (Table::source). Lists are in the order of the schema: by name, columns in their own order.
///
/// {"tables": [{"name", "schema", "comment", "prefixes", "options", "columns": [{"name", "type", "nullable", "default",
/// "computed": {"sql", "persisted"}, "identity": {"always", "options"}, "autoincrement", "collation", "comment",
/// "options"}], "primary_key", "unique", "foreign_keys", "checks", "excludes", "indexes"}], "enums", "sequences",
/// "views", "triggers", "routines", "default_collation", "opaque", "hidden"}. What a thing has not is null, false or
/// empty.
[[nodiscard]] QJsonObject describe(const schema::Schema &schema, const Dialect &dialect);
[[nodiscard]] QJsonObject describe(const schema::Table &table, const Dialect &dialect);

/// One fact that two descriptions do not agree on.
struct Difference {
    QString path; ///< "tables/orders/columns/total/type"
    QString left; ///< as JSON; empty where it is missing
    QString right;
    bool operator==(const Difference &) const = default;
};

/// Every fact in which the two differ, things in lists told apart by their names.
[[nodiscard]] std::vector<Difference> differences(const QJsonObject &left, const QJsonObject &right);

/// The same for the same schema, on every machine: SHA-256 of its description, as hex digits. Without the database's
/// default collation, which belongs to where the schema is: tables say what they have otherwise.
[[nodiscard]] QString fingerprint(QJsonObject description);

/// The statements that make the schema anew, in an order that works.
[[nodiscard]] QStringList statementsFor(const schema::Schema &schema, const Dialect &dialect);

} // namespace retort::dialects
