#include <core/alembic/arguments.h>
#include <core/alembic/error_codes.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/bound_value.h>
#include <core/alembic/sqlalchemy/engine.h>
#include <core/alembic/sqlalchemy/row.h>
#include <core/alembic/values.h>
#include <core/dialects/error_codes.h>
#include <core/script/runtime/protocol.h>

// What execute() gives: rows that are fetched one after the other, as rows, as values or as mappings.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

class ResultObject final : public Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "Result";
    enum class Form { Rows, Scalars, Mappings };
    using Instance::Instance;
    std::shared_ptr<const QStringList> keys = std::make_shared<QStringList>();
    std::vector<Value> rows; ///< RowObjects
    std::size_t next = 0;
    Form form = Form::Rows;
    bool givesRows = false;
    bool isUnknown = false; ///< the statement was not executed yet
    std::optional<qint64> rowsAffected;
    std::optional<qint64> lastInsertedId;
    void clear() override
    {
        Instance::clear();
        rows.clear();
    }
};

ResultObject &selfOf(Call &call)
{
    return *call.self.native<ResultObject>();
}

Value formed(Interpreter &vm, const ResultObject &result, const Value &row)
{
    const auto *object = row.native<RowObject>();
    switch (result.form) {
    case ResultObject::Form::Rows:
        return row;
    case ResultObject::Form::Scalars:
        return object->cells.empty() ? Value::none() : object->cells.front();
    case ResultObject::Form::Mappings:
        return mappingOf(vm, row);
    }
    return row;
}

Eval<void> checkKnown(Interpreter &vm, const ResultObject &result)
{
    if (!result.isUnknown)
        return {};
    const bool isOffline = ScriptHost::of(vm).sink().isOffline();
    return vm.raiseError(
        Error{isOffline ? errors::DatabaseNeededOffline : errors::DecidedAtRun, {}, vm.position(), {}, nullptr});
}

Eval<void> checkRows(Call &call)
{
    RETORT_CHECK(checkKnown(call.vm, selfOf(call)));
    if (selfOf(call).givesRows)
        return {};
    return call.vm.raise(ScriptHost::of(call.vm).exception("ResourceClosedError"),
                         "This result object does not return rows. It has been closed automatically.");
}

/// The next row, or Unset at the end.
Value take(Interpreter &vm, ResultObject &result)
{
    if (result.next >= result.rows.size())
        return {};
    return formed(vm, result, result.rows[result.next++]);
}

Eval<> fetchAll(Call &call)
{
    RETORT_CHECK(checkRows(call));
    Ref<List> list = call.vm.list();
    for (Value row = take(call.vm, selfOf(call)); row.isSet(); row = take(call.vm, selfOf(call)))
        list->append(std::move(row));
    return list;
}

Eval<> fetchOne(Call &call)
{
    RETORT_CHECK(checkRows(call));
    Value row = take(call.vm, selfOf(call));
    return row.isSet() ? row : Value::none();
}

Eval<> first(Call &call)
{
    RETORT_TRY(Value row, fetchOne(call));
    selfOf(call).next = selfOf(call).rows.size();
    return row;
}

Eval<> fetchMany(Call &call)
{
    RETORT_CHECK(checkRows(call));
    const CallArguments in(call);
    RETORT_TRY(const auto size, in.optionalInt64("size"));
    Ref<List> list = call.vm.list();
    for (qint64 i = 0; i < size.value_or(1); ++i) {
        Value row = take(call.vm, selfOf(call));
        if (!row.isSet())
            break;
        list->append(std::move(row));
    }
    return list;
}

Eval<> onlyRow(Call &call, bool noneIsFine)
{
    RETORT_CHECK(checkRows(call));
    ResultObject &self = selfOf(call);
    Value row = take(call.vm, self);
    if (!row.isSet()) {
        if (noneIsFine)
            return Value::none();
        return call.vm.raise(ScriptHost::of(call.vm).exception("NoResultFound"),
                             "No row was found when one was required");
    }
    if (self.next < self.rows.size()) {
        return call.vm.raise(ScriptHost::of(call.vm).exception("MultipleResultsFound"),
                             "Multiple rows were found when exactly one was required");
    }
    return row;
}

Eval<> firstCell(const Eval<> &row)
{
    if (!row || row->isNone())
        return row;
    const auto *object = row->native<RowObject>();
    if (object == nullptr)
        return *row;
    return object->cells.empty() ? Value::none() : object->cells.front();
}

Eval<> one(Call &call)
{
    return onlyRow(call, false);
}
Eval<> oneOrNone(Call &call)
{
    return onlyRow(call, true);
}
Eval<> scalar(Call &call)
{
    return firstCell(first(call));
}
Eval<> scalarOne(Call &call)
{
    return firstCell(onlyRow(call, false));
}
Eval<> scalarOneOrNone(Call &call)
{
    return firstCell(onlyRow(call, true));
}

Eval<> inForm(Call &call, ResultObject::Form form)
{
    RETORT_CHECK(checkRows(call));
    const ResultObject &self = selfOf(call);
    Ref<ResultObject> made = ScriptHost::of(call.vm).make<ResultObject>();
    made->keys = self.keys;
    made->rows = self.rows;
    made->next = self.next;
    made->givesRows = true;
    made->form = form;
    return made;
}

Eval<> scalars(Call &call)
{
    return inForm(call, ResultObject::Form::Scalars);
}
Eval<> mappings(Call &call)
{
    return inForm(call, ResultObject::Form::Mappings);
}
Eval<> itself(Call &call)
{
    return call.self;
}
Eval<> nothing(Call &)
{
    return Value::none();
}

Eval<> iterator(Call &call)
{
    RETORT_CHECK(checkRows(call));
    const Value self = call.self;
    return call.vm.iterator([self](Interpreter &vm) -> Eval<> { return take(vm, *self.native<ResultObject>()); });
}

Eval<> nextRow(Call &call)
{
    RETORT_CHECK(checkRows(call));
    Value row = take(call.vm, selfOf(call));
    if (!row.isSet())
        return call.vm.raiseWith(call.vm.errors().StopIteration, {});
    return row;
}

Eval<> keys(Call &call)
{
    Ref<List> list = call.vm.list();
    for (const QString &key : *selfOf(call).keys)
        list->append(call.vm.str(key));
    return list;
}

Eval<> rowCount(Interpreter &vm, const Value &self)
{
    const auto *result = self.native<ResultObject>();
    RETORT_CHECK(checkKnown(vm, *result));
    if (result->rowsAffected)
        return Value::integer(*result->rowsAffected);
    return Value::integer(result->givesRows ? static_cast<std::int64_t>(result->rows.size()) : -1);
}
Eval<> lastRowId(Interpreter &vm, const Value &self)
{
    const auto *result = self.native<ResultObject>();
    RETORT_CHECK(checkKnown(vm, *result));
    return result->lastInsertedId ? Value::integer(*result->lastInsertedId) : Value::none();
}
Eval<> insertedKey(Interpreter &vm, const Value &self)
{
    const auto *result = self.native<ResultObject>();
    RETORT_CHECK(checkKnown(vm, *result));
    if (!result->lastInsertedId)
        return ScriptHost::of(vm).refuse(u"inserted_primary_key where the database does not tell it"_s);
    return vm.tuple({Value::integer(*result->lastInsertedId)});
}
Eval<> returnsRows(Interpreter &vm, const Value &self)
{
    RETORT_CHECK(checkKnown(vm, *self.native<ResultObject>()));
    return Value::boolean(self.native<ResultObject>()->givesRows);
}

constexpr FunctionEntry methods[] = {
    {"fetchall", "", "All rows that are left.", fetchAll},
    {"all", "", "All rows that are left.", fetchAll},
    {"fetchone", "", "The next row, or None.", fetchOne},
    {"fetchmany", "size=None", "The next rows.", fetchMany},
    {"first", "", "The first row, or None.", first},
    {"one", "", "The only row.", one},
    {"one_or_none", "", "The only row, or None.", oneOrNone},
    {"scalar", "", "The first value of the first row, or None.", scalar},
    {"scalar_one", "", "The first value of the only row.", scalarOne},
    {"scalar_one_or_none", "", "The first value of the only row, or None.", scalarOneOrNone},
    {"scalars", "index=0", "The first value of each row.", scalars},
    {"mappings", "", "Each row as a mapping.", mappings},
    {"tuples", "", "The same rows.", itself},
    {"unique", "strategy=None", "The same rows.", itself},
    {"keys", "", "The names of the columns.", keys},
    {"close", "", "Nothing: all rows are here.", nothing},
    {"__iter__", "", "The rows that are left.", iterator},
    {"__next__", "", "The next row.", nextRow},
};
constexpr AttributeEntry attributes[] = {
    {"rowcount", "How many rows were changed.", rowCount},
    {"lastrowid", "The key the last INSERT was given.", lastRowId},
    {"inserted_primary_key", "The key the last INSERT was given.", insertedKey},
    {"returns_rows", "Whether there are rows at all.", returnsRows},
};

const ClassRow rows[] = {
    {{"Result", "sqlalchemy", "The answer of the database.", methods, attributes, allocate<ResultObject>, false}},
};

} // namespace

const std::span<const ClassRow> resultClasses = rows;

Eval<> resultObject(Interpreter &vm, const database::QueryResult &result, const std::vector<ResultColumn> &shape,
                    bool changesRows)
{
    Ref<ResultObject> made = ScriptHost::of(vm).make<ResultObject>();
    made->givesRows = !result.columns.isEmpty();
    made->rowsAffected = result.rowsAffected;
    made->isUnknown = changesRows && !made->givesRows && !made->rowsAffected;
    made->lastInsertedId = result.lastInsertedId;
    QStringList names = result.columns;
    for (std::size_t i = 0; i < shape.size() && i < static_cast<std::size_t>(names.size()); ++i) {
        if (!shape[i].name.isEmpty())
            names[static_cast<qsizetype>(i)] = shape[i].name;
    }
    made->keys = std::make_shared<QStringList>(std::move(names));
    const ResultColumn unknown;
    for (const std::vector<sql::Value> &row : result.rows) {
        RETORT_CHECK(vm.tick(row.size() + 1));
        Ref<RowObject> object = ScriptHost::of(vm).make<RowObject>();
        object->keys = made->keys;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const ResultColumn &column = i < shape.size() ? shape[i] : unknown;
            RETORT_TRY(const Value cell, fromSqlValue(vm, row[i], column.type));
            RETORT_TRY(Value read, readValue(vm, column.typeObject, cell));
            object->cells.push_back(std::move(read));
        }
        made->rows.emplace_back(std::move(object));
    }
    return made;
}

} // namespace retort::alembic
