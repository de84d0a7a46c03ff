#include <core/base/overloaded.h>
#include <core/operations/operation.h>

#include <algorithm>

namespace retort::operations
{
namespace
{

using Inverse = std::optional<Operation::Action>;

ConstraintKind kindOf(const schema::Constraint &constraint)
{
    return std::visit(overloaded{[](const schema::PrimaryKey &) { return ConstraintKind::PrimaryKey; },
                                 [](const schema::UniqueConstraint &) { return ConstraintKind::Unique; },
                                 [](const schema::ForeignKey &) { return ConstraintKind::ForeignKey; },
                                 [](const schema::CheckConstraint &) { return ConstraintKind::Check; },
                                 [](const schema::TypeCheck &) { return ConstraintKind::Check; },
                                 [](const schema::ExcludeConstraint &) { return ConstraintKind::Unknown; }},
                      constraint);
}

/// Back to what the script says was there before; not where something changes whose former state it does not say.
Inverse inverseOf(const AlterColumn &alter)
{
    const bool told = (!alter.type || alter.existingType) && (!alter.nullable || alter.existingNullable) &&
                      (!alter.serverDefault || alter.existingServerDefault) &&
                      (!alter.comment || alter.existingComment) &&
                      (!alter.autoincrement || alter.existingAutoincrement);
    if (!told)
        return std::nullopt;
    AlterColumn back = alter;
    back.column = alter.newName.value_or(alter.column);
    if (alter.newName)
        back.newName = alter.column;
    std::swap(back.type, back.existingType);
    std::swap(back.nullable, back.existingNullable);
    std::swap(back.serverDefault, back.existingServerDefault);
    std::swap(back.comment, back.existingComment);
    std::swap(back.autoincrement, back.existingAutoincrement);
    // What did not change is only told, not set.
    const auto keepTold = [](auto &changed, auto &existing, bool hadChange) {
        if (!hadChange) {
            existing = changed;
            changed.reset();
        }
    };
    keepTold(back.type, back.existingType, alter.type.has_value());
    keepTold(back.nullable, back.existingNullable, alter.nullable.has_value());
    keepTold(back.serverDefault, back.existingServerDefault, alter.serverDefault.has_value());
    keepTold(back.comment, back.existingComment, alter.comment.has_value());
    keepTold(back.autoincrement, back.existingAutoincrement, alter.autoincrement.has_value());
    back.options.clear(); // postgresql_using converts one way only
    return back;
}

Inverse inverseOf(const BatchAlterTable &batch)
{
    BatchAlterTable back = batch;
    back.operations.clear();
    back.copyFrom.reset(); // it is the shape before, not the one to go back from
    for (auto operation = batch.operations.rbegin(); operation != batch.operations.rend(); ++operation) {
        std::optional<Operation> one = inverse(*operation);
        if (!one)
            return std::nullopt;
        back.operations.push_back(*std::move(one));
    }
    return back;
}

} // namespace

std::optional<Operation> inverse(const Operation &operation)
{
    const Inverse action = std::visit(overloaded{[](const CreateTable &o) -> Inverse {
                                                     return DropTable{o.table.name, false};
                                                 },
                                                 [](const DropTable &) -> Inverse { return std::nullopt; },
                                                 [](const RenameTable &o) -> Inverse {
                                                     return RenameTable{{o.table.schema, o.newName}, o.table.name};
                                                 },
                                                 [](const AddColumn &o) -> Inverse {
                                                     return DropColumn{o.table, o.column.name, false};
                                                 },
                                                 [](const DropColumn &) -> Inverse { return std::nullopt; },
                                                 [](const AlterColumn &o) -> Inverse { return inverseOf(o); },
                                                 [](const CreateIndex &o) -> Inverse {
                                                     return DropIndex{o.index, false};
                                                 },
                                                 [](const DropIndex &o) -> Inverse {
                                                     if (o.index.elements.empty())
                                                         return std::nullopt;
                                                     return CreateIndex{o.index, false};
                                                 },
                                                 [](const AddConstraint &o) -> Inverse {
                                                     const schema::Name &name = schema::nameOf(o.constraint);
                                                     if (name.isEmpty())
                                                         return std::nullopt;
                                                     return DropConstraint{o.table, name, kindOf(o.constraint), false};
                                                 },
                                                 [](const DropConstraint &) -> Inverse { return std::nullopt; },
                                                 [](const CreateTableComment &o) -> Inverse {
                                                     if (o.existing)
                                                         return CreateTableComment{o.table, *o.existing, o.comment};
                                                     return DropTableComment{o.table, o.comment};
                                                 },
                                                 [](const DropTableComment &o) -> Inverse {
                                                     if (!o.existing)
                                                         return std::nullopt;
                                                     return CreateTableComment{o.table, *o.existing, std::nullopt};
                                                 },
                                                 [](const BatchAlterTable &o) -> Inverse { return inverseOf(o); },
                                                 [](const BulkInsert &) -> Inverse { return std::nullopt; },
                                                 [](const ExecuteSql &) -> Inverse { return std::nullopt; },
                                                 [](const ExecuteExpression &) -> Inverse { return std::nullopt; },
                                                 [](const CreateEnum &o) -> Inverse {
                                                     return DropEnum{o.type, false};
                                                 },
                                                 [](const DropEnum &o) -> Inverse {
                                                     return CreateEnum{o.type, false};
                                                 },
                                                 [](const CreateDomain &o) -> Inverse {
                                                     return DropDomain{o.type, false};
                                                 },
                                                 [](const DropDomain &o) -> Inverse {
                                                     return CreateDomain{o.type, false};
                                                 },
                                                 [](const CreateSequence &o) -> Inverse {
                                                     return DropSequence{o.sequence.name, false};
                                                 },
                                                 [](const DropSequence &) -> Inverse { return std::nullopt; }},
                                      operation.action);
    if (!action)
        return std::nullopt;
    return Operation{*action, operation.origin};
}

} // namespace retort::operations
