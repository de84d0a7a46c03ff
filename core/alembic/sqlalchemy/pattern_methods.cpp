#include <core/alembic/arguments.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/pattern_methods.h>
#include <core/script/runtime/protocol.h>

#include <algorithm>

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

/// Both sides of ILIKE are looked at without their case.
ex::Expression inAnyCase(const QString &op, ex::Expression expression)
{
    return op.endsWith("ILIKE"_L1)
               ? ex::Expression(ex::Function{ex::functions::caseInsensitive, {std::move(expression)}})
               : expression;
}

/// What stands behind LIKE: the pattern, and the character that makes the next one plain.
ex::Expression escaped(ex::Expression pattern, const QString &escape)
{
    if (escape.isEmpty())
        return pattern;
    QString quoted = escape;
    quoted.replace(u'\'', u"''"_s);
    return ex::Expression(
        ex::Binary{std::move(pattern), u"ESCAPE"_s, ex::Expression(ex::LiteralColumn{u"'%1'"_s.arg(quoted)})});
}

Eval<> likeOf(Call &call, const QString &op)
{
    const ExpressionObject &self = selfOf(call);
    RETORT_TRY(ex::Expression pattern, operandFor(call.vm, self, call[0]));
    RETORT_TRY(const QString escape, CallArguments(call).optionalText("escape"));
    return expressionObject(
        call.vm, ex::Binary{inAnyCase(op, self.expression), op, escaped(inAnyCase(op, std::move(pattern)), escape)},
        booleanType);
}

/// startswith, endswith, contains of a text: LIKE with the other side joined to percent signs, as SQLAlchemy does it,
/// in parentheses wherever it stands.
Eval<> likePattern(Call &call, const QString &op, bool before, bool behind)
{
    const CallArguments in(call);
    const ExpressionObject &self = selfOf(call);
    RETORT_TRY(QString escape, in.optionalText("escape"));
    RETORT_TRY(const bool escapes, in.flag("autoescape"));
    Value other = call[0];
    if (escapes) {
        RETORT_TRY(QString plain, toText(call.vm, other, "the text to look for"));
        if (escape.isEmpty())
            escape = u"/"_s;
        plain.replace(escape, escape + escape).replace(u"%"_s, escape + u'%').replace(u"_"_s, escape + u'_');
        other = call.vm.str(plain);
    }
    RETORT_TRY(ex::Expression text, operandFor(call.vm, self, other));
    const ex::Expression percent(ex::LiteralColumn{u"'%'"_s});
    ex::Function pattern{ex::functions::likePattern, {}};
    if (before)
        pattern.arguments.push_back(percent);
    pattern.arguments.push_back(inAnyCase(op, std::move(text)));
    if (behind)
        pattern.arguments.push_back(percent);
    ex::Binary made{inAnyCase(op, self.expression), op, escaped(ex::Expression(std::move(pattern)), escape)};
    return expressionObject(call.vm, ex::Tuple{{ex::Expression(std::move(made))}}, booleanType);
}

} // namespace

Eval<> like(Call &call)
{
    return likeOf(call, u"LIKE"_s);
}
Eval<> notLike(Call &call)
{
    return likeOf(call, u"NOT LIKE"_s);
}
Eval<> ilike(Call &call)
{
    return likeOf(call, u"ILIKE"_s);
}
Eval<> notIlike(Call &call)
{
    return likeOf(call, u"NOT ILIKE"_s);
}
Eval<> startsWith(Call &call)
{
    return likePattern(call, u"LIKE"_s, false, true);
}
Eval<> endsWith(Call &call)
{
    return likePattern(call, u"LIKE"_s, true, false);
}
Eval<> startsWithInAnyCase(Call &call)
{
    return likePattern(call, u"ILIKE"_s, false, true);
}
Eval<> endsWithInAnyCase(Call &call)
{
    return likePattern(call, u"ILIKE"_s, true, false);
}
Eval<> containsInAnyCase(Call &call)
{
    return likePattern(call, u"ILIKE"_s, true, true);
}
Eval<> containsText(Call &call)
{
    return likePattern(call, u"LIKE"_s, true, true);
}

Eval<> regexpMatch(Call &call)
{
    const CallArguments in(call);
    RETORT_TRY(ex::Expression pattern, operandFor(call.vm, selfOf(call), call[0]));
    if (!in.has("flags"))
        return expressionObject(call.vm, ex::Binary{selfOf(call).expression, u"REGEXP"_s, std::move(pattern)},
                                booleanType);
    RETORT_TRY(const QString flags, in.text("flags"));
    if (!std::all_of(flags.begin(), flags.end(), [](QChar c) { return c.isLetter(); }))
        return argumentError(call.vm, "regexp_match() takes letters as flags");
    const auto grouped = [](ex::Expression side) {
        return std::holds_alternative<ex::Binary>(side.node) ? ex::Expression(ex::Tuple{{std::move(side)}}) : side;
    };
    return expressionObject(call.vm,
                            ex::Function{ex::functions::regexpMatch,
                                         {grouped(selfOf(call).expression), grouped(std::move(pattern)),
                                          ex::Expression(ex::LiteralColumn{u'\'' + flags + u'\''})}},
                            booleanType);
}

} // namespace retort::alembic
