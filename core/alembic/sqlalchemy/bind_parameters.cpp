#include <core/alembic/sqlalchemy/bind_parameters.h>

namespace retort::alembic
{

namespace ex = expressions;

namespace
{

/// The bind parameters of a statement get their values; those that are not among them stay.
struct Binder {
    const std::map<QString, sql::Value> &given;

    void bind(std::vector<ex::Expression> &all) const
    {
        for (ex::Expression &each : all)
            bind(each);
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
            if (const auto found = given.find(parameter->name); found != given.end())
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
            bind(in->list);
        } else if (auto *tuple = std::get_if<ex::Tuple>(&expression.node)) {
            bind(tuple->elements);
        }
    }
};

} // namespace

void bindParameters(ex::Query &query, const std::map<QString, sql::Value> &given)
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

} // namespace retort::alembic
