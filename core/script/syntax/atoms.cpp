/// Names, literals, displays, and what follows them: calls, attributes, subscripts.

#include <core/script/error_codes.h>
#include <core/script/syntax/characters.h>
#include <core/script/syntax/parser.h>

#include <charconv>
#include <limits>

namespace retort::script
{

const Expr *Parser::primary()
{
    const std::uint32_t start = token_.span.offset;
    const Expr *value = atom();
    while (true) {
        switch (token_.kind) {
        case TokenKind::Dot: {
            advance();
            const Span nameSpan = token_.span;
            const Symbol name = mangled(expectName());
            value = node<AttributeExpr>(start, above(value), name, nameSpan, value);
            break;
        }
        case TokenKind::LeftParen:
            value = call(start, value);
            break;
        case TokenKind::LeftBracket:
            value = subscript(start, value);
            break;
        default:
            return value;
        }
    }
}

const Expr *Parser::atom()
{
    const std::uint32_t start = token_.span.offset;
    const auto constant = [&](ConstantValue value) {
        advance();
        return node<ConstantExpr>(start, 1, value);
    };
    switch (token_.kind) {
    case TokenKind::Name: {
        const Symbol name = mangled(token_.symbol);
        advance();
        return node<NameExpr>(start, 1, name);
    }
    case TokenKind::Number:
        return number();
    case TokenKind::String:
    case TokenKind::FStringStart:
        return strings();
    case TokenKind::LeftParen:
        return parenthesized();
    case TokenKind::LeftBracket:
        return listDisplay();
    case TokenKind::LeftBrace:
        return braceDisplay();
    case TokenKind::None:
        return constant(ConstantValue::None);
    case TokenKind::True:
        return constant(ConstantValue::True);
    case TokenKind::False:
        return constant(ConstantValue::False);
    case TokenKind::Ellipsis:
        return constant(ConstantValue::Ellipsis);
    default:
        failHere();
        return nothing();
    }
}

/// 2j is the call of a builtin that has no name a script could write, or bind.
const Expr *Parser::imaginary(std::uint32_t start, std::string_view digits)
{
    double value = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc::result_out_of_range)
        value = std::strtod(std::string(digits).c_str(), nullptr);
    advance();
    Expressions arguments(expressionStack_);
    arguments.add(node<FloatExpr>(start, 1, value));
    const ExprList list = arguments.take(module_->arena);
    const Expr *function = node<NameExpr>(start, 1, symbols_->intern("<imaginary>"));
    return node<CallExpr>(start, above(function, list), function, list, std::span<const Keyword>());
}

const Expr *Parser::number()
{
    // int() of longer texts is refused by Python as well: reading them takes quadratic time.
    constexpr std::size_t maximumDigits = 4300;
    const std::uint32_t start = token_.span.offset;
    std::string_view digits = text(token_.span);
    std::string plain;
    if (digits.find('_') != std::string_view::npos) {
        std::copy_if(digits.begin(), digits.end(), std::back_inserter(plain), [](char c) { return c != '_'; });
        digits = plain;
    }
    if ((digits.back() | 0x20) == 'j')
        return imaginary(start, digits.substr(0, digits.size() - 1));
    int base = 10;
    if (digits.size() > 2 && digits[0] == '0' && !isDigit(digits[1]) && digits[1] != '.' && (digits[1] | 0x20) != 'e') {
        base = (digits[1] | 0x20) == 'x' ? 16 : (digits[1] | 0x20) == 'o' ? 8 : 2;
        digits.remove_prefix(2);
    }
    const char *end = digits.data() + digits.size();
    if (base == 10 && digits.find_first_of(".eE") != std::string_view::npos) {
        double value = 0;
        if (std::from_chars(digits.data(), end, value).ec == std::errc::result_out_of_range)
            value = std::strtod(std::string(digits).c_str(), nullptr);
        advance();
        return node<FloatExpr>(start, 1, value);
    }
    std::int64_t value = 0;
    if (std::from_chars(digits.data(), end, value, base).ec == std::errc()) {
        advance();
        return node<IntExpr>(start, 1, static_cast<std::uint8_t>(base), value, std::string_view());
    }
    if (base == 10 && digits.size() > maximumDigits)
        failHere(errors::ScriptIntegerTooLong, {{QStringLiteral("limit"), qulonglong{maximumDigits}}});
    const std::string_view kept = plain.empty() ? digits : module_->arena.copy(digits);
    advance();
    return node<IntExpr>(start, 1, static_cast<std::uint8_t>(base), std::int64_t{0}, kept);
}

/// The end of a bracketed list after `last`, its last item; says so when a comma seems to be missing.
void Parser::closeBracket(TokenKind end, const Expr *last)
{
    if (accept(end) || failed())
        return;
    if (last && startsOperand() && !at(TokenKind::Star) && !at(TokenKind::Minus) && !at(TokenKind::Plus)) {
        const Span span{last->span.offset, token_.span.end() - last->span.offset};
        fail(errors::ScriptPerhapsComma, span);
    } else if (at(TokenKind::Equal) && last) {
        fail(errors::ScriptMaybeEquals, {last->span.offset, token_.span.end() - last->span.offset});
    } else {
        failHere();
    }
}

const Expr *Parser::parenthesized()
{
    const Nesting nesting(*this);
    const std::uint32_t start = token_.span.offset;
    advance();
    if (accept(TokenKind::RightParen))
        return node<TupleExpr>(start, 1, ExprList());
    if (at(TokenKind::Yield)) {
        const Expr *value = yieldExpression();
        closeBracket(TokenKind::RightParen, nullptr);
        return inParentheses(value);
    }
    const Expr *first = starNamedExpression();
    if (startsComprehension())
        return comprehension(ComprehensionKind::Generator, start, first, nullptr, TokenKind::RightParen);
    if (!at(TokenKind::Comma)) {
        closeBracket(TokenKind::RightParen, first);
        if (first->kind == ExprKind::Starred)
            fail(errors::ScriptStarredNotHere, first->span);
        return inParentheses(first);
    }
    Expressions elements(expressionStack_);
    elements.add(first);
    while (accept(TokenKind::Comma) && startsOperand())
        elements.add(starNamedExpression());
    closeBracket(TokenKind::RightParen, elements[elements.size() - 1]);
    const ExprList list = elements.take(module_->arena);
    const auto *tuple = node<TupleExpr>(start, above(list), list);
    return inParentheses(tuple);
}

/// Nodes are const once they are out of the parser's hands; this one still is in them.
const Expr *Parser::inParentheses(const Expr *node)
{
    if (!failed())
        const_cast<Expr *>(node)->parenthesized = true;
    return node;
}

const Expr *Parser::listDisplay()
{
    const Nesting nesting(*this);
    const std::uint32_t start = token_.span.offset;
    advance();
    Expressions elements(expressionStack_);
    while (startsOperand()) {
        elements.add(starNamedExpression());
        if (elements.size() == 1 && startsComprehension())
            return comprehension(ComprehensionKind::List, start, elements[0], nullptr, TokenKind::RightBracket);
        if (!accept(TokenKind::Comma))
            break;
    }
    closeBracket(TokenKind::RightBracket, elements.size() ? elements[elements.size() - 1] : nullptr);
    const ExprList list = elements.take(module_->arena);
    return node<ListExpr>(start, above(list), list);
}

const Expr *Parser::braceDisplay()
{
    const Nesting nesting(*this);
    const std::uint32_t start = token_.span.offset;
    advance();
    if (at(TokenKind::RightBrace) || at(TokenKind::DoubleStar))
        return dictDisplay(start, nullptr);
    const Expr *first = starNamedExpression();
    if (at(TokenKind::Colon))
        return dictDisplay(start, first);
    if (startsComprehension())
        return comprehension(ComprehensionKind::Set, start, first, nullptr, TokenKind::RightBrace);
    Expressions elements(expressionStack_);
    elements.add(first);
    while (accept(TokenKind::Comma) && startsOperand())
        elements.add(starNamedExpression());
    closeBracket(TokenKind::RightBrace, elements[elements.size() - 1]);
    const ExprList list = elements.take(module_->arena);
    return node<SetExpr>(start, above(list), list);
}

const Expr *Parser::dictDisplay(std::uint32_t start, const Expr *firstKey)
{
    Gathering<DictItem> items(dictStack_);
    const Expr *key = firstKey;
    const Expr *value = nullptr;
    while (!at(TokenKind::RightBrace) && !failed()) {
        if (!key && accept(TokenKind::DoubleStar)) {
            value = bitwiseOr();
            if (startsComprehension())
                fail(errors::ScriptUnpackingInComprehension, value->span);
            items.add({nullptr, value});
        } else {
            key = key ? key : expression();
            if (key->kind == ExprKind::Starred || key->kind == ExprKind::Named)
                failHere();
            if (at(TokenKind::Comma) || at(TokenKind::RightBrace))
                fail(errors::ScriptExpectedDictColon, key->span);
            expect(TokenKind::Colon);
            if (at(TokenKind::RightBrace) || at(TokenKind::Comma))
                failHere(errors::ScriptExpectedDictValue);
            if (at(TokenKind::Star))
                failHere(errors::ScriptStarredDictValue);
            value = expression();
            if (items.size() == 0 && startsComprehension())
                return comprehension(ComprehensionKind::Dict, start, key, value, TokenKind::RightBrace);
            items.add({key, value});
        }
        key = nullptr;
        if (!accept(TokenKind::Comma))
            break;
    }
    closeBracket(TokenKind::RightBrace, value);
    const auto list = items.take(module_->arena);
    return node<DictExpr>(start, above(list), list);
}

const Expr *Parser::comprehension(ComprehensionKind what, std::uint32_t start, const Expr *element, const Expr *value,
                                  TokenKind end)
{
    if (element->kind == ExprKind::Starred)
        fail(errors::ScriptStarredInComprehension, element->span);
    const ScopeId scope = newScope();
    Gathering<ComprehensionClause> clauses(clauseStack_);
    while (startsComprehension()) {
        ComprehensionClause clause{};
        clause.isAsync = accept(TokenKind::Async);
        expect(TokenKind::For);
        clause.target = targetList();
        checkTarget(clause.target, Target::For);
        expect(TokenKind::In);
        clause.iterable = disjunction();
        Expressions conditions(expressionStack_);
        while (accept(TokenKind::If))
            conditions.add(disjunction());
        clause.conditions = conditions.take(module_->arena);
        clauses.add(clause);
    }
    if (what == ComprehensionKind::Generator && at(TokenKind::Comma))
        fail(errors::ScriptGeneratorParenthesized, from(element->span.offset));
    closeBracket(end, nullptr);
    const auto list = clauses.take(module_->arena);
    return node<ComprehensionExpr>(start, above(element, value, list), what, scope, element, value, list);
}

} // namespace retort::script
