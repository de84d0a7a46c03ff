/// match and the patterns of its cases.

#include <core/script/error_codes.h>
#include <core/script/syntax/parser.h>

namespace retort::script
{

/// `match` is a keyword only where a subject, a colon and the end of the line follow; null, and nothing read,
/// otherwise.
const Stmt *Parser::matchStatement()
{
    const std::uint32_t start = token_.span.offset;
    const Mark back = mark();
    speculating_ = true;
    advance();
    const Expr *subject = startsOperand() ? matchSubject() : nothing();
    const bool isMatch = accept(TokenKind::Colon) && at(TokenKind::Newline) && subject != nothing();
    speculating_ = false;
    if (!isMatch) {
        reset(back);
        return nullptr;
    }
    advance();
    if (!accept(TokenKind::Indent)) {
        if (!failed())
            report(errors::ScriptExpectedBlock, {token_.span.offset, std::max(token_.span.length, 1U)},
                   {{QStringLiteral("construct"), QStringLiteral("'match' statement")},
                    {QStringLiteral("line"), source_->lineOf(start)}});
        return statement<MatchStmt>(start, subject, std::span<const MatchCase>());
    }
    Gathering<MatchCase> cases(caseStack_);
    do {
        if (!at(TokenKind::Name) || token_.symbol != names::Case)
            failHere(errors::ScriptExpectedCase);
        const MatchCase found = matchCase();
        if (!failed())
            cases.add(found);
        while (failed())
            recover();
        while (at(TokenKind::Indent)) {
            // The body of a case that could not be read.
            Statements dropped(statementStack_);
            advance();
            statementList(dropped, TokenKind::Dedent);
            accept(TokenKind::Dedent);
        }
    } while (!at(TokenKind::Dedent) && !at(TokenKind::End));
    accept(TokenKind::Dedent);
    return statement<MatchStmt>(start, subject, cases.take(module_->arena));
}

const Expr *Parser::matchSubject()
{
    const std::uint32_t start = token_.span.offset;
    const Expr *first = starNamedExpression();
    if (at(TokenKind::Comma))
        return tupleAfter(start, first, &Parser::starNamedExpression);
    if (first->kind == ExprKind::Starred)
        fail(errors::ScriptStarredNotHere, first->span);
    return first;
}

MatchCase Parser::matchCase()
{
    const std::uint32_t start = token_.span.offset;
    advance();
    MatchCase found{};
    found.pattern = casePattern();
    if (accept(TokenKind::If))
        found.guard = namedExpression();
    found.body = block("'case' statement", start);
    found.span = from(start);
    return found;
}

/// A pattern, or a sequence of them without brackets.
const Pattern *Parser::casePattern()
{
    const std::uint32_t start = token_.span.offset;
    const Pattern *first = maybeStarPattern();
    if (!at(TokenKind::Comma)) {
        if (first->kind == PatternKind::Star)
            failHere();
        return first;
    }
    Patterns patterns(patternStack_);
    patterns.add(first);
    while (accept(TokenKind::Comma) && !at(TokenKind::Colon) && !at(TokenKind::If))
        patterns.add(maybeStarPattern());
    const PatternList list = patterns.take(module_->arena);
    return pattern<SequencePattern>(start, list);
}

const Pattern *Parser::maybeStarPattern()
{
    return at(TokenKind::Star) ? starPattern() : asPattern();
}

const Pattern *Parser::starPattern()
{
    const std::uint32_t start = token_.span.offset;
    advance();
    const Symbol name = mangled(expectName());
    return pattern<StarPattern>(start, name == names::Underscore ? NoSymbol : name);
}

const Pattern *Parser::asPattern()
{
    const Nesting nesting(*this);
    const std::uint32_t start = token_.span.offset;
    const Pattern *inner = orPattern();
    if (!accept(TokenKind::As))
        return inner;
    if (at(TokenKind::Name) && token_.symbol == names::Underscore)
        failHere(errors::ScriptUnderscoreTarget);
    const Symbol name = mangled(expectName(errors::ScriptInvalidPatternTarget));
    if (at(TokenKind::Dot) || at(TokenKind::LeftParen))
        failHere(errors::ScriptInvalidPatternTarget);
    return pattern<AsPattern>(start, inner, name);
}

const Pattern *Parser::orPattern()
{
    const std::uint32_t start = token_.span.offset;
    const Pattern *first = closedPattern();
    if (!at(TokenKind::Bar))
        return first;
    Patterns patterns(patternStack_);
    patterns.add(first);
    while (accept(TokenKind::Bar))
        patterns.add(closedPattern());
    const PatternList list = patterns.take(module_->arena);
    return pattern<OrPattern>(start, list);
}

const Pattern *Parser::closedPattern()
{
    const std::uint32_t start = token_.span.offset;
    const auto singleton = [&](ConstantValue value) {
        advance();
        return pattern<SingletonPattern>(start, value);
    };
    switch (token_.kind) {
    case TokenKind::None:
        return singleton(ConstantValue::None);
    case TokenKind::True:
        return singleton(ConstantValue::True);
    case TokenKind::False:
        return singleton(ConstantValue::False);
    case TokenKind::Number:
    case TokenKind::Minus:
    case TokenKind::String:
    case TokenKind::FStringStart: {
        const Expr *value = literalPatternValue();
        return pattern<ValuePattern>(start, value);
    }
    case TokenKind::LeftParen:
        return groupOrSequencePattern(TokenKind::RightParen);
    case TokenKind::LeftBracket:
        return groupOrSequencePattern(TokenKind::RightBracket);
    case TokenKind::LeftBrace:
        return mappingPattern();
    case TokenKind::Name:
        return namePattern();
    default:
        failHere();
        return pattern<AsPattern>(start, nullptr, NoSymbol);
    }
}

/// A number, or the complex one that it is the real part of.
const Expr *Parser::complexNumber(std::uint32_t start, const Expr *real)
{
    if (!at(TokenKind::Plus) && !at(TokenKind::Minus))
        return real;
    const BinaryOperator op = at(TokenKind::Plus) ? BinaryOperator::Add : BinaryOperator::Sub;
    const Span opSpan = token_.span;
    if ((text({previousEnd_ - 1, 1})[0] | 0x20) == 'j')
        fail(errors::ScriptRealNumberRequired, real->span);
    advance();
    if (!at(TokenKind::Number)) {
        failHere();
        return real;
    }
    if ((text(token_.span).back() | 0x20) != 'j')
        failHere(errors::ScriptImaginaryNumberRequired);
    const Expr *imaginary = number();
    return node<BinaryExpr>(start, above(real, imaginary), op, opSpan, real, imaginary);
}

/// A string, or a number with a sign or without.
const Expr *Parser::literalPatternValue()
{
    const std::uint32_t start = token_.span.offset;
    if (accept(TokenKind::Minus)) {
        if (!at(TokenKind::Number)) {
            failHere();
            return nothing();
        }
        const Expr *operand = number();
        return complexNumber(start, node<UnaryExpr>(start, above(operand), UnaryOperator::Minus, operand));
    }
    if (at(TokenKind::Number))
        return complexNumber(start, number());
    const Expr *value = strings();
    if (value->kind == ExprKind::FString)
        fail(errors::ScriptPatternLiteral, value->span);
    return value;
}

const Pattern *Parser::groupOrSequencePattern(TokenKind end)
{
    const Nesting nesting(*this);
    const std::uint32_t start = token_.span.offset;
    advance();
    Patterns patterns(patternStack_);
    bool hasComma = false;
    while (!at(end) && !failed()) {
        patterns.add(maybeStarPattern());
        if (!accept(TokenKind::Comma))
            break;
        hasComma = true;
    }
    const bool isGroup = end == TokenKind::RightParen && patterns.size() == 1 && !hasComma;
    expect(end);
    if (isGroup) {
        if (patterns[0]->kind == PatternKind::Star)
            failHere();
        return patterns[0];
    }
    const PatternList list = patterns.take(module_->arena);
    return pattern<SequencePattern>(start, list);
}

const Pattern *Parser::mappingPattern()
{
    const Nesting nesting(*this);
    const std::uint32_t start = token_.span.offset;
    advance();
    std::vector<MappingItem> items;
    Symbol rest = NoSymbol;
    while (!at(TokenKind::RightBrace) && !failed()) {
        if (rest != NoSymbol)
            failHere();
        if (accept(TokenKind::DoubleStar)) {
            rest = mangled(expectName());
            if (rest == names::Underscore)
                failHere();
        } else {
            items.push_back({mappingKey(), nullptr});
            expect(TokenKind::Colon);
            const Pattern *value = asPattern();
            items.back().pattern = value;
        }
        if (!accept(TokenKind::Comma))
            break;
    }
    expect(TokenKind::RightBrace);
    return pattern<MappingPattern>(start, module_->arena.copy(std::span<const MappingItem>(items)), rest);
}

const Expr *Parser::mappingKey()
{
    switch (token_.kind) {
    case TokenKind::None:
    case TokenKind::True:
    case TokenKind::False:
        return atom();
    case TokenKind::Name: {
        const Expr *value = dottedValue();
        if (value->kind == ExprKind::Name)
            failHere();
        return value;
    }
    case TokenKind::Number:
    case TokenKind::Minus:
    case TokenKind::String:
    case TokenKind::FStringStart:
        return literalPatternValue();
    default:
        failHere();
        return nothing();
    }
}

const Expr *Parser::dottedValue()
{
    const std::uint32_t start = token_.span.offset;
    const Expr *value = atom();
    while (accept(TokenKind::Dot)) {
        const Span nameSpan = token_.span;
        const Symbol name = mangled(expectName());
        value = node<AttributeExpr>(start, above(value), name, nameSpan, value);
    }
    return value;
}

/// A capture, the wildcard, a dotted value, or a class.
const Pattern *Parser::namePattern()
{
    const std::uint32_t start = token_.span.offset;
    const Expr *value = dottedValue();
    if (at(TokenKind::LeftParen))
        return classPattern(start, value);
    const auto *name = as<NameExpr>(value);
    if (!name)
        return pattern<ValuePattern>(start, value);
    return pattern<AsPattern>(start, nullptr, name->name == names::Underscore ? NoSymbol : name->name);
}

const Pattern *Parser::classPattern(std::uint32_t start, const Expr *type)
{
    const Nesting nesting(*this);
    advance();
    Patterns patterns(patternStack_);
    std::vector<KeywordPattern> keywords;
    while (!at(TokenKind::RightParen) && !failed()) {
        const Span nameSpan = token_.span;
        const bool isName = at(TokenKind::Name);
        const Symbol name = token_.symbol;
        const Pattern *value = asPattern();
        const auto *capture = as<AsPattern>(value);
        if (at(TokenKind::Equal) && isName && capture && !capture->pattern && capture->span == nameSpan) {
            advance();
            const Pattern *given = asPattern();
            keywords.push_back({name, given});
        } else {
            if (!keywords.empty())
                fail(errors::ScriptPositionalPatternLast, value->span);
            patterns.add(value);
        }
        if (!accept(TokenKind::Comma))
            break;
    }
    expect(TokenKind::RightParen);
    const PatternList list = patterns.take(module_->arena);
    return pattern<ClassPattern>(start, type, list, module_->arena.copy(std::span<const KeywordPattern>(keywords)));
}

} // namespace retort::script
