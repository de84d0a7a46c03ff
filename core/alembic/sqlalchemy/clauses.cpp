#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/query_methods.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/script/runtime/protocol.h>

// What stands around a statement's columns and values: RETURNING, ON CONFLICT, ON DUPLICATE KEY, FOR UPDATE, words
// behind the verb.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

Eval<ex::Insert *> insertOf(Interpreter &vm, QueryObject &query)
{
    auto *insert = std::get_if<ex::Insert>(&query.query);
    if (insert == nullptr)
        return vm.raise(vm.errors().AttributeError, "Only insert() says what becomes of rows that are there already");
    return insert;
}

/// The columns or expressions of ON CONFLICT (...): names among them are columns.
Eval<std::vector<ex::Expression>> targets(Interpreter &vm, const Value &given)
{
    std::vector<ex::Expression> all;
    if (!given.isSet() || given.isNone())
        return all;
    RETORT_CHECK(forEach(vm, given, [&](const Value &item) -> Eval<void> {
        RETORT_TRY(ex::Expression element,
                   item.isKind(Kind::Str)
                       ? Eval<ex::Expression>(ex::Expression(ex::ColumnReference{{}, item.as<Str>()->toQString()}))
                       : toExpression(vm, item));
        all.push_back(std::move(element));
        return {};
    }));
    return all;
}

Eval<ex::OnConflict> conflictOf(Call &call)
{
    const CallArguments in(call);
    ex::OnConflict conflict;
    if (in.has("constraint")) {
        const Value &constraint = in.value("constraint");
        RETORT_TRY(const schema::Name name, toName(call.vm, constraint));
        conflict.constraint = name.text;
    }
    RETORT_TRY(conflict.elements, targets(call.vm, in.value("index_elements")));
    if (in.has("index_where")) {
        RETORT_TRY(ex::Expression condition, toCondition(call.vm, in.value("index_where")));
        conflict.indexWhere.push_back(std::move(condition));
    }
    return conflict;
}

/// The values of SET: a dict, or what dict() takes.
Eval<ex::Assignments> valuesOf(Interpreter &vm, const TableObject *table, const Value &given)
{
    Ref<Dict> dict = vm.dict();
    if (auto *known = given.as<Dict>()) {
        dict = Ref<Dict>(known);
    } else {
        RETORT_CHECK(forEach(vm, given, [&](const Value &pair) -> Eval<void> {
            RETORT_TRY(const std::vector<Value> parts, collect(vm, pair));
            if (parts.size() != 2)
                return argumentError(vm, "pairs of a column and a value expected");
            RETORT_CHECK(dict->table().set(vm, parts[0], parts[1]));
            return {};
        }));
    }
    RETORT_TRY(ex::Assignments values, assignments(vm, table, *dict));
    if (given.isKind(Kind::Dict))
        inTableOrder(table, values);
    return values;
}

/// The table's columns under another name, each as `expressionOf` says.
template <typename Make> Value otherRow(Interpreter &vm, const Value &insert, Make &&expressionOf)
{
    const Ref<TableObject> table = insert.native<QueryObject>()->table;
    Ref<TableObject> row = ScriptHost::of(vm).make<TableObject>();
    row->name = table->name;
    for (const Ref<ColumnObject> &column : table->columns) {
        Ref<ColumnObject> copy = makeColumn(vm, column->declaration);
        copy->key = column->key;
        copy->typeObject = column->typeObject;
        copy->expression.node = expressionOf(column->declaration.column.name);
        row->columns.push_back(std::move(copy));
    }
    return columnsObject(vm, *row);
}

} // namespace

Eval<> returning(Call &call)
{
    Ref<QueryObject> copy = copyOf(call.vm, *call.self.native<QueryObject>());
    // A select of the same columns knows what they are called and what they are of.
    RETORT_TRY(const Value listed, selectFrom(call.vm, call.tuple(0).items()));
    const auto *select = listed.native<QueryObject>();
    const auto &columns = std::get<ex::Select>(select->query).columns;
    std::visit(
        [&](auto &change) {
            if constexpr (requires { change.returning; })
                change.returning.insert(change.returning.end(), columns.begin(), columns.end());
        },
        copy->query);
    copy->shape.insert(copy->shape.end(), select->shape.begin(), select->shape.end());
    return copy;
}

Eval<> prefixWith(Call &call)
{
    const CallArguments in(call);
    Ref<QueryObject> copy = copyOf(call.vm, *call.self.native<QueryObject>());
    RETORT_TRY(QString dialect, in.optionalText("dialect"));
    if (dialect == u"*"_s)
        dialect.clear();
    for (const Value &prefix : in.tuple("prefixes").items()) {
        RETORT_TRY(const ex::Expression words, toSqlText(call.vm, prefix));
        const auto *text = std::get_if<ex::Text>(&words.node);
        if (text == nullptr)
            return argumentError(call.vm, "prefix_with() takes texts");
        std::visit(
            [&](auto &query) {
                if constexpr (requires { query.prefixes; })
                    query.prefixes.push_back({text->sql, dialect});
            },
            copy->query);
    }
    return copy;
}

namespace
{

/// What the table, or the table of the column, is called in FROM.
Eval<QString> lockedTable(Interpreter &vm, const Value &given)
{
    RETORT_TRY(const Value element, clauseElement(vm, given));
    const auto *column = element.native<ColumnObject>();
    const auto *table = column != nullptr ? column->table : element.native<TableObject>();
    if (table == nullptr)
        return argumentError(vm, "with_for_update(of=...) takes tables and columns of tables");
    const ex::TableReference reference = table->reference();
    if (reference.anonymous != 0)
        return ScriptHost::of(vm).refuse(u"FOR UPDATE OF an alias without a name"_s);
    return reference.alias.isEmpty() ? table->name.name : reference.alias;
}

} // namespace

Eval<> withForUpdate(Call &call)
{
    const CallArguments in(call);
    Ref<QueryObject> copy = copyOf(call.vm, *call.self.native<QueryObject>());
    ex::RowLock lock;
    RETORT_TRY(lock.nowait, in.flag("nowait"));
    RETORT_TRY(lock.shared, in.flag("read"));
    RETORT_TRY(lock.skipLocked, in.flag("skip_locked"));
    RETORT_TRY(lock.keyShare, in.flag("key_share"));
    if (in.has("of")) {
        const Value &of = in.value("of");
        std::vector<Value> given = {of};
        if (of.isKind(Kind::List) || of.isKind(Kind::Tuple)) {
            RETORT_TRY(given, collect(call.vm, of));
        }
        for (const Value &each : given) {
            RETORT_TRY(const QString name, lockedTable(call.vm, each));
            if (!lock.of.contains(name))
                lock.of << name;
        }
    }
    std::get<ex::Select>(copy->query).lock = lock;
    return copy;
}

Eval<> onConflictDoNothing(Call &call)
{
    Ref<QueryObject> copy = copyOf(call.vm, *call.self.native<QueryObject>());
    RETORT_TRY(ex::Insert *const insert, insertOf(call.vm, *copy));
    RETORT_TRY(insert->conflict, conflictOf(call));
    return copy;
}

Eval<> onConflictDoUpdate(Call &call)
{
    const CallArguments in(call);
    Ref<QueryObject> copy = copyOf(call.vm, *call.self.native<QueryObject>());
    RETORT_TRY(ex::Insert *const insert, insertOf(call.vm, *copy));
    RETORT_TRY(ex::OnConflict conflict, conflictOf(call));
    if (!in.has("set_"))
        return call.vm.raise(call.vm.errors().ValueError, "set parameter must be a non-empty dictionary");
    RETORT_TRY(conflict.values, valuesOf(call.vm, copy->table.get(), in.value("set_")));
    if (in.has("where")) {
        RETORT_TRY(ex::Expression condition, toCondition(call.vm, in.value("where")));
        conflict.where.push_back(std::move(condition));
    }
    insert->conflict = std::move(conflict);
    return copy;
}

Eval<> onDuplicateKeyUpdate(Call &call)
{
    Ref<QueryObject> copy = copyOf(call.vm, *call.self.native<QueryObject>());
    RETORT_TRY(ex::Insert *const insert, insertOf(call.vm, *copy));
    const auto given = call.tuple(0).items();
    const Value values = given.empty() ? Value(Ref<Dict>(&call.dict(1))) : given.front();
    ex::OnConflict conflict;
    conflict.form = ex::OnConflict::Form::OnDuplicateKey;
    RETORT_TRY(conflict.values, valuesOf(call.vm, copy->table.get(), values));
    insert->conflict = std::move(conflict);
    return copy;
}

Eval<> excludedOf(Interpreter &vm, const Value &self)
{
    return otherRow(vm, self, [](const QString &name) {
        return ex::ColumnReference{{}, name, {ex::TableReference{{}, u"excluded"_s}}};
    });
}

Eval<> insertedOf(Interpreter &vm, const Value &self)
{
    return otherRow(vm, self, [](const QString &name) {
        return ex::Function{ex::functions::inserted, {ex::Expression(ex::ColumnReference{{}, name})}};
    });
}

} // namespace retort::alembic
