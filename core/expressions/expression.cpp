#include <core/base/overloaded.h>
#include <core/expressions/expression.h>

namespace retort::expressions
{
namespace
{

void collect(const Expression &expression, QStringList &columns);

void collectAll(const std::vector<Expression> &expressions, QStringList &columns)
{
    for (const Expression &expression : expressions)
        collect(expression, columns);
}

void collect(const Expression &expression, QStringList &columns)
{
    std::visit(overloaded{[](const Text &) {}, [](const LiteralColumn &) {}, [](const Literal &) {},
                          [](const BindParameter &) {},
                          [&](const ColumnReference &column) {
                              if (!columns.contains(column.name))
                                  columns << column.name;
                          },
                          [&](const Function &function) { collectAll(function.arguments, columns); },
                          [&](const Binary &binary) {
                              collect(*binary.left, columns);
                              collect(*binary.right, columns);
                          },
                          [&](const Prefix &prefix) { collect(*prefix.operand, columns); },
                          [&](const Postfix &postfix) { collect(*postfix.operand, columns); },
                          [&](const Cast &cast) { collect(*cast.operand, columns); }, [](const NullLiteral &) {},
                          [](const BooleanLiteral &) {},
                          [&](const Case &choice) {
                              collectAll(choice.operand, columns);
                              for (const CaseBranch &branch : choice.branches) {
                                  collect(*branch.when, columns);
                                  collect(*branch.then, columns);
                              }
                              collectAll(choice.otherwise, columns);
                          },
                          [&](const In &in) {
                              collect(*in.operand, columns);
                              collectAll(in.list, columns);
                          },
                          [&](const Junction &junction) { collectAll(junction.parts, columns); },
                          [&](const Tuple &tuple) { collectAll(tuple.elements, columns); },
                          [&](const Label &label) { collect(*label.operand, columns); }, [](const Subquery &) {}},
               expression.node);
}

} // namespace

QStringList columnsOf(const Expression &expression)
{
    QStringList columns;
    collect(expression, columns);
    return columns;
}

} // namespace retort::expressions
