#include <core/base/overloaded.h>
#include <core/schema/table.h>

#include <algorithm>

namespace retort::schema
{
namespace
{

bool isInteger(const sql::SqlType &type)
{
    return std::holds_alternative<sql::IntegerType>(type.kind);
}

/// Whether the type can bring a CHECK along.
bool wantsCheck(const sql::SqlType &type)
{
    const auto wants = [](const sql::SqlType &one) {
        if (const auto *boolean = std::get_if<sql::BooleanType>(&one.kind))
            return boolean->createConstraint;
        if (const auto *choice = std::get_if<sql::EnumType>(&one.kind))
            return choice->createConstraint;
        return false;
    };
    return wants(type) || std::any_of(type.variants.begin(), type.variants.end(),
                                      [&](const sql::TypeVariant &variant) { return wants(variant.type); });
}

bool hasForeignKey(const Table &table, const QString &column)
{
    return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const Constraint &constraint) {
        const auto *key = std::get_if<ForeignKey>(&constraint);
        return key && key->columns.contains(column);
    });
}

void appendColumnExtras(Table &table, const ColumnDeclaration &declaration)
{
    const QString &name = declaration.column.name;
    if (wantsCheck(declaration.column.type))
        table.constraints.push_back(TypeCheck{name});
    if (declaration.unique && !declaration.index)
        table.constraints.push_back(UniqueConstraint{{}, {name}, {}, {}, {}});
    for (const ForeignKey &key : declaration.foreignKeys) {
        ForeignKey own = key;
        own.columns = {name};
        table.constraints.push_back(own);
    }
    if (declaration.index)
        table.indexes.push_back({{},
                                 table.name,
                                 {expressions::Expression{expressions::ColumnReference{{}, name}}},
                                 declaration.unique,
                                 {}});
}

} // namespace

const Name &nameOf(const Constraint &constraint)
{
    static const Name none;
    return std::visit(overloaded{[](const PrimaryKey &c) -> const Name & { return c.name; },
                                 [](const UniqueConstraint &c) -> const Name & { return c.name; },
                                 [](const ForeignKey &c) -> const Name & { return c.name; },
                                 [](const CheckConstraint &c) -> const Name & { return c.name; },
                                 [](const TypeCheck &) -> const Name & { return none; },
                                 [](const ExcludeConstraint &c) -> const Name & { return c.name; }},
                      constraint);
}

Constraint withName(Constraint constraint, Name name)
{
    std::visit(overloaded{[&](PrimaryKey &c) { c.name = name; }, [&](UniqueConstraint &c) { c.name = name; },
                          [&](ForeignKey &c) { c.name = name; }, [&](CheckConstraint &c) { c.name = name; },
                          [](TypeCheck &) {}, [&](ExcludeConstraint &c) { c.name = name; }},
               constraint);
    return constraint;
}

const Column *findColumn(const Table &table, const QString &name)
{
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const Column &column) { return column.name == name; });
    return found == table.columns.end() ? nullptr : &*found;
}

const PrimaryKey *primaryKeyOf(const Table &table)
{
    for (const Constraint &constraint : table.constraints)
        if (const auto *key = std::get_if<PrimaryKey>(&constraint))
            return key;
    return nullptr;
}

const Column *autoincrementColumn(const Table &table)
{
    const PrimaryKey *key = primaryKeyOf(table);
    if (!key)
        return nullptr;
    for (const QString &name : key->columns) {
        const Column *column = findColumn(table, name);
        if (column && column->autoincrement == Autoincrement::On && isInteger(column->type))
            return column;
    }
    if (key->columns.size() != 1)
        return nullptr;
    const Column *column = findColumn(table, key->columns.first());
    if (!column || !isInteger(column->type) || column->serverDefault)
        return nullptr;
    const bool mayReference = column->autoincrement == Autoincrement::IgnoreForeignKey;
    if (column->autoincrement == Autoincrement::Off || (hasForeignKey(table, column->name) && !mayReference))
        return nullptr;
    return column;
}

Table assembleTable(sql::ObjectName name, const std::vector<TableElement> &elements)
{
    Table table;
    table.name = std::move(name);
    PrimaryKey key;
    std::vector<Constraint> explicitConstraints;
    std::vector<Index> explicitIndexes;
    std::vector<const ColumnDeclaration *> declarations;
    for (const TableElement &element : elements) {
        std::visit(overloaded{[&](const ColumnDeclaration &declaration) {
                                  if (declaration.system)
                                      return;
                                  declarations.push_back(&declaration);
                                  table.columns.push_back(declaration.column);
                                  if (declaration.primaryKey)
                                      key.columns << declaration.column.name;
                              },
                              [&](const Constraint &constraint) {
                                  if (const auto *given = std::get_if<PrimaryKey>(&constraint)) {
                                      const QStringList columns =
                                          given->columns.isEmpty() ? key.columns : given->columns;
                                      key = *given;
                                      key.columns = columns;
                                  } else {
                                      explicitConstraints.push_back(constraint);
                                  }
                              },
                              [&](const Index &index) {
                                  explicitIndexes.push_back(index);
                                  explicitIndexes.back().table = table.name;
                              }},
                   element);
    }
    // A column of the primary key, or an identity, is NOT NULL, unless its own declaration says otherwise.
    for (std::size_t i = 0; i < declarations.size(); ++i)
        if (!declarations[i]->nullableGiven &&
            (key.columns.contains(table.columns[i].name) || table.columns[i].identity))
            table.columns[i].nullable = false;
    // The column that counts comes first in the key, as MySQL needs it.
    for (const Column &column : table.columns)
        if (const qsizetype place = key.columns.indexOf(column.name);
            place > 0 && column.autoincrement == Autoincrement::On && isInteger(column.type))
            key.columns.move(place, 0);
    if (!key.columns.isEmpty())
        table.constraints.push_back(key);
    table.constraints.insert(table.constraints.end(), explicitConstraints.begin(), explicitConstraints.end());
    for (const ColumnDeclaration *declaration : declarations)
        appendColumnExtras(table, *declaration);
    table.indexes.insert(table.indexes.end(), explicitIndexes.begin(), explicitIndexes.end());
    return table;
}

} // namespace retort::schema
