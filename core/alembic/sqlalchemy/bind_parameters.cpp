#include <core/alembic/arguments.h>
#include <core/alembic/sqlalchemy/bind_parameters.h>
#include <core/alembic/sqlalchemy/bound_value.h>
#include <core/alembic/sqlalchemy/query_methods.h>
#include <core/alembic/values.h>
#include <core/script/runtime/protocol.h>

#include <algorithm>

namespace retort::alembic
{

using namespace script;
namespace ex = expressions;

namespace
{

/// The bind parameters of a statement get their values; those that are not among them stay.
struct Binder {
    const GivenValues &given;

    void bind(std::vector<ex::Expression> &all) const
    {
        for (ex::Expression &each : all)
            bind(each);
    }
    [[nodiscard]] std::vector<ex::Expression> expanded(std::vector<ex::Expression> list) const
    {
        std::vector<ex::Expression> all;
        for (ex::Expression &each : list) {
            const auto *parameter = std::get_if<ex::BindParameter>(&each.node);
            const auto found =
                parameter != nullptr && parameter->expanding ? given.lists.find(parameter->name) : given.lists.end();
            if (found == given.lists.end()) {
                bind(each);
                all.push_back(std::move(each));
                continue;
            }
            for (const sql::Value &value : found->second)
                all.emplace_back(ex::Literal{value, parameter->type});
        }
        return all;
    }
    [[nodiscard]] ex::Expression bound(const Box<ex::Expression> &boxed) const
    {
        ex::Expression copy = *boxed;
        bind(copy);
        return copy;
    }
    void bind(ex::Expression &expression) const
    {
        if (const auto *parameter = std::get_if<ex::BindParameter>(&expression.node)) {
            if (const auto found = given.values.find(parameter->name); found != given.values.end())
                expression.node = ex::Literal{found->second, parameter->type};
        } else if (auto *binary = std::get_if<ex::Binary>(&expression.node)) {
            expression.node = ex::Binary{bound(binary->left), binary->op, bound(binary->right)};
        } else if (auto *prefix = std::get_if<ex::Prefix>(&expression.node)) {
            expression.node = ex::Prefix{prefix->op, bound(prefix->operand)};
        } else if (auto *postfix = std::get_if<ex::Postfix>(&expression.node)) {
            expression.node = ex::Postfix{bound(postfix->operand), postfix->words};
        } else if (auto *truth = std::get_if<ex::Truth>(&expression.node)) {
            expression.node = ex::Truth{bound(truth->operand), truth->negated};
        } else if (auto *label = std::get_if<ex::Label>(&expression.node)) {
            expression.node = ex::Label{bound(label->operand), label->name};
        } else if (auto *subquery = std::get_if<ex::Subquery>(&expression.node)) {
            ex::Query query = *subquery->select;
            bindParameters(query, given);
            expression.node = ex::Subquery{std::get<ex::Select>(query)};
        } else if (auto *cast = std::get_if<ex::Cast>(&expression.node)) {
            expression.node = ex::Cast{bound(cast->operand), cast->type};
        } else if (auto *function = std::get_if<ex::Function>(&expression.node)) {
            bind(function->arguments);
        } else if (auto *junction = std::get_if<ex::Junction>(&expression.node)) {
            bind(junction->parts);
        } else if (auto *in = std::get_if<ex::In>(&expression.node)) {
            in->list = expanded(std::move(in->list));
        } else if (auto *tuple = std::get_if<ex::Tuple>(&expression.node)) {
            bind(tuple->elements);
        }
    }
};

/// Whether a list is one value of the column.
bool isOfLists(const ColumnObject *column)
{
    return column != nullptr && (std::holds_alternative<sql::JsonType>(column->sqlType.kind) ||
                                 std::holds_alternative<sql::ArrayType>(column->sqlType.kind));
}

} // namespace

Eval<GivenValues> givenValues(Interpreter &vm, const TableObject *table, const Dict &set)
{
    GivenValues given;
    for (std::size_t place = 0; place < set.table().end(); ++place) {
        const auto &entry = set.table().at(place);
        if (!entry.key.isSet())
            continue;
        RETORT_TRY(const QString name, toColumnName(vm, entry.key));
        const ColumnObject *column = columnNamed(table, name);
        if ((entry.value.isKind(Kind::List) || entry.value.isKind(Kind::Tuple)) && !isOfLists(column)) {
            RETORT_TRY(given.lists[name], toSqlValues(vm, entry.value));
            if (!hasArrays(vm) || entry.value.isKind(Kind::Tuple))
                continue;
        }
        RETORT_TRY(const Value bound, boundValue(vm, column != nullptr ? column->typeObject : Value(), entry.value));
        RETORT_TRY(ex::Expression value, toExpression(vm, bound, column != nullptr ? column->sqlType : sql::SqlType()));
        if (const auto *literal = std::get_if<ex::Literal>(&value.node))
            given.values.emplace(name, literal->value);
        else if (const auto *boolean = std::get_if<ex::BooleanLiteral>(&value.node))
            given.values.emplace(name, sql::Value(boolean->value));
        else
            given.values.emplace(name, sql::Value(sql::Null{}));
    }
    return given;
}

void bindParameters(ex::Query &query, const GivenValues &given)
{
    const Binder binder{given};
    if (auto *select = std::get_if<ex::Select>(&query)) {
        binder.bind(select->columns);
        binder.bind(select->where);
        binder.bind(select->having);
    } else if (auto *update = std::get_if<ex::Update>(&query)) {
        for (auto &[name, value] : update->values)
            binder.bind(value);
        binder.bind(update->where);
    } else if (auto *deletion = std::get_if<ex::Delete>(&query)) {
        binder.bind(deletion->where);
    } else if (auto *insert = std::get_if<ex::Insert>(&query)) {
        for (auto &row : insert->rows)
            binder.bind(row);
    }
}

bool isListFor(const ex::Text &text, const QString &name, const Value &value)
{
    const bool expands =
        std::any_of(text.lists.begin(), text.lists.end(), [&name](const auto &each) { return each.first == name; });
    return expands || value.isKind(Kind::Tuple);
}

Eval<std::vector<sql::Value>> toSqlValues(Interpreter &vm, const Value &value, const sql::SqlType &type)
{
    std::vector<sql::Value> values;
    RETORT_CHECK(forEach(vm, value, [&](const Value &item) -> Eval<void> {
        RETORT_TRY(sql::Value made, toSqlValue(vm, item, type));
        values.push_back(std::move(made));
        return {};
    }));
    return values;
}

} // namespace retort::alembic
