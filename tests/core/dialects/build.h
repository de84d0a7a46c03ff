#pragma once

#include <core/operations/operation.h>

/// Short words to write operations down in tests.

namespace retort::tests
{

using namespace Qt::Literals::StringLiterals;

inline sql::SqlType integer()
{
    return sql::SqlType(sql::IntegerType{});
}
inline sql::SqlType integer(sql::IntegerType::Name name)
{
    sql::IntegerType type;
    type.name = name;
    return sql::SqlType(type);
}
inline sql::SqlType string(std::optional<int> length, sql::StringType::Name name = sql::StringType::Name::String)
{
    sql::StringType type;
    type.length = length;
    type.name = name;
    return sql::SqlType(type);
}

inline expressions::Expression raw(const QString &sql)
{
    return expressions::Expression{expressions::Text{sql, {}}};
}
inline expressions::Expression column(const QString &name)
{
    return expressions::Expression{expressions::ColumnReference{{}, name}};
}
inline expressions::Expression binary(expressions::Expression left, const QString &op, expressions::Expression right)
{
    return expressions::Expression{expressions::Binary{std::move(left), op, std::move(right)}};
}

/// A column as scripts declare it; every setter gives the declaration back.
struct Declared {
    schema::ColumnDeclaration declaration;

    Declared(const QString &name, sql::SqlType type)
    {
        declaration.column.name = name;
        declaration.column.type = std::move(type);
    }
    Declared &notNull()
    {
        declaration.column.nullable = false;
        declaration.nullableGiven = true;
        return *this;
    }
    Declared &key()
    {
        declaration.primaryKey = true;
        return *this;
    }
    Declared &withDefault(schema::ServerDefault value)
    {
        declaration.column.serverDefault = std::move(value);
        return *this;
    }
    operator schema::TableElement() const { return declaration; }  // NOLINT(google-explicit-constructor)
    operator schema::Column() const { return declaration.column; } // NOLINT(google-explicit-constructor)
};

inline operations::Operation createTable(const QString &name, const std::vector<schema::TableElement> &elements)
{
    return {operations::CreateTable{schema::assembleTable({{}, name}, elements), false}, {}};
}
inline operations::Operation addColumn(const QString &table, const schema::Column &column)
{
    operations::AddColumn add;
    add.table = {{}, table};
    add.column = column;
    return {add, {}};
}
inline operations::AlterColumn alterColumn(const QString &table, const QString &column)
{
    operations::AlterColumn alter;
    alter.table = {{}, table};
    alter.column = column;
    return alter;
}
inline schema::Index index(const QString &name, const QString &table, std::vector<expressions::Expression> elements)
{
    schema::Index one;
    one.name = {name, false};
    one.table = {{}, table};
    one.elements = std::move(elements);
    return one;
}

} // namespace retort::tests
