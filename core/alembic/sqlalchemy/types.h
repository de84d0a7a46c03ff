#pragma once

#include <core/alembic/objects.h>
#include <core/alembic/tables.h>

namespace retort::alembic
{

/// The column types, by the module that defines them. Generic and SQL-standard ones are "sqlalchemy"'s.
extern const std::span<const ClassRow> genericTypes;
extern const std::span<const ClassRow> customTypes; ///< TypeDecorator, UserDefinedType
extern const std::span<const ClassRow> enumTypes;
extern const std::span<const ClassRow> postgresqlTypes;
extern const std::span<const ClassRow> postgresqlEnumTypes;
extern const std::span<const ClassRow> domainTypes;
extern const std::span<const ClassRow> mysqlTypes;
extern const std::span<const ClassRow> mysqlEnumTypes;
extern const std::span<const ClassRow> sqliteTypes;

/// A family's member of that name, without arguments.
template <typename Family> [[nodiscard]] sql::SqlType named(typename Family::Name name)
{
    Family family;
    family.name = name;
    return sql::SqlType(family);
}

/// The object's own kind as a family of sql::SqlType; the table's entry guarantees it.
template <typename Family> [[nodiscard]] Family &familyOf(TypeObject &object)
{
    return std::get<Family>(object.sqlType.kind);
}

/// The type of a TypeObject for the sink's database; classes of a script are asked here (load_dialect_impl,
/// get_col_spec).
[[nodiscard]] script::Eval<sql::SqlType> resolveType(script::Interpreter &vm, TypeObject &object);

/// The names of an enum.Enum class's members, in order, or what values_callable makes of them.
[[nodiscard]] script::Eval<QStringList> enumValues(script::Interpreter &vm, const script::Value &enumClass,
                                                   const script::Value &valuesCallable);

} // namespace retort::alembic
