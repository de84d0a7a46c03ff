#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/expression_writer.h>
#include <core/dialects/generic_dialect.h>

#include <QHash>

namespace retort::dialects
{

using namespace expressions;

namespace
{

constexpr int tightest = 100;

/// SQLAlchemy's precedences; an operator it does not know (op("->>")) binds loosest, so it is always in parentheses.
int precedenceOf(const QString &op)
{
    static const QHash<QString, int> table = [] {
        const QList<std::pair<int, QStringList>> levels{
            {tightest, {QStringLiteral("ESCAPE"), QStringLiteral("ANY"), QStringLiteral("ALL")}},
            {8,
             {QStringLiteral("*"), QStringLiteral("/"), QStringLiteral("DIV"), QStringLiteral("//"),
              QStringLiteral("%"), QStringLiteral("~ "), QStringLiteral("- ")}},
            {7,
             {QStringLiteral("+"), QStringLiteral("-"), QStringLiteral("&"), QStringLiteral("|"), QStringLiteral("XOR"),
              QStringLiteral("<<"), QStringLiteral(">>")}},
            {5,
             {QStringLiteral("CONCAT"), QStringLiteral("="), QStringLiteral("!="), QStringLiteral("<"),
              QStringLiteral(">"), QStringLiteral("<="), QStringLiteral(">="), QStringLiteral("LIKE"),
              QStringLiteral("NOT LIKE"), QStringLiteral("ILIKE")}},
            {5,
             {QStringLiteral("NOT ILIKE"), QStringLiteral("IS"), QStringLiteral("IS NOT"), QStringLiteral("IN"),
              QStringLiteral("NOT IN"), QStringLiteral("NOT"), QStringLiteral("BETWEEN"),
              QStringLiteral("NOT BETWEEN")}},
            {5,
             {QStringLiteral("REGEXP"), QStringLiteral("NOT REGEXP"), QStringLiteral("DISTINCT"),
              QStringLiteral("BETWEEN SYMMETRIC"), QStringLiteral("= true"), QStringLiteral("NOT BETWEEN SYMMETRIC"),
              QStringLiteral("IS DISTINCT FROM"), QStringLiteral("IS NOT DISTINCT FROM")}},
            {4, {QStringLiteral("COLLATE")}},
            {3, {QStringLiteral("AND")}},
            {2, {QStringLiteral("OR")}}};
        QHash<QString, int> made;
        for (const auto &[level, ops] : levels)
            for (const QString &op : ops)
                made.insert(op, level);
        return made;
    }();
    return table.value(op, 0);
}

bool isAssociative(const QString &op)
{
    return op == QStringLiteral("=") || op == QStringLiteral("!=") || op == QStringLiteral("+") ||
           op == QStringLiteral("*") || op == QStringLiteral("CONCAT") || op == QStringLiteral("AND") ||
           op == QStringLiteral("OR");
}

/// "-" and "~" in front bind tighter than between two.
QString prefixOperator(const QString &op)
{
    return op == QStringLiteral("-") || op == QStringLiteral("~") ? QString(op + u' ') : op;
}

QString operatorOf(const Expression &expression)
{
    if (const auto *binary = std::get_if<Binary>(&expression.node))
        return binary->op;
    if (const auto *junction = std::get_if<Junction>(&expression.node))
        return junction->parts.size() > 1 ? (junction->any ? QStringLiteral("OR") : QStringLiteral("AND")) : QString();
    if (const auto *in = std::get_if<In>(&expression.node))
        return in->negated ? QString() : QStringLiteral("IN");
    if (const auto *prefix = std::get_if<Prefix>(&expression.node))
        return prefixOperator(prefix->op);
    if (std::holds_alternative<Truth>(expression.node))
        return QStringLiteral("= true");
    if (const auto *label = std::get_if<Label>(&expression.node))
        return operatorOf(*label->operand);
    return {};
}

} // namespace

QString ExpressionWriter::value(const sql::Value &value, const sql::SqlType &type)
{
    const sql::Value stored = dialect_.stored(value, type);
    if (rendering_ == Rendering::Literal)
        return dialect_.literal(stored);
    parameters_.push_back(stored);
    return QStringLiteral("?");
}

Result<QString> ExpressionWriter::grouped(const Expression &child, int precedence, const QString &op)
{
    RETORT_TRY(QString inner, write(child));
    const QString childOp = operatorOf(child);
    if (childOp.isEmpty() || (childOp == op && isAssociative(op)) || precedenceOf(childOp) > precedence)
        return inner;
    return QString(u'(' + inner + u')');
}

Result<QString> ExpressionWriter::list(const std::vector<Expression> &expressions)
{
    QStringList written;
    for (const Expression &expression : expressions) {
        RETORT_TRY(QString one, write(expression));
        written << one;
    }
    return written.join(QStringLiteral(", "));
}

Result<QString> ExpressionWriter::conjunction(const std::vector<Expression> &parts)
{
    Junction all;
    all.parts = parts;
    return node(all);
}

Result<QString> ExpressionWriter::write(const Expression &expression)
{
    using R = Result<QString>;
    return std::visit(
        overloaded{[&](const Text &t) -> R { return text(t); },
                   [&](const LiteralColumn &c) -> R { return plain(c.sql); },
                   [&](const Literal &l) -> R { return value(l.value, l.type); },
                   [&](const BindParameter &p) -> R {
                       return fail(errors::ParameterWithoutValue, {{QStringLiteral("name"), p.name}});
                   },
                   [&](const ColumnReference &c) -> R { return node(c); },
                   [&](const Function &f) -> R { return node(f); }, [&](const Binary &b) -> R { return node(b); },
                   [&](const Prefix &p) -> R {
                       const QString op = prefixOperator(p.op);
                       RETORT_TRY(const QString operand, grouped(*p.operand, precedenceOf(op), op));
                       return QString(p.op + QStringView(op == p.op ? u" " : u"") + operand);
                   },
                   [&](const Postfix &p) -> R {
                       RETORT_TRY(const QString operand, grouped(*p.operand, 3, p.words));
                       return QString(operand + u' ' + p.words);
                   },
                   [&](const Cast &c) -> R {
                       RETORT_TRY(const QString type, dialect_.castType(c.type));
                       if (type.isEmpty())
                           return grouped(*c.operand, tightest, {});
                       RETORT_TRY(const QString operand, write(*c.operand));
                       return QString(u"CAST(" + operand + u" AS " + type + u')');
                   },
                   [&](const NullLiteral &) -> R { return QStringLiteral("NULL"); },
                   [&](const BooleanLiteral &b) -> R { return dialect_.literal(sql::Value(b.value)); },
                   [&](const Truth &t) -> R { return node(t); }, [&](const Case &c) -> R { return node(c); },
                   [&](const In &i) -> R { return node(i); }, [&](const Junction &j) -> R { return node(j); },
                   [&](const Tuple &t) -> R {
                       RETORT_TRY(const QString elements, list(t.elements));
                       return QString(u'(' + elements + u')');
                   },
                   // A name is told where columns are listed, and nowhere else.
                   [&](const Label &l) -> R { return write(*l.operand); },
                   [&](const Subquery &s) -> R {
                       RETORT_TRY(const QString written, select(*s.select, Place::Statement));
                       return QString(u'(' + written + u')');
                   }},
        expression.node);
}

Result<QString> ExpressionWriter::node(const ColumnReference &column)
{
    if (!withTables_)
        return dialect_.quote(column.name);
    if (!column.of.empty()) {
        const QString name = nameOf(column.of.front());
        if (!name.isEmpty())
            return QString(dialect_.quote(name) + u'.' + dialect_.quote(column.name));
    }
    if (column.table.name.isEmpty())
        return dialect_.quote(column.name);
    return QString(dialect_.qualified(column.table) + u'.' + dialect_.quote(column.name));
}

Result<QString> ExpressionWriter::node(const Function &function)
{
    QStringList arguments;
    for (const Expression &argument : function.arguments) {
        RETORT_TRY(QString one, write(argument));
        arguments << one;
    }
    if (function.name == functions::nextValue && !dialect_.capabilities().sequences)
        return cannot(QStringLiteral("use a sequence"));
    QString text = dialect_.functionText(function.name, arguments);
    if (!function.filter.empty()) {
        RETORT_TRY(const QString condition, conjunction(function.filter));
        text += u" FILTER (WHERE " + condition + u')';
    }
    for (const Window &window : function.over) {
        QStringList clauses;
        if (!window.partitionBy.empty()) {
            RETORT_TRY(const QString partition, list(window.partitionBy));
            clauses << u"PARTITION BY " + partition;
        }
        if (!window.orderBy.empty()) {
            RETORT_TRY(const QString order, list(window.orderBy));
            clauses << u"ORDER BY " + order;
        }
        if (!window.frame.isEmpty())
            clauses << window.frame;
        text += u" OVER (" + clauses.join(u' ') + u')';
    }
    return text;
}

Result<QString> ExpressionWriter::node(const Binary &binary)
{
    if (binary.op == QStringLiteral("CONCAT"))
        return concatenated(binary);
    if (binary.op == QStringLiteral("DIV"))
        return divided(binary);
    const int precedence = precedenceOf(binary.op);
    RETORT_TRY(const QString left, grouped(*binary.left, precedence, binary.op));
    const auto *range = std::get_if<Binary>(&binary.right->node);
    if (range != nullptr && binary.op.contains(QStringLiteral("BETWEEN"))) {
        RETORT_TRY(const QString low, grouped(*range->left, precedence, binary.op));
        RETORT_TRY(const QString high, grouped(*range->right, precedence, binary.op));
        return QString(left + u' ' + binary.op + u' ' + low + u" AND " + high);
    }
    RETORT_TRY(const QString right, grouped(*binary.right, precedence, binary.op));
    return dialect_.operatorText(binary.op, left, right);
}

/// All that is joined, as one list: some databases have a function for it.
Result<QString> ExpressionWriter::concatenated(const Binary &binary)
{
    QStringList parts;
    const std::function<Result<>(const Expression &)> add = [&](const Expression &part) -> Result<> {
        if (const auto *inner = std::get_if<Binary>(&part.node); inner && inner->op == binary.op) {
            RETORT_CHECK(add(*inner->left));
            return add(*inner->right);
        }
        RETORT_TRY(const QString written, grouped(part, precedenceOf(binary.op), binary.op));
        parts << written;
        return {};
    };
    RETORT_CHECK(add(Expression(binary)));
    return dialect_.functionText(functions::concatenation, parts);
}

/// A division that keeps fractions where `/` of whole numbers does not.
Result<QString> ExpressionWriter::divided(const Binary &binary)
{
    const int precedence = precedenceOf(binary.op);
    RETORT_TRY(const QString left, grouped(*binary.left, precedence, binary.op));
    const auto &divisor = std::get<Cast>(binary.right->node);
    switch (dialect_.capabilities().division) {
    case Capabilities::Division::KeepsFractions: {
        RETORT_TRY(const QString right, grouped(*divisor.operand, precedence, binary.op));
        return QString(left + u" / " + right);
    }
    case Capabilities::Division::ByCast: {
        RETORT_TRY(const QString right, write(*binary.right));
        return QString(left + u" / " + right);
    }
    case Capabilities::Division::ByAddition:
        break;
    }
    RETORT_TRY(const QString right, write(*divisor.operand));
    return QString(left + u" / (" + right + u" + 0.0)");
}

Result<QString> ExpressionWriter::node(const Truth &truth)
{
    const bool isLiteral = std::holds_alternative<BooleanLiteral>(truth.operand->node);
    if (dialect_.capabilities().nativeBoolean) {
        if (!truth.negated)
            return write(*truth.operand);
        RETORT_TRY(const QString operand, grouped(*truth.operand, precedenceOf(QStringLiteral("NOT")), {}));
        return QString(u"NOT " + operand);
    }
    RETORT_TRY(const QString operand, grouped(*truth.operand, precedenceOf(QStringLiteral("=")), {}));
    return QString(operand + QStringView(truth.negated && !isLiteral ? u" = 0" : u" = 1"));
}

Result<QString> ExpressionWriter::node(const Case &choice)
{
    QString text = QStringLiteral("CASE ");
    if (!choice.operand.empty()) {
        RETORT_TRY(const QString operand, write(choice.operand.front()));
        text += operand + u' ';
    }
    for (const CaseBranch &branch : choice.branches) {
        RETORT_TRY(const QString when, grouped(*branch.when, tightest, {}));
        RETORT_TRY(const QString then, grouped(*branch.then, tightest, {}));
        text += u"WHEN " + when + u" THEN " + then + u' ';
    }
    if (!choice.otherwise.empty()) {
        RETORT_TRY(const QString otherwise, write(choice.otherwise.front()));
        text += u"ELSE " + otherwise + u' ';
    }
    return QString(text + u"END");
}

Result<QString> ExpressionWriter::node(const In &in)
{
    const QString op = in.negated ? QStringLiteral("NOT IN") : QStringLiteral("IN");
    RETORT_TRY(const QString operand, grouped(*in.operand, precedenceOf(op), op));
    QString text = operand + u' ' + op + u' ';
    if (in.list.empty()) {
        text += dialect_.capabilities().valuesInTuples
                    ? QStringView(u"(SELECT 1 FROM (SELECT 1) WHERE 1!=1)")
                    : QStringView(in.negated ? u"(NULL) OR (1 = 1)" : u"(NULL) AND (1 != 1)");
    } else if (in.list.size() == 1 && std::holds_alternative<Subquery>(in.list.front().node)) {
        RETORT_TRY(const QString query, write(in.list.front()));
        text += query;
    } else {
        RETORT_TRY(const QString elements, list(in.list));
        const bool areTuples =
            std::holds_alternative<Tuple>(in.list.front().node) && dialect_.capabilities().valuesInTuples;
        text += QStringView(areTuples ? u"(VALUES " : u"(") + elements + u')';
    }
    return in.negated ? QString(u'(' + text + u')') : text;
}

Result<QString> ExpressionWriter::node(const Junction &junction)
{
    const QString op = junction.any ? QStringLiteral("OR") : QStringLiteral("AND");
    if (junction.parts.size() == 1)
        return write(junction.parts.front());
    QStringList parts;
    for (const Expression &part : junction.parts) {
        RETORT_TRY(QString one, grouped(part, precedenceOf(op), op));
        parts << one;
    }
    return parts.join(QString(u' ' + op + u' '));
}

Result<QString> ExpressionWriter::assigned(const Expression &expression)
{
    if (const auto *label = std::get_if<Label>(&expression.node))
        return assigned(*label->operand);
    RETORT_TRY(QString written, write(expression));
    return operatorOf(expression).isEmpty() ? written : QString(u'(' + written + u')');
}

} // namespace retort::dialects
