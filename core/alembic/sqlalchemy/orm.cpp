#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/orm.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/script/runtime/frame.h>
#include <core/script/runtime/protocol.h>
#include <core/script/runtime/vm/machine.h>

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

Eval<> refuse(Call &call)
{
    RETORT_TRY(const QString what, call.text(0));
    return ScriptHost::of(call.vm).refuse(what);
}

/// The column keeps its state and gets another class, which must be one of columns.
Eval<> instrument(Call &call)
{
    auto *column = call[0].native<ColumnObject>();
    auto *type = call[1].as<Class>();
    const Class &columns = ScriptHost::of(call.vm).classNamed("sqlalchemy", "Column");
    if (column == nullptr || type == nullptr || !type->isSubclassOf(&columns))
        return argumentError(call.vm, "instrument() takes a column and a class of columns");
    column->setType(type);
    return Value::none();
}

Eval<TableObject *> tableArgument(Call &call, std::size_t index)
{
    if (auto *table = call[index].native<TableObject>())
        return table;
    RETORT_TRY(const std::string repr, reprOf(call.vm, call[index]));
    return argumentError(call.vm, textOf("Table expected, got ", repr));
}

Eval<> primaryKey(Call &call)
{
    RETORT_TRY(const TableObject *table, tableArgument(call, 0));
    Ref<List> names = call.vm.list();
    const schema::Table model = modelOf(*table);
    if (const schema::PrimaryKey *key = schema::primaryKeyOf(model)) {
        for (const QString &name : key->columns)
            names->append(call.vm.str(name));
    }
    return names;
}

/// The columns of the first table that refer to columns of the second one.
Eval<> foreignKeys(Call &call)
{
    RETORT_TRY(const TableObject *table, tableArgument(call, 0));
    RETORT_TRY(const TableObject *other, tableArgument(call, 1));
    Ref<List> pairs = call.vm.list();
    const schema::Table model = modelOf(*table);
    for (const schema::Constraint &constraint : model.constraints) {
        const auto *key = std::get_if<schema::ForeignKey>(&constraint);
        if (key == nullptr || key->target != other->name)
            continue;
        for (qsizetype i = 0; i < key->columns.size() && i < key->targetColumns.size(); ++i)
            pairs->append(call.vm.tuple({call.vm.str(key->columns[i]), call.vm.str(key->targetColumns[i])}));
    }
    return pairs;
}

bool isOf(const ex::ColumnReference &column, const TableObject &table)
{
    return table.of.empty() ? column.of.empty() && column.table == table.name : column.of == table.of;
}

/// a = b AND c = d ..., as pairs of columns of the first and of the second table. With `isWhole` nothing when the
/// condition says anything else besides.
Eval<> pairsOf(Call &call)
{
    const auto *condition = call[0].native<ExpressionObject>();
    RETORT_TRY(const TableObject *here, tableArgument(call, 1));
    RETORT_TRY(const TableObject *there, tableArgument(call, 2));
    RETORT_TRY(const bool isWhole, call.isGiven(3) ? call.truth(3) : Eval<bool>(false));
    if (condition == nullptr)
        return argumentError(call.vm, "a condition that joins two tables expected");
    Ref<List> pairs = call.vm.list();
    std::vector<ex::Expression> parts = {condition->expression};
    if (const auto *all = std::get_if<ex::Junction>(&condition->expression.node); all != nullptr && !all->any)
        parts = all->parts;
    for (const ex::Expression &part : parts) {
        const auto *equal = std::get_if<ex::Binary>(&part.node);
        const auto *left =
            equal != nullptr && equal->op == u"="_s ? std::get_if<ex::ColumnReference>(&equal->left->node) : nullptr;
        const auto *right = left != nullptr ? std::get_if<ex::ColumnReference>(&equal->right->node) : nullptr;
        if (right != nullptr && !(isOf(*left, *here) && isOf(*right, *there)))
            std::swap(left, right);
        if (right != nullptr && isOf(*left, *here) && isOf(*right, *there))
            pairs->append(call.vm.tuple({call.vm.str(left->name), call.vm.str(right->name)}));
        else if (isWhole)
            return call.vm.list();
    }
    return pairs;
}

/// session.rollback(): what was written is taken back only by failing, so that nothing may follow it.
Eval<> rolledBack(Call &call)
{
    RETORT_TRY(const bool hasWritten, call.truth(0));
    if (hasWritten)
        ScriptHost::of(call.vm).blockFailed = true;
    return Value::none();
}

/// What a statement is about, as the script said it: the arguments of select(), the mapped class of a change.
Eval<> entities(Call &call)
{
    const auto *query = call[0].native<QueryObject>();
    return query != nullptr && query->entities.isSet() ? query->entities : Value(call.vm.tuple());
}

Eval<> isSelect(Call &call)
{
    const auto *query = call[0].native<QueryObject>();
    return Value::boolean(query != nullptr && std::holds_alternative<ex::Select>(query->query));
}

/// What a name means in the module of the script that is running: annotations are texts.
Eval<> scriptName(Call &call)
{
    RETORT_TRY(const std::string_view name, call.utf8(0));
    const auto &frames = call.vm.machine().frames();
    for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) {
        if ((*frame)->code->source->isLibrary())
            continue;
        const Value found = (*frame)->module->names().get(name);
        return found.isSet() && !found.as<Placeholder>() ? found : Value::none();
    }
    return Value::none();
}

constexpr FunctionEntry functions[] = {
    {"refuse", "what, /", "Ends the run: Retort does not do that.", refuse},
    {"instrument", "column, cls, /", "Gives a column another class.", instrument},
    {"primary_key", "table, /", "The names of the primary key's columns.", primaryKey},
    {"foreign_keys", "table, other, /", "The pairs of columns by which the table refers to the other.", foreignKeys},
    {"pairs_of", "condition, here, there, is_whole=False, /", "The pairs of columns that a condition equates.",
     pairsOf},
    {"rolled_back", "has_written, /", "Nothing may follow what was written.", rolledBack},
    {"entities_of", "statement, /", "What a statement is about, as it was said.", entities},
    {"script_name", "name, /", "What a name means in the running script's module; None for nothing.", scriptName},
    {"is_select", "statement, /", "Whether the statement is a select().", isSelect},
};

} // namespace

const std::span<const FunctionEntry> ormFunctions = functions;

} // namespace retort::alembic
