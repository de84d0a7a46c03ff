#pragma once

#include <core/alembic/objects.h>
#include <core/script/runtime/native.h>

namespace retort::alembic
{

extern const std::span<const script::FunctionEntry> selectMethods;
extern const std::span<const script::FunctionEntry> changeMethods; ///< of insert(), update() and delete()
extern const script::FunctionEntry selectEntry;                    ///< select()

/// a.join(b, a.c.x == b.c.y): for select_from(), and to be joined further.
class JoinObject final : public script::Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "Join";
    using Instance::Instance;
    expressions::TableReference left;
    std::vector<expressions::Join> joins;
    std::vector<script::Ref<TableObject>> tables; ///< of all of them
    void clear() override { tables.clear(); }
};

/// ON: the condition that is given, or the one foreign key between the tables on the left and the one on the right.
/// NoForeignKeysError or AmbiguousForeignKeysError of sqlalchemy.exc where there is none, or more than one.
[[nodiscard]] script::Eval<expressions::Expression> joinCondition(script::Interpreter &vm, const script::Value &given,
                                                                  std::span<const script::Ref<TableObject>> left,
                                                                  const TableObject &right);

// a.join(b, ...) of tables and of joins.
[[nodiscard]] script::Eval<> joinTables(script::Call &call);
[[nodiscard]] script::Eval<> outerJoinTables(script::Call &call);

// What select() and what is made of it share: a select in FROM, behind WITH, as a value, joined with others.
[[nodiscard]] script::Eval<> subquery(script::Call &call);
[[nodiscard]] script::Eval<> commonTable(script::Call &call);
[[nodiscard]] script::Eval<> unionOf(script::Call &call);
[[nodiscard]] script::Eval<> unionAllOf(script::Call &call);
[[nodiscard]] script::Eval<> intersectionOf(script::Call &call);
[[nodiscard]] script::Eval<> exceptOf(script::Call &call);

// What stands around a statement's columns and values.
[[nodiscard]] script::Eval<> withForUpdate(script::Call &call);
[[nodiscard]] script::Eval<> returning(script::Call &call);
[[nodiscard]] script::Eval<> onConflictDoNothing(script::Call &call);
[[nodiscard]] script::Eval<> onConflictDoUpdate(script::Call &call);
[[nodiscard]] script::Eval<> onDuplicateKeyUpdate(script::Call &call);
[[nodiscard]] script::Eval<> prefixWith(script::Call &call);
[[nodiscard]] script::Eval<> excludedOf(script::Interpreter &vm, const script::Value &self);
[[nodiscard]] script::Eval<> insertedOf(script::Interpreter &vm, const script::Value &self);

// func.x().over(...) and .filter(...).
[[nodiscard]] script::Eval<> overWindow(script::Call &call);
[[nodiscard]] script::Eval<> filtered(script::Call &call);

/// The table's column of that key or name; null where there is none, or no table.
[[nodiscard]] const ColumnObject *columnNamed(const TableObject *table, const QString &name);

/// The new values of an UPDATE or an INSERT, with the columns of the table by name or key.
[[nodiscard]] script::Eval<expressions::Assignments> assignments(script::Interpreter &vm, const TableObject *table,
                                                                 const script::Dict &values);
/// The same in the order of the table's columns, as SQLAlchemy writes them.
void inTableOrder(const TableObject *table, expressions::Assignments &values);

[[nodiscard]] script::Ref<QueryObject> copyOf(script::Interpreter &vm, const QueryObject &query);
/// The conditions of where() and having(), an AND as its parts.
[[nodiscard]] script::Eval<std::vector<expressions::Expression>> conditions(script::Interpreter &vm,
                                                                            const script::Tuple &given);

} // namespace retort::alembic
