#include <core/base/overloaded.h>
#include <core/expressions/references.h>

namespace retort::expressions
{
namespace
{

using Visit = std::function<void(const ColumnReference &)>;

void collect(const Expression &expression, const Visit &visit);

void collectAll(const std::vector<Expression> &expressions, const Visit &visit)
{
    for (const Expression &expression : expressions)
        collect(expression, visit);
}

void collect(const Expression &expression, const Visit &visit)
{
    std::visit(overloaded{[](const Text &) {}, [](const LiteralColumn &) {}, [](const Literal &) {},
                          [](const BindParameter &) {}, [&](const ColumnReference &column) { visit(column); },
                          [&](const Function &function) {
                              collectAll(function.arguments, visit);
                              collectAll(function.filter, visit);
                              for (const Window &window : function.over) {
                                  collectAll(window.partitionBy, visit);
                                  collectAll(window.orderBy, visit);
                              }
                          },
                          [&](const Binary &binary) {
                              collect(*binary.left, visit);
                              collect(*binary.right, visit);
                          },
                          [&](const Prefix &prefix) { collect(*prefix.operand, visit); },
                          [&](const Postfix &postfix) { collect(*postfix.operand, visit); },
                          [&](const Cast &cast) { collect(*cast.operand, visit); }, [](const NullLiteral &) {},
                          [](const BooleanLiteral &) {}, [&](const Truth &truth) { collect(*truth.operand, visit); },
                          [&](const Case &choice) {
                              collectAll(choice.operand, visit);
                              for (const CaseBranch &branch : choice.branches) {
                                  collect(*branch.when, visit);
                                  collect(*branch.then, visit);
                              }
                              collectAll(choice.otherwise, visit);
                          },
                          [&](const In &in) {
                              collect(*in.operand, visit);
                              collectAll(in.list, visit);
                          },
                          [&](const Junction &junction) { collectAll(junction.parts, visit); },
                          [&](const Tuple &tuple) { collectAll(tuple.elements, visit); },
                          [&](const Label &label) { collect(*label.operand, visit); }, [](const Subquery &) {}},
               expression.node);
}

} // namespace

void forEachColumn(const Expression &expression, const std::function<void(const ColumnReference &)> &visit)
{
    collect(expression, visit);
}

QStringList columnsOf(const Expression &expression)
{
    QStringList columns;
    collect(expression, [&columns](const ColumnReference &column) {
        if (!columns.contains(column.name))
            columns << column.name;
    });
    return columns;
}

} // namespace retort::expressions
