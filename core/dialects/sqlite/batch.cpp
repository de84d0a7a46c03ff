#include <core/base/overloaded.h>
#include <core/dialects/sqlite/batch.h>

#include <QRegularExpression>

#include <algorithm>

namespace retort::dialects::sqlite
{

using namespace ddl;
using namespace operations;

namespace
{

/// A default that ADD COLUMN takes: a number, a quoted text, NULL, TRUE, FALSE.
bool isConstant(const expressions::Expression &expression)
{
    static const QRegularExpression constant(
        QStringLiteral("^\\s*(?:[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?|'(?:[^']|'')*'|NULL|TRUE|FALSE)\\s*$"),
        QRegularExpression::CaseInsensitiveOption);
    if (const auto *text = std::get_if<expressions::Text>(&expression.node))
        return constant.match(text->sql).hasMatch();
    return std::holds_alternative<expressions::BooleanLiteral>(expression.node) ||
           std::holds_alternative<expressions::NullLiteral>(expression.node) ||
           std::holds_alternative<expressions::Literal>(expression.node);
}

bool canAdd(const AddColumn &add)
{
    const auto *expression =
        add.column.serverDefault ? std::get_if<expressions::Expression>(&*add.column.serverDefault) : nullptr;
    if (expression && !isConstant(*expression))
        return false;
    if (add.column.computed && add.column.computed->persisted.value_or(false))
        return false;
    for (const schema::Constraint &constraint : add.constraints)
        if (std::holds_alternative<schema::UniqueConstraint>(constraint))
            return false;
    return !add.primaryKey && add.insertBefore.isEmpty() && add.insertAfter.isEmpty();
}

bool canAlter(const AlterColumn &alter)
{
    return !alter.nullable && !alter.serverDefault && !alter.type && !alter.autoincrement;
}

/// What ALTER TABLE (or an index's own statement) can do.
bool isPlain(const Operation &operation)
{
    if (const auto *add = std::get_if<AddColumn>(&operation.action))
        return canAdd(*add);
    if (const auto *alter = std::get_if<AlterColumn>(&operation.action))
        return canAlter(*alter);
    return std::holds_alternative<DropColumn>(operation.action) ||
           std::holds_alternative<CreateIndex>(operation.action) || std::holds_alternative<DropIndex>(operation.action);
}

} // namespace

bool needsRebuild(const BatchAlterTable &batch)
{
    if (batch.recreate != Recreate::Auto)
        return batch.recreate == Recreate::Always;
    if (!batch.partialReordering.empty())
        return true;
    for (const Operation &operation : batch.operations)
        if (!isPlain(operation))
            return true;
    return false;
}

bool dropsColumn(const BatchAlterTable &batch)
{
    return std::any_of(batch.operations.begin(), batch.operations.end(),
                       [](const Operation &operation) { return std::holds_alternative<DropColumn>(operation.action); });
}

/// DROP COLUMN refuses columns that something else uses; then, and only then, the table is rebuilt.
bool dropsUsedColumn(const BatchAlterTable &batch, const TableText &text, const schema::SqliteSource &source)
{
    const auto usedElsewhere = [&](const QString &column) {
        const auto mentions = [&](const std::vector<schema::VerbatimObject> &objects) {
            return std::any_of(objects.begin(), objects.end(), [&](const schema::VerbatimObject &object) {
                return containsName(namesIn(object.sql), column);
            });
        };
        return mentions(source.indexes) || mentions(source.triggers) || mentions(source.views);
    };
    const auto usedInside = [&](const QString &column) {
        for (const ConstraintText &constraint : text.constraints)
            if (containsName(constraint.columns, column))
                return true;
        for (const ColumnText &other : text.columns)
            for (const Clause &clause : other.clauses) {
                const bool own = sameName(other.name, column);
                if (own && (clause.kind == Clause::Kind::PrimaryKey || clause.kind == Clause::Kind::Unique))
                    return true;
                const bool reads = clause.kind == Clause::Kind::Check || clause.kind == Clause::Kind::Generated;
                if (!own && reads && containsName(namesIn(clause.text), column))
                    return true;
            }
        return false;
    };
    for (const Operation &operation : batch.operations)
        if (const auto *drop = std::get_if<DropColumn>(&operation.action))
            if (usedInside(drop->column) || usedElsewhere(drop->column))
                return true;
    return false;
}

} // namespace retort::dialects::sqlite
