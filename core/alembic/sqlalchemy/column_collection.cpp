#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/script/runtime/protocol.h>

// `table.c`: the columns by name, by attribute, and in order.

namespace retort::alembic
{

using namespace script;

namespace
{

class ColumnCollection final : public Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "ColumnCollection";
    using Instance::Instance;
    Ref<TableObject> table;
    void clear() override
    {
        Instance::clear();
        table = nullptr;
    }

    [[nodiscard]] Ref<ColumnObject> find(const QString &name) const
    {
        for (const Ref<ColumnObject> &column : table->columns) {
            if (column->key == name)
                return column;
        }
        return nullptr;
    }
};

ColumnCollection &selfOf(Call &call)
{
    return *call.self.native<ColumnCollection>();
}

Eval<> attribute(Call &call)
{
    RETORT_TRY(const QString name, call.text(0));
    if (const Ref<ColumnObject> column = selfOf(call).find(name))
        return column;
    return call.vm.raise(call.vm.errors().AttributeError, name);
}

Eval<> item(Call &call)
{
    const auto &columns = selfOf(call).table->columns;
    if (call[0].isInt()) {
        RETORT_TRY(const std::size_t place, placeOf(call.vm, call[0], columns.size(), "column"));
        return columns[place];
    }
    RETORT_TRY(const QString name, call.text(0));
    if (const Ref<ColumnObject> column = selfOf(call).find(name))
        return column;
    return call.vm.raise(call.vm.errors().KeyError, name);
}

Eval<> get(Call &call)
{
    RETORT_TRY(const QString name, call.text(0));
    const Ref<ColumnObject> column = selfOf(call).find(name);
    return column ? Value(column) : call[1];
}

Ref<List> listOf(Call &call)
{
    Ref<List> list = call.vm.list();
    for (const Ref<ColumnObject> &column : selfOf(call).table->columns)
        list->append(column);
    return list;
}

Eval<> values(Call &call)
{
    return listOf(call);
}
Eval<> iterator(Call &call)
{
    return iterate(call.vm, listOf(call));
}

Eval<> keys(Call &call)
{
    Ref<List> list = call.vm.list();
    for (const Ref<ColumnObject> &column : selfOf(call).table->columns)
        list->append(call.vm.str(column->key));
    return list;
}

Eval<> items(Call &call)
{
    Ref<List> list = call.vm.list();
    for (const Ref<ColumnObject> &column : selfOf(call).table->columns)
        list->append(call.vm.tuple({call.vm.str(column->key), column}));
    return list;
}

Eval<> length(Call &call)
{
    return Value::integer(static_cast<std::int64_t>(selfOf(call).table->columns.size()));
}

Eval<> contains(Call &call)
{
    if (call[0].isKind(Kind::Str)) {
        RETORT_TRY(const QString name, call.text(0));
        return Value::boolean(static_cast<bool>(selfOf(call).find(name)));
    }
    for (const Ref<ColumnObject> &column : selfOf(call).table->columns) {
        if (Value(column).is(call[0]))
            return Value::boolean(true);
    }
    return Value::boolean(false);
}

constexpr FunctionEntry methods[] = {
    {"__getattr__", "name", "The column of that name.", attribute},
    {"__getitem__", "key", "The column of that name or place.", item},
    {"__iter__", "", "The columns in their order.", iterator},
    {"__len__", "", "How many columns there are.", length},
    {"__contains__", "item", "Whether there is such a column.", contains},
    {"get", "key, default=None", "The column of that name, or the default.", get},
    {"keys", "", "The names.", keys},
    {"values", "", "The columns.", values},
    {"items", "", "Names and columns.", items},
};

const ClassRow rows[] = {
    {{"ColumnCollection", "sqlalchemy", "The columns of a table.", methods, {}, allocate<ColumnCollection>, false}},
};

} // namespace

const std::span<const ClassRow> collectionClasses = rows;

Value columnsObject(Interpreter &vm, TableObject &table)
{
    Ref<ColumnCollection> made = ScriptHost::of(vm).make<ColumnCollection>();
    made->table = Ref<TableObject>(&table);
    return made;
}

} // namespace retort::alembic
