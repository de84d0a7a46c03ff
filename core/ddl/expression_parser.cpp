#include <core/ddl/expression_parser.h>

#include <array>
#include <map>

// Operators, by their precedence.

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

// Longest first: a sign is found by its beginning.
constexpr std::array operators{
    Operator{u"!~~*", Comparison},  Operator{u"->>", Other},        Operator{u"#>>", Other},
    Operator{u"!~~", Comparison},   Operator{u"~~*", Comparison},   Operator{u"!~*", Comparison},
    Operator{u"<=>", Comparison},   Operator{u"->", Other},         Operator{u"#>", Other},
    Operator{u"@>", Other},         Operator{u"<@", Other},         Operator{u"&&", Other},
    Operator{u"||", Other},         Operator{u"<=", Comparison},    Operator{u">=", Comparison},
    Operator{u"<>", Comparison},    Operator{u"!=", Comparison},    Operator{u"==", Comparison},
    Operator{u"~~", Comparison},    Operator{u"!~", Comparison},    Operator{u"~*", Comparison},
    Operator{u"@@", Other},         Operator{u"?|", Other},         Operator{u"?&", Other},
    Operator{u"<<", Other},         Operator{u">>", Other},         Operator{u"=", Comparison},
    Operator{u"<", Comparison},     Operator{u">", Comparison},     Operator{u"~", Comparison},
    Operator{u"&", Other},          Operator{u"|", Other},          Operator{u"#", Other},
    Operator{u"?", Other},          Operator{u"+", Additive},       Operator{u"-", Additive},
    Operator{u"*", Multiplicative}, Operator{u"/", Multiplicative}, Operator{u"%", Multiplicative},
    Operator{u"^", Power},
};

QString canonicalSign(QStringView sign)
{
    if (sign == u"!=")
        return u"<>"_s;
    if (sign == u"==")
        return u"="_s;
    if (sign == u"~~")
        return u"like"_s;
    if (sign == u"!~~")
        return u"not like"_s;
    if (sign == u"~~*")
        return u"ilike"_s;
    if (sign == u"!~~*")
        return u"not ilike"_s;
    return sign.toString();
}

/// The comparison that is true where the other is false; empty where there is none.
QString oppositeSign(const QString &sign)
{
    static const std::map<QString, QString> opposites{
        {u"="_s, u"<>"_s},          {u"<>"_s, u"="_s},         {u"<"_s, u">="_s},   {u">="_s, u"<"_s},
        {u">"_s, u"<="_s},          {u"<="_s, u">"_s},         {u"and"_s, u"or"_s}, {u"or"_s, u"and"_s},
        {u"like"_s, u"not like"_s}, {u"not like"_s, u"like"_s}};
    const auto found = opposites.find(sign);
    return found == opposites.end() ? QString() : found->second;
}

} // namespace

std::optional<QString> ExpressionParser::all()
{
    const Part part = expression(Lowest);
    if (failed_ || !at_.atEnd())
        return std::nullopt;
    return part.text;
}

Part ExpressionParser::fail()
{
    failed_ = true;
    return Part();
}

QString ExpressionParser::wrapped(const Part &part, int least)
{
    return part.precedence < least ? QString(u'(' + part.text + u')') : part.text;
}

Part ExpressionParser::joined(const Part &left, const QString &sign, const Part &right, int precedence) const
{
    // Chains of the same sign need no parentheses on the left; AND and OR none on either side.
    const bool isJunction = precedence == And || precedence == Or;
    const auto text = [&](const Part &a, const QString &with, const Part &b, int binds) {
        return QString(wrapped(a, binds) + u' ' + with + u' ' + wrapped(b, isJunction ? binds : binds + 1));
    };
    Part part(text(left, sign, right, precedence), precedence);
    const QString opposite = customs_.truthIsNumber ? oppositeSign(sign) : QString();
    if (opposite.isEmpty())
        return part;
    const int other = precedence == And ? Or : precedence == Or ? And : precedence;
    return isJunction ? withNegation(part, text(negated(left), opposite, negated(right), other), other)
                      : withNegation(part, text(left, opposite, right, other), other);
}

Part ExpressionParser::withNegation(Part part, const QString &negation, int precedence) const
{
    if (customs_.truthIsNumber) {
        part.negation = negation;
        part.negationPrecedence = precedence;
    }
    return part;
}

Part ExpressionParser::negated(const Part &part)
{
    if (part.negation.isEmpty())
        return Part{u"not "_s + wrapped(part, Not), Not};
    Part other(part.negation, part.negationPrecedence);
    other.negation = part.text;
    other.negationPrecedence = part.precedence;
    return other;
}

const Operator *ExpressionParser::operatorHere() const
{
    for (const Operator &candidate : operators) {
        bool matches = true;
        for (qsizetype i = 0; matches && i < candidate.sign.size(); ++i)
            matches = at_.word(static_cast<std::size_t>(i)) == candidate.sign.mid(i, 1);
        if (matches)
            return &candidate;
    }
    return nullptr;
}

Part ExpressionParser::expression(int least)
{
    if (++depth_ > mostDepth)
        return fail();
    Part left = prefix();
    while (!failed_ && infix(left, least)) {
    }
    --depth_;
    return left;
}

Part ExpressionParser::prefix()
{
    if (at_.take(u"not")) {
        return negated(expression(Not));
    }
    for (const QStringView sign : {u"-", u"+", u"~", u"@"}) {
        if (!at_.take(sign))
            continue;
        const Part operand = expression(Unary);
        return operand.isLiteral ? Part::literal(sign + operand.text) : Part(sign + wrapped(operand, Unary), Unary);
    }
    Part part = primary();
    while (!failed_ && suffix(part)) {
    }
    return part;
}

bool ExpressionParser::infix(Part &left, int least)
{
    const auto goesOn = [&](int precedence) { return precedence >= least; };
    if (at_.is(u"or") && goesOn(Or))
        return at_.advance(), left = joined(left, u"or"_s, expression(Or + 1), Or), true;
    if (at_.is(u"and") && goesOn(And))
        return at_.advance(), left = joined(left, u"and"_s, expression(And + 1), And), true;
    if (!goesOn(Comparison) && !operatorHere())
        return false;
    if (goesOn(Comparison)) {
        if (at_.is(u"is"))
            return isQuestion(left);
        if (at_.is(u"isnull") || at_.is(u"notnull")) {
            left = Part{wrapped(left, Other) + (at_.is(u"isnull") ? u" is null"_s : u" is not null"_s), Comparison};
            return at_.advance(), true;
        }
        const bool negated = at_.is(u"not") && (at_.is(u"in", 1) || at_.is(u"like", 1) || at_.is(u"ilike", 1) ||
                                                at_.is(u"between", 1) || at_.is(u"similar", 1) ||
                                                at_.is(u"regexp", 1) || at_.is(u"glob", 1) || at_.is(u"rlike", 1));
        if (negated)
            at_.advance();
        if (at_.take(u"in"))
            return inList(left, negated);
        if (at_.take(u"between"))
            return between(left, negated);
        for (const QStringView word : {u"like", u"ilike", u"regexp", u"rlike", u"glob"}) {
            if (!at_.take(word))
                continue;
            left = joined(left, (negated ? u"not "_s : QString()) + word, expression(Comparison + 1), Comparison);
            if (at_.take(u"escape"))
                left.text += u" escape "_s + expression(Comparison + 1).text;
            return true;
        }
        if (at_.takeSequence({u"similar", u"to"})) {
            QString pattern = expression(Comparison + 1).text;
            if (at_.take(u"escape"))
                pattern += u", "_s + expression(Comparison + 1).text;
            left = joined(left, negated ? u"!~"_s : u"~"_s, Part{u"similar_to_escape("_s + pattern + u')'}, Comparison);
            return true;
        }
        if (negated)
            return fail(), false;
    }
    const Operator *found = operatorHere();
    if (!found || !goesOn(found->precedence))
        return false;
    at_.moveTo(at_.position() + static_cast<std::size_t>(found->sign.size()));
    if (found->precedence == Comparison && (at_.is(u"any") || at_.is(u"all")) && at_.is(u"(", 1))
        return anyOf(left, found->sign.toString());
    left = joined(left, canonicalSign(found->sign), expression(found->precedence + 1), found->precedence);
    return true;
}

bool ExpressionParser::isQuestion(Part &left)
{
    at_.advance();
    const bool isNot = at_.take(u"not");
    const QString words = isNot ? u" is not"_s : u" is"_s;
    const QString opposite = isNot ? u" is "_s : u" is not "_s;
    if (at_.takeSequence({u"distinct", u"from"})) {
        left = Part{wrapped(left, Other) + words + u" distinct from "_s + wrapped(expression(Comparison + 1), Other),
                    Comparison};
        return true;
    }
    const QString value = wrapped(expression(Comparison + 1), Other);
    const QString asked = wrapped(left, Other);
    left = withNegation(Part{asked + words + u' ' + value, Comparison}, asked + opposite + value);
    return true;
}

bool ExpressionParser::inList(Part &left, bool negated)
{
    if (!at_.is(u"("))
        return fail(), false;
    // The servers keep a comparison with the only one.
    const bool isQuery = at_.is(u"select", 1) || at_.is(u"with", 1) || at_.is(u"values", 1);
    if ((customs_.rewritesExpressions || customs_.truthIsNumber) && !isQuery) {
        const std::size_t from = at_.position();
        at_.advance();
        const Part only = expression(Lowest);
        if (at_.take(u")")) {
            left = joined(left, negated ? u"<>"_s : u"="_s, only, Comparison);
            return true;
        }
        at_.moveTo(from);
    }
    const QString list = group();
    const QString asked = wrapped(left, Other);
    left = withNegation(Part{asked + (negated ? u" not in "_s : u" in "_s) + list, Comparison},
                        asked + (negated ? u" in "_s : u" not in "_s) + list);
    return true;
}

bool ExpressionParser::between(Part &left, bool negated)
{
    const Part low = expression(Comparison + 1);
    if (!at_.take(u"and"))
        return fail(), false;
    const Part high = expression(Comparison + 1);
    if (!customs_.rewritesExpressions) {
        const QString asked = wrapped(left, Other);
        const QString range = wrapped(low, Other) + u" and "_s + wrapped(high, Other);
        left = withNegation(Part{asked + (negated ? u" not between "_s : u" between "_s) + range, Comparison},
                            asked + (negated ? u" between "_s : u" not between "_s) + range);
        return true;
    }
    left = joined(joined(left, negated ? u"<"_s : u">="_s, low, Comparison), negated ? u"or"_s : u"and"_s,
                  joined(left, negated ? u">"_s : u"<="_s, high, Comparison), negated ? Or : And);
    return true;
}

bool ExpressionParser::anyOf(Part &left, const QString &sign)
{
    const bool isAll = at_.is(u"all");
    at_.advance();
    at_.advance();
    const Part list = expression(Lowest);
    if (!at_.take(u")"))
        return fail(), false;
    const bool isIn = !isAll && sign == u"="_s;
    const bool isNotIn = isAll && (sign == u"<>"_s || sign == u"!="_s);
    if (list.isArray && (isIn || isNotIn))
        left = Part{wrapped(left, Other) + (isIn ? u" in ("_s : u" not in ("_s) +
                        list.text.mid(6, list.text.size() - 7) + u')',
                    Comparison};
    else
        left = Part{wrapped(left, Other) + u' ' + canonicalSign(sign) + (isAll ? u" all ("_s : u" any ("_s) +
                        list.text + u')',
                    Comparison};
    return true;
}

} // namespace retort::ddl
