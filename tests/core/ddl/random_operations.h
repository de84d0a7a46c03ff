#pragma once

#include <tests/core/ddl/random_parts.h>

namespace retort::tests
{

/// Operations that fit a schema as it is, drawn by chance: what autogenerate and people write, with every kind of
/// column, constraint and index. The same for the same seed. A database may refuse some of them.
class RandomOperations : RandomParts
{
public:
    RandomOperations(const dialects::Dialect &dialect, quint32 seed)
        : RandomParts(dialect, seed)
    {
    }

    operations::Operation next(const schema::Schema &schema)
    {
        if (schema.tables.size() < 2 || (schema.tables.size() < 6 && chance(8)))
            return {operations::CreateTable{newTable(schema), false}, {}};
        const schema::Table &table = *anyOf(schema.tables).second;
        if (table.columns.empty())
            return {operations::DropTable{table.name, false}, {}};
        if (isMysql_ && chance(12) && std::all_of(table.columns.begin(), table.columns.end(), isConvertible))
            return charset(table);
        switch (below(isPostgresql_ ? 16 : 14)) {
        case 0:
            return {operations::DropTable{table.name, chance(2)}, {}};
        case 1:
            return {operations::RenameTable{table.name, freshName(u"t", schema)}, {}};
        case 2:
        case 3:
            return inBatch(table, addColumn(schema, table));
        case 4:
            return inBatch(table, {operations::DropColumn{table.name, anyColumn(table).name, false}, {}});
        case 5:
        case 6:
        case 7:
            return inBatch(table, alterColumn(table));
        case 8:
            return {operations::CreateIndex{newIndex(table), false}, {}};
        case 9:
            if (table.indexes.empty())
                return {operations::CreateIndex{newIndex(table), false}, {}};
            return {operations::DropIndex{anyOf(table.indexes), false}, {}};
        case 10:
        case 11:
            return inBatch(table, {operations::AddConstraint{table.name, newConstraint(schema, table, true)}, {}});
        case 12:
            return inBatch(table, dropConstraint(schema, table));
        case 13:
            return other(schema, table);
        case 14: {
            sql::EnumType type;
            type.name = freshName(u"kind", schema);
            type.values = values();
            return {operations::CreateEnum{type, false}, {}};
        }
        default:
            return {operations::CreateSequence{{{{}, freshName(u"seq", schema)}, newSequence(), {}}, false}, {}};
        }
    }

private:
    operations::Operation addColumn(const schema::Schema &schema, const schema::Table &table)
    {
        operations::AddColumn add;
        add.table = table.name;
        add.column = newColumn(schema, columnName());
        if (chance(6) && !schema.tables.empty() && std::holds_alternative<sql::IntegerType>(add.column.type.kind)) {
            schema::ForeignKey key;
            key.name = nameOrNone(u"fk");
            key.columns = QStringList{add.column.name};
            key.target = anyOf(schema.tables).first;
            key.targetColumns = QStringList{QStringLiteral("id")};
            add.constraints.emplace_back(key);
        }
        return {add, {}};
    }

    operations::Operation alterColumn(const schema::Table &table)
    {
        const schema::Column &column = anyColumn(table);
        operations::AlterColumn alter;
        alter.table = table.name;
        alter.column = column.name;
        if (isMysql_ && chance(2)) {
            alter.existingType = column.type;
            alter.existingNullable = column.nullable;
        }
        switch (below(6)) {
        case 0:
            alter.nullable = chance(2);
            break;
        case 1:
            alter.type = type();
            break;
        case 2:
            if (const auto value = defaultFor(column.type))
                alter.serverDefault = *value;
            else
                alter.serverDefault = operations::NoDefault{};
            break;
        case 3:
            alter.newName = columnName();
            break;
        case 4:
            if (isSqlite_)
                alter.nullable = chance(2);
            else
                alter.comment = chance(3) ? QString() : QStringLiteral("another");
            break;
        default:
            alter.nullable = chance(2);
            alter.newName = columnName();
            if (chance(2))
                alter.type = type();
            break;
        }
        return {alter, {}};
    }

    operations::Operation dropConstraint(const schema::Schema &schema, const schema::Table &table)
    {
        if (table.constraints.empty())
            return {operations::CreateIndex{newIndex(table), false}, {}};
        const schema::Constraint &constraint = anyOf(table.constraints);
        using operations::ConstraintKind;
        static constexpr ConstraintKind kinds[] = {ConstraintKind::PrimaryKey, ConstraintKind::Unique,
                                                   ConstraintKind::ForeignKey, ConstraintKind::Check,
                                                   ConstraintKind::Check,      ConstraintKind::Unknown};
        const schema::Name &name = schema::nameOf(constraint);
        if (name.isEmpty() && !std::holds_alternative<schema::PrimaryKey>(constraint))
            return addColumn(schema, table);
        return {operations::DropConstraint{table.name, name, kinds[constraint.index()], false}, {}};
    }

    /// MariaDB spoils the values of an ENUM that are not ASCII, and makes another type of JSON.
    static bool isConvertible(const schema::Column &column)
    {
        return !std::holds_alternative<sql::EnumType>(column.type.kind) &&
               !std::holds_alternative<sql::JsonType>(column.type.kind);
    }

    /// Of the table, of the table with its columns, or of the database.
    operations::Operation charset(const schema::Table &table)
    {
        static constexpr const char *what[] = {"ALTER TABLE %1 CONVERT TO", "ALTER TABLE %1", "ALTER DATABASE"};
        QString start = QString::fromLatin1(what[below(3)]);
        if (start.contains(u'%'))
            start = start.arg(sql::quoteAlways(table.name.name, {u'`', u'`', nullptr}));
        operations::ExecuteSql change;
        change.sql = start + QStringLiteral(" CHARACTER SET ") + charsetName();
        return {change, {}};
    }

    operations::Operation other(const schema::Schema &schema, const schema::Table &table)
    {
        if (isSqlite_)
            return {operations::CreateTable{newTable(schema), false}, {}};
        if (chance(2))
            return {operations::CreateTableComment{table.name, QStringLiteral("it's %1").arg(++names_), {}}, {}};
        return {operations::DropTableComment{table.name, {}}, {}};
    }

    /// SQLite changes tables in batches, sometimes several things at once.
    operations::Operation inBatch(const schema::Table &table, const operations::Operation &operation)
    {
        if (!isSqlite_)
            return operation;
        operations::BatchAlterTable batch;
        batch.table = table.name;
        batch.operations = {operation};
        if (chance(4))
            batch.recreate = operations::Recreate::Always;
        return {batch, {}};
    }
};

} // namespace retort::tests
