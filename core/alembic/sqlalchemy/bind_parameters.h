#pragma once

#include <core/alembic/objects.h>

#include <map>

namespace retort::alembic
{

/// The values a statement is executed with, by the names of its parameters.
struct GivenValues {
    std::map<QString, sql::Value> values;
    std::map<QString, std::vector<sql::Value>> lists; ///< of parameters that expand
};

/// What a dict gives a statement about `table`, which may be null: values in the form of its columns.
[[nodiscard]] script::Eval<GivenValues> givenValues(script::Interpreter &vm, const TableObject *table,
                                                    const script::Dict &set);

/// Puts values in the place of a statement's bind parameters; those without a value stay.
void bindParameters(expressions::Query &query, const GivenValues &given);

/// Whether a text's parameter of that name takes the value as a list: one that expands, or a tuple, which psycopg2
/// writes as one.
[[nodiscard]] bool isListFor(const expressions::Text &text, const QString &name, const script::Value &value);
/// The values of anything that can be iterated.
[[nodiscard]] script::Eval<std::vector<sql::Value>> toSqlValues(script::Interpreter &vm, const script::Value &value,
                                                                const sql::SqlType &type = {});

} // namespace retort::alembic
