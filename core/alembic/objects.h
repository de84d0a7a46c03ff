#pragma once

#include <core/expressions/expression.h>
#include <core/operations/operation.h>
#include <core/schema/table.h>
#include <core/script/runtime/interpreter.h>

/// The C++ side of the objects a script makes of SQLAlchemy's classes. Each names the table entry of its class.

namespace retort::alembic
{

/// An instance of a column type. `sqlType` is complete but for TypeDecorator and UserDefinedType classes of a script,
/// which are asked when the type is used (`typeOf` in arguments.h).
class TypeObject : public script::Instance
{
public:
    TypeObject(script::Interpreter &vm, script::Class *type);
    sql::SqlType sqlType;
    script::Value enumClass; ///< of Enum(SomeEnum)
    script::Value itemType;  ///< of ARRAY
    void clear() override;
};

/// Anything that is an SQL expression: text(), func.x(), a comparison, a column.
class ExpressionObject : public script::Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "BinaryExpression";
    using Instance::Instance;
    expressions::Expression expression;
    sql::SqlType sqlType;
    QString key; ///< the name a row has it under; empty for none
    script::Value typeObject;
    void clear() override;
};

class TableObject;

/// sa.Column and sa.column(), attached to a table or not.
class ColumnObject : public ExpressionObject
{
public:
    static constexpr std::string_view className = "Column";
    using ExpressionObject::ExpressionObject;
    schema::ColumnDeclaration declaration;
    script::Value defaultValue = script::Value::none();
    script::Value onupdate = script::Value::none();
    script::Value serverDefault = script::Value::none();
    script::Value info;
    TableObject *table = nullptr; ///< not counted: the table holds the column
    void clear() override;
};

/// sa.Table, sa.table(), what op.create_table gives.
class TableObject : public script::Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "Table";
    using Instance::Instance;
    ~TableObject() override;
    sql::ObjectName name;
    /// None for a table; else what it is in FROM: an alias, a select, one behind WITH.
    std::vector<expressions::TableReference> of;
    QString comment;
    QStringList prefixes;
    schema::Options options;
    std::vector<script::Ref<ColumnObject>> columns;
    std::vector<schema::TableElement> elements; ///< but the columns
    script::Value metadata = script::Value::none();
    void clear() override;

    /// What it is in FROM.
    [[nodiscard]] expressions::TableReference reference() const
    {
        return of.empty() ? expressions::TableReference{name, {}} : of.front();
    }
};

class MetaDataObject : public script::Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "MetaData";
    using Instance::Instance;
    QString schemaName;
    schema::NamingConvention namingConvention = schema::defaultNamingConvention();
    script::Value givenConvention; ///< the same, as the script gave it; Unset for the default
    std::vector<script::Ref<TableObject>> tables;
    void clear() override;
};

/// A constraint, index, foreign key, ...: one of the things that stand in a table beside its columns.
class SchemaItemObject : public script::Instance
{
public:
    using Instance::Instance;
    std::variant<std::monostate, schema::Constraint, schema::Index, schema::Sequence, schema::Identity,
                 schema::Computed, schema::ServerDefault>
        item;
    /// Of a ForeignKey whose target was given as a column of a table object.
    TableObject *table = nullptr;
};

/// A column of a select()'s rows, as far as it is known.
struct ResultColumn {
    QString name; ///< empty: what the database calls it
    sql::SqlType type;
    script::Value typeObject; ///< Unset where there is none
};

/// select(), insert(), update(), delete(): each call on one gives a new one.
class QueryObject : public script::Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    using Instance::Instance;
    expressions::Query query;
    /// What rows of a select() look like.
    std::vector<ResultColumn> shape;
    /// The table an insert(), update() or select() is about: column names of values() are looked up in it.
    script::Ref<TableObject> table;
    /// The tables a select() reads, for a join() that leaves its condition to their foreign keys.
    std::vector<script::Ref<TableObject>> tables;
    /// A tuple: what select() was given, as it was given; of a change its mapped class. The ORM reads rows by it.
    script::Value entities;
    void clear() override;
};

/// CreateSequence(...), CreateSchema(...), DDL("..."): something op.execute runs.
class DdlObject : public script::Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "DDL";
    using Instance::Instance;
    std::vector<operations::Operation::Action> actions;
};

} // namespace retort::alembic
