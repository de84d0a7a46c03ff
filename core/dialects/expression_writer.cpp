#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/expression_writer.h>
#include <core/dialects/generic_dialect.h>

#include <QHash>
#include <QRegularExpression>

namespace retort::dialects
{

using namespace expressions;

namespace
{

constexpr int tightest = 100;

/// SQLAlchemy's precedences; an operator it does not know (op("->>")) binds loosest, so it is always in parentheses.
int precedenceOf(const QString &op)
{
    static const QHash<QString, int> table{
        {QStringLiteral("*"), 8},          {QStringLiteral("/"), 8},          {QStringLiteral("%"), 8},
        {QStringLiteral("+"), 7},          {QStringLiteral("-"), 7},          {QStringLiteral("||"), 6},
        {QStringLiteral("="), 5},          {QStringLiteral("!="), 5},         {QStringLiteral("<"), 5},
        {QStringLiteral(">"), 5},          {QStringLiteral("<="), 5},         {QStringLiteral(">="), 5},
        {QStringLiteral("LIKE"), 5},       {QStringLiteral("NOT LIKE"), 5},   {QStringLiteral("ILIKE"), 5},
        {QStringLiteral("IS"), 5},         {QStringLiteral("IS NOT"), 5},     {QStringLiteral("IN"), 5},
        {QStringLiteral("NOT IN"), 5},     {QStringLiteral("NOT"), 5},        {QStringLiteral("AND"), 3},
        {QStringLiteral("ANY"), tightest}, {QStringLiteral("ALL"), tightest}, {QStringLiteral("NOT ILIKE"), 5},
        {QStringLiteral("OR"), 2}};
    return table.value(op, 0);
}

bool isAssociative(const QString &op)
{
    return op == QStringLiteral("=") || op == QStringLiteral("!=") || op == QStringLiteral("+") ||
           op == QStringLiteral("*") || op == QStringLiteral("||") || op == QStringLiteral("AND") ||
           op == QStringLiteral("OR");
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
        return prefix->op;
    if (const auto *label = std::get_if<Label>(&expression.node))
        return operatorOf(*label->operand);
    return {};
}

/// Alembic's parameters: a colon not behind another colon, a word or a backslash, and none behind it.
const QRegularExpression &parameterPattern()
{
    static const QRegularExpression pattern(QStringLiteral("(?<![:\\w\\\\]):(\\w+)(?!:)|\\\\(:[\\w$]*)(?![:\\w$])"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

} // namespace

QString replaceNamedParameters(const QString &sql,
                               const std::function<std::optional<QString>(const QString &)> &replace)
{
    QString replaced;
    qsizetype last = 0;
    for (auto matches = parameterPattern().globalMatch(sql); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        replaced += QStringView(sql).mid(last, match.capturedStart() - last);
        last = match.capturedEnd();
        if (match.capturedStart(2) >= 0)
            replaced += match.captured(2);
        else
            replaced += replace(match.captured(1)).value_or(match.captured(0));
    }
    return replaced + QStringView(sql).mid(last);
}

QString ExpressionWriter::value(const sql::Value &value, const sql::SqlType &type)
{
    const sql::Value stored = dialect_.stored(value, type);
    if (rendering_ == Rendering::Literal)
        return dialect_.literal(stored);
    parameters_.push_back(stored);
    return QStringLiteral("?");
}

/// In a text with parameters, an operator's question mark is doubled.
QString ExpressionWriter::plain(const QString &sql) const
{
    if (rendering_ == Rendering::Literal || !sql.contains(u'?'))
        return sql;
    QString doubled = sql;
    const std::vector<qsizetype> marks = sql::placeholders(sql, dialect_.lexicalRules());
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark)
        doubled.insert(*mark, u'?');
    return doubled;
}

QString ExpressionWriter::text(const Text &text)
{
    return replaceNamedParameters(plain(text.sql), [&](const QString &name) -> std::optional<QString> {
        for (const auto &[known, parameter] : text.parameters)
            if (known == name)
                return value(parameter, {});
        return std::nullopt;
    });
}

Result<QString> ExpressionWriter::grouped(const Expression &child, int precedence, const QString &op)
{
    RETORT_TRY(QString inner, write(child));
    const QString childOp = operatorOf(child);
    if (childOp.isEmpty() || (childOp == op && isAssociative(op)) || precedenceOf(childOp) > precedence)
        return inner;
    return QString(u'(' + inner + u')');
}

Result<QString> ExpressionWriter::list(const std::vector<Expression> &expressions, const QString &separator)
{
    QStringList written;
    for (const Expression &expression : expressions) {
        RETORT_TRY(QString one, write(expression));
        written << one;
    }
    return written.join(separator);
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
                   [&](const ColumnReference &c) -> R {
                       if (!withTables_ || c.table.name.isEmpty())
                           return dialect_.quote(c.name);
                       return QString(dialect_.qualified(c.table) + u'.' + dialect_.quote(c.name));
                   },
                   [&](const Function &f) -> R { return node(f); },
                   [&](const Binary &b) -> R {
                       const int precedence = precedenceOf(b.op);
                       RETORT_TRY(const QString left, grouped(*b.left, precedence, b.op));
                       RETORT_TRY(const QString right, grouped(*b.right, precedence, b.op));
                       if (b.op == QStringLiteral("||"))
                           return dialect_.concatenation(left, right);
                       return QString(left + u' ' + b.op + u' ' + right);
                   },
                   [&](const Prefix &p) -> R {
                       RETORT_TRY(const QString operand, grouped(*p.operand, precedenceOf(p.op), p.op));
                       return QString(p.op + QStringView(p.op == QStringLiteral("-") ? u"" : u" ") + operand);
                   },
                   [&](const Postfix &p) -> R {
                       RETORT_TRY(const QString operand, grouped(*p.operand, 3, p.words));
                       return QString(operand + u' ' + p.words);
                   },
                   [&](const Cast &c) -> R {
                       RETORT_TRY(const QString operand, write(*c.operand));
                       RETORT_TRY(const QString type, dialect_.castType(c.type));
                       return type.isEmpty() ? operand : QString(u"CAST(" + operand + u" AS " + type + u')');
                   },
                   [&](const NullLiteral &) -> R { return QStringLiteral("NULL"); },
                   [&](const BooleanLiteral &b) -> R { return dialect_.literal(sql::Value(b.value)); },
                   [&](const Case &c) -> R { return node(c); }, [&](const In &i) -> R { return node(i); },
                   [&](const Junction &j) -> R { return node(j); },
                   [&](const Tuple &t) -> R {
                       RETORT_TRY(const QString elements, list(t.elements));
                       return QString(u'(' + elements + u')');
                   },
                   // A name is told where columns are listed, and nowhere else.
                   [&](const Label &l) -> R { return write(*l.operand); },
                   [&](const Subquery &s) -> R {
                       RETORT_TRY(const QString select, write(*s.select));
                       return QString(u'(' + select + u')');
                   }},
        expression.node);
}

Result<QString> ExpressionWriter::node(const Function &function)
{
    QStringList arguments;
    for (const Expression &argument : function.arguments) {
        RETORT_TRY(QString one, write(argument));
        arguments << one;
    }
    return dialect_.functionText(function.name, arguments);
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
    QString text;
    if (in.list.empty()) {
        text = operand + u' ' + op + QStringView(in.negated ? u" (NULL) OR (1 = 1)" : u" (NULL) AND (1 != 1)");
    } else if (in.list.size() == 1 && std::holds_alternative<Subquery>(in.list.front().node)) {
        RETORT_TRY(const QString query, write(in.list.front()));
        text = operand + u' ' + op + u' ' + query;
    } else {
        RETORT_TRY(const QString elements, list(in.list));
        text = operand + u' ' + op + u" (" + elements + u')';
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
