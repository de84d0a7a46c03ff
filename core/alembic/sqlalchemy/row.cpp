#include <core/alembic/host.h>
#include <core/alembic/objects.h>
#include <core/alembic/sqlalchemy/row.h>
#include <core/script/runtime/protocol.h>

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

void RowObject::clear()
{
    Instance::clear();
    cells.clear();
}

namespace
{

class MappingObject final : public Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "RowMapping";
    using Instance::Instance;
    Ref<RowObject> row;
    void clear() override
    {
        Instance::clear();
        row = nullptr;
    }
};

RowObject &rowOf(Call &call)
{
    if (auto *mapping = call.self.native<MappingObject>())
        return *mapping->row;
    return *call.self.native<RowObject>();
}

/// Unset when the row has no such column.
Value cellNamed(const RowObject &row, const QString &name)
{
    const qsizetype place = row.keys->indexOf(name);
    return place < 0 ? Value() : row.cells[static_cast<std::size_t>(place)];
}

Ref<Tuple> tupleOf(Interpreter &vm, const RowObject &row)
{
    return vm.tuple(row.cells);
}

Eval<> attribute(Call &call)
{
    RETORT_TRY(const QString name, call.text(0));
    Value cell = cellNamed(rowOf(call), name);
    if (cell.isSet())
        return cell;
    return call.vm.raise(call.vm.errors().AttributeError,
                         u"Could not locate column in row for column '%1'"_s.arg(name));
}

Eval<> item(Call &call)
{
    const RowObject &row = rowOf(call);
    if (call[0].isInt() || call[0].isKind(Kind::Slice))
        return getItem(call.vm, tupleOf(call.vm, row), call[0]);
    QString name;
    if (const auto *column = call[0].native<ExpressionObject>()) {
        name = column->key;
    } else {
        RETORT_TRY(name, call.text(0));
    }
    Value cell = cellNamed(row, name);
    if (cell.isSet())
        return cell;
    return call.vm.raise(ScriptHost::of(call.vm).exception("NoSuchColumnError"),
                         u"Could not locate column in row for column '%1'"_s.arg(name));
}

Eval<> get(Call &call)
{
    RETORT_TRY(const QString name, call.text(0));
    Value cell = cellNamed(rowOf(call), name);
    return cell.isSet() ? cell : call[1];
}

Ref<Dict> dictOf(Interpreter &vm, const RowObject &row)
{
    Ref<Dict> dict = vm.dict();
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        dict->set(vm.str(row.keys->at(static_cast<qsizetype>(i))), row.cells[i]);
    return dict;
}

Eval<> asDict(Call &call)
{
    return dictOf(call.vm, rowOf(call));
}
Eval<> iterator(Call &call)
{
    return iterate(call.vm, tupleOf(call.vm, rowOf(call)));
}
Eval<> iterateKeys(Call &call)
{
    return iterate(call.vm, dictOf(call.vm, rowOf(call)));
}
Eval<> length(Call &call)
{
    return Value::integer(static_cast<std::int64_t>(rowOf(call).cells.size()));
}

Eval<> equal(Call &call)
{
    Value other = call[0];
    if (const auto *row = other.native<RowObject>())
        other = tupleOf(call.vm, *row);
    RETORT_TRY(const bool same, equals(call.vm, tupleOf(call.vm, rowOf(call)), other));
    return Value::boolean(same);
}

Eval<> hash(Call &call)
{
    RETORT_TRY(const std::int64_t number, hashOf(call.vm, tupleOf(call.vm, rowOf(call))));
    return Value::integer(number);
}

Eval<> repr(Call &call)
{
    RETORT_TRY(std::string text, reprOf(call.vm, tupleOf(call.vm, rowOf(call))));
    return call.vm.str(std::move(text));
}

Eval<> mappingRepr(Call &call)
{
    RETORT_TRY(std::string text, reprOf(call.vm, dictOf(call.vm, rowOf(call))));
    return call.vm.str(std::move(text));
}

Eval<> contains(Call &call)
{
    const RowObject &row = rowOf(call);
    if (call.self.native<MappingObject>() != nullptr && call[0].isKind(Kind::Str))
        return Value::boolean(row.keys->contains(call[0].as<Str>()->toQString()));
    RETORT_TRY(const bool found, script::contains(call.vm, tupleOf(call.vm, row), call[0]));
    return Value::boolean(found);
}

Eval<> dictMethod(Call &call)
{
    RETORT_TRY(const Value method, getAttribute(call.vm, dictOf(call.vm, rowOf(call)), call.function.entry().name));
    return script::call(call.vm, method);
}

Eval<> mappingAttribute(Interpreter &vm, const Value &self)
{
    return mappingOf(vm, self);
}
Eval<> fieldsOf(Interpreter &vm, const Value &self)
{
    std::vector<Value> names;
    for (const QString &key : *self.native<RowObject>()->keys)
        names.emplace_back(vm.str(key));
    return vm.tuple(names);
}

constexpr FunctionEntry rowMethods[] = {
    {"__getattr__", "name", "The value of the column of that name.", attribute},
    {"__getitem__", "key", "The value at that place, or of that column.", item},
    {"__iter__", "", "The values.", iterator},
    {"__len__", "", "How many values there are.", length},
    {"__eq__", "other", "Equal as tuples are.", equal},
    {"__hash__", "", "As the tuple's.", hash},
    {"__contains__", "item", "Whether a value is in the row.", contains},
    {"__repr__", "", "As the tuple's.", repr},
    {"_asdict", "", "The row as a dict.", asDict},
};
constexpr AttributeEntry rowAttributes[] = {
    {"_mapping", "The row as a mapping.", mappingAttribute},
    {"_fields", "The names of the columns.", fieldsOf},
};
constexpr FunctionEntry mappingMethods[] = {
    {"__getitem__", "key", "The value of that column.", item},
    {"__iter__", "", "The names.", iterateKeys},
    {"__len__", "", "How many values there are.", length},
    {"__contains__", "item", "Whether there is such a column.", contains},
    {"get", "key, default=None", "The value of that column, or the default.", get},
    {"keys", "", "The names.", dictMethod},
    {"values", "", "The values.", dictMethod},
    {"items", "", "Names and values.", dictMethod},
    {"__repr__", "", "As the dict's.", mappingRepr},
};

const ClassRow rows[] = {
    {{"Row", "sqlalchemy", "A row of an answer.", rowMethods, rowAttributes, allocate<RowObject>, false}},
    {{"RowMapping", "sqlalchemy", "A row as a mapping.", mappingMethods, {}, allocate<MappingObject>, false}},
};

} // namespace

const std::span<const ClassRow> rowClasses = rows;

Value mappingOf(Interpreter &vm, const Value &row)
{
    Ref<MappingObject> made = ScriptHost::of(vm).make<MappingObject>();
    made->row = Ref<RowObject>(row.native<RowObject>());
    return made;
}

} // namespace retort::alembic
