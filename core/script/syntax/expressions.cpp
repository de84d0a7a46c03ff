/// Expressions down to the operators' operands.

#include <core/script/error_codes.h>
#include <core/script/syntax/parser.h>

#include <array>

namespace retort::script
{

namespace
{

struct BinaryEntry {
    std::uint8_t precedence = 0; ///< 0: no binary operator
    BinaryOperator op{};
};

constexpr auto binaryOperators = [] {
    std::array<BinaryEntry, static_cast<std::size_t>(TokenKind::Failed) + 1> table{};
    const auto set = [&](TokenKind token, std::uint8_t precedence, BinaryOperator op) {
        table[static_cast<std::size_t>(token)] = {precedence, op};
    };
    set(TokenKind::Bar, 1, BinaryOperator::BitOr);
    set(TokenKind::Caret, 2, BinaryOperator::BitXor);
    set(TokenKind::Ampersand, 3, BinaryOperator::BitAnd);
    set(TokenKind::LeftShift, 4, BinaryOperator::LShift);
    set(TokenKind::RightShift, 4, BinaryOperator::RShift);
    set(TokenKind::Plus, 5, BinaryOperator::Add);
    set(TokenKind::Minus, 5, BinaryOperator::Sub);
    set(TokenKind::Star, 6, BinaryOperator::Mult);
    set(TokenKind::Slash, 6, BinaryOperator::Div);
    set(TokenKind::DoubleSlash, 6, BinaryOperator::FloorDiv);
    set(TokenKind::Percent, 6, BinaryOperator::Mod);
    set(TokenKind::At, 6, BinaryOperator::MatMult);
    return table;
}();

} // namespace

/// Stands for what could not be read.
const Expr *Parser::nothing()
{
    static constexpr NameExpr empty{{ExprKind::Name, false, 1, {}}, NoSymbol};
    return &empty;
}

/// Whether the current token can begin an operand: used to tell how a list may go on, and for better errors.
bool Parser::startsOperand() const
{
    switch (token_.kind) {
    case TokenKind::Name:
    case TokenKind::Number:
    case TokenKind::String:
    case TokenKind::FStringStart:
    case TokenKind::None:
    case TokenKind::True:
    case TokenKind::False:
    case TokenKind::Ellipsis:
    case TokenKind::LeftParen:
    case TokenKind::LeftBracket:
    case TokenKind::LeftBrace:
    case TokenKind::Minus:
    case TokenKind::Plus:
    case TokenKind::Tilde:
    case TokenKind::Not:
    case TokenKind::Lambda:
    case TokenKind::Await:
    case TokenKind::Star:
        return true;
    default:
        return false;
    }
}

const Expr *Parser::tupleAfter(std::uint32_t start, const Expr *first, const Expr *(Parser::*item)())
{
    Expressions elements(expressionStack_);
    elements.add(first);
    while (accept(TokenKind::Comma) && startsOperand())
        elements.add((this->*item)());
    const ExprList list = elements.take(module_->arena);
    return node<TupleExpr>(start, above(list), list);
}

const Expr *Parser::starExpressions()
{
    const std::uint32_t start = token_.span.offset;
    const Expr *first = starExpression();
    if (at(TokenKind::Comma))
        return tupleAfter(start, first, &Parser::starExpression);
    // Left of "=" there are better words for it.
    if (first->kind == ExprKind::Starred && !at(TokenKind::Equal))
        fail(errors::ScriptStarredNotHere, first->span);
    return first;
}

const Expr *Parser::starredOf(const Expr *(Parser::*inner)())
{
    const std::uint32_t start = token_.span.offset;
    advance();
    const Expr *value = (this->*inner)();
    return node<StarredExpr>(start, above(value), value);
}

const Expr *Parser::starExpression()
{
    return at(TokenKind::Star) ? starredOf(&Parser::bitwiseOr) : expression();
}

const Expr *Parser::starNamedExpression()
{
    return at(TokenKind::Star) ? starredOf(&Parser::bitwiseOr) : namedExpression();
}

const Expr *Parser::namedExpression()
{
    const std::uint32_t start = token_.span.offset;
    const Expr *target = expression();
    if (!at(TokenKind::ColonEqual))
        return target;
    const auto *name = as<NameExpr>(target);
    if (!name || name->parenthesized) {
        failTarget(target, Target::Assign, true);
        return target;
    }
    checkNameTarget(name->name, name->span);
    advance();
    const Expr *value = expression();
    return node<NamedExpr>(start, above(value), name, value);
}

const Expr *Parser::yieldExpression()
{
    const std::uint32_t start = token_.span.offset;
    advance();
    if (accept(TokenKind::From)) {
        const Expr *value = expression();
        return node<YieldFromExpr>(start, above(value), value);
    }
    const Expr *value = startsOperand() ? starExpressions() : nullptr;
    return node<YieldExpr>(start, above(value), value);
}

const Expr *Parser::expression()
{
    const Nesting nesting(*this);
    if (at(TokenKind::Lambda))
        return lambda();
    const std::uint32_t start = token_.span.offset;
    const Expr *body = disjunction();
    if (!at(TokenKind::If))
        return body;
    advance();
    const Expr *test = disjunction();
    if (at(TokenKind::Colon) && !lexer_.isDirectlyInField()) {
        failHere();
        return body;
    }
    expect(TokenKind::Else, errors::ScriptExpectedElse);
    const Expr *orelse = expression();
    return node<ConditionalExpr>(start, above(test, body, orelse), test, body, orelse);
}

const Expr *Parser::disjunction()
{
    const std::uint32_t start = token_.span.offset;
    const Expr *first = conjunction();
    if (!at(TokenKind::Or))
        return first;
    Expressions values(expressionStack_);
    values.add(first);
    while (accept(TokenKind::Or))
        values.add(conjunction());
    const ExprList list = values.take(module_->arena);
    return node<BoolOpExpr>(start, above(list), BoolOperator::Or, list);
}

const Expr *Parser::conjunction()
{
    const std::uint32_t start = token_.span.offset;
    const Expr *first = inversion();
    if (!at(TokenKind::And))
        return first;
    Expressions values(expressionStack_);
    values.add(first);
    while (accept(TokenKind::And))
        values.add(inversion());
    const ExprList list = values.take(module_->arena);
    return node<BoolOpExpr>(start, above(list), BoolOperator::And, list);
}

const Expr *Parser::inversion()
{
    if (!at(TokenKind::Not))
        return comparison();
    const Nesting nesting(*this);
    const std::uint32_t start = token_.span.offset;
    advance();
    const Expr *operand = inversion();
    return node<UnaryExpr>(start, above(operand), UnaryOperator::Not, operand);
}

const Expr *Parser::comparison()
{
    const std::uint32_t start = token_.span.offset;
    const Expr *left = bitwiseOr();
    Gathering<Comparison> comparisons(comparisonStack_);
    while (true) {
        CompareOperator op{};
        switch (token_.kind) {
        case TokenKind::EqualEqual:
            op = CompareOperator::Eq;
            break;
        case TokenKind::NotEqual:
            op = CompareOperator::NotEq;
            break;
        case TokenKind::Less:
            op = CompareOperator::Lt;
            break;
        case TokenKind::LessEqual:
            op = CompareOperator::LtE;
            break;
        case TokenKind::Greater:
            op = CompareOperator::Gt;
            break;
        case TokenKind::GreaterEqual:
            op = CompareOperator::GtE;
            break;
        case TokenKind::In:
            op = CompareOperator::In;
            break;
        case TokenKind::Is:
            op = CompareOperator::Is;
            break;
        case TokenKind::Not:
            op = CompareOperator::NotIn;
            break;
        default: {
            if (comparisons.size() == 0)
                return left;
            const auto list = comparisons.take(module_->arena);
            return node<CompareExpr>(start, above(left, list), left, list);
        }
        }
        advance();
        if (op == CompareOperator::NotIn)
            expect(TokenKind::In);
        if (op == CompareOperator::Is && accept(TokenKind::Not))
            op = CompareOperator::IsNot;
        comparisons.add({op, bitwiseOr()});
    }
}

/// Precedence climbing over `|` (1) to `*` (6).
const Expr *Parser::binary(int lowest)
{
    const std::uint32_t start = token_.span.offset;
    const Expr *left = unary();
    while (true) {
        const BinaryEntry entry = binaryOperators[static_cast<std::size_t>(token_.kind)];
        if (entry.precedence < lowest || entry.precedence == 0)
            return left;
        const Span opSpan = token_.span;
        advance();
        const Expr *right = binary(entry.precedence + 1);
        left = node<BinaryExpr>(start, above(left, right), entry.op, opSpan, left, right);
    }
}

const Expr *Parser::unary()
{
    UnaryOperator op{};
    switch (token_.kind) {
    case TokenKind::Plus:
        op = UnaryOperator::Plus;
        break;
    case TokenKind::Minus:
        op = UnaryOperator::Minus;
        break;
    case TokenKind::Tilde:
        op = UnaryOperator::Invert;
        break;
    default:
        return power();
    }
    const Nesting nesting(*this);
    const std::uint32_t start = token_.span.offset;
    advance();
    const Expr *operand = unary();
    return node<UnaryExpr>(start, above(operand), op, operand);
}

const Expr *Parser::power()
{
    const std::uint32_t start = token_.span.offset;
    const Expr *base = nullptr;
    if (at(TokenKind::Await)) {
        advance();
        const Expr *value = primary();
        base = node<AwaitExpr>(start, above(value), value);
    } else {
        base = primary();
    }
    if (!at(TokenKind::DoubleStar))
        return base;
    const Nesting nesting(*this);
    const Span opSpan = token_.span;
    advance();
    const Expr *exponent = unary();
    return node<BinaryExpr>(start, above(base, exponent), BinaryOperator::Pow, opSpan, base, exponent);
}

/// The targets of a `for`: `in` ends them, and is no operator here.
const Expr *Parser::targetList()
{
    const std::uint32_t start = token_.span.offset;
    const Expr *first = targetItem();
    return at(TokenKind::Comma) ? tupleAfter(start, first, &Parser::targetItem) : first;
}

const Expr *Parser::targetItem()
{
    return at(TokenKind::Star) ? starredOf(&Parser::bitwiseOr) : bitwiseOr();
}

} // namespace retort::script
