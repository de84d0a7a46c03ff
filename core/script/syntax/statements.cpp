/// Statements of one line.

#include <core/script/error_codes.h>
#include <core/script/syntax/parser.h>

namespace retort::script
{

namespace
{

struct AugmentedOperator {
    TokenKind token;
    BinaryOperator op;
};
constexpr AugmentedOperator augmentedOperators[] = {
    {TokenKind::PlusEqual, BinaryOperator::Add},
    {TokenKind::MinusEqual, BinaryOperator::Sub},
    {TokenKind::StarEqual, BinaryOperator::Mult},
    {TokenKind::SlashEqual, BinaryOperator::Div},
    {TokenKind::DoubleSlashEqual, BinaryOperator::FloorDiv},
    {TokenKind::PercentEqual, BinaryOperator::Mod},
    {TokenKind::AtEqual, BinaryOperator::MatMult},
    {TokenKind::AmpersandEqual, BinaryOperator::BitAnd},
    {TokenKind::BarEqual, BinaryOperator::BitOr},
    {TokenKind::CaretEqual, BinaryOperator::BitXor},
    {TokenKind::LeftShiftEqual, BinaryOperator::LShift},
    {TokenKind::RightShiftEqual, BinaryOperator::RShift},
    {TokenKind::DoubleStarEqual, BinaryOperator::Pow},
};

} // namespace

/// A compound statement, or simple ones up to the end of the line.
void Parser::statementLine(Statements &to)
{
    if (const Stmt *compound = compoundStatement()) {
        if (!failed())
            to.add(compound);
        return;
    }
    simpleStatements(to);
}

void Parser::simpleStatements(Statements &to)
{
    do {
        const Stmt *statement = simpleStatement();
        if (failed())
            return;
        to.add(statement);
        if (!at(TokenKind::Semicolon))
            break;
        advance();
    } while (!at(TokenKind::Newline) && !at(TokenKind::End));
    if (at(TokenKind::End))
        return;
    if (startsOperand() && to.size() != 0) {
        const auto *last = as<ExprStmt>(to[to.size() - 1]);
        const auto *name = last ? as<NameExpr>(last->value) : nullptr;
        if (name && !name->parenthesized && (text(name->span) == "print" || text(name->span) == "exec"))
            fail(errors::ScriptMissingParentheses, name->span, {{QStringLiteral("name"), shown(name->name)}});
    }
    expect(TokenKind::Newline);
}

const Stmt *Parser::simpleStatement()
{
    const std::uint32_t start = token_.span.offset;
    switch (token_.kind) {
    case TokenKind::Pass:
        advance();
        return statement<PassStmt>(start);
    case TokenKind::Break:
        advance();
        return statement<BreakStmt>(start);
    case TokenKind::Continue:
        advance();
        return statement<ContinueStmt>(start);
    case TokenKind::Return: {
        advance();
        const bool isBare = at(TokenKind::Newline) || at(TokenKind::Semicolon) || at(TokenKind::End);
        const Expr *value = isBare ? nullptr : starExpressions();
        return statement<ReturnStmt>(start, value);
    }
    case TokenKind::Global: {
        const auto names = declaredNames();
        return statement<GlobalStmt>(start, names);
    }
    case TokenKind::Nonlocal: {
        const auto names = declaredNames();
        return statement<NonlocalStmt>(start, names);
    }
    case TokenKind::Del:
        return deleteStatement();
    case TokenKind::Raise:
        return raiseStatement();
    case TokenKind::Assert:
        return assertStatement();
    case TokenKind::Import:
        return importStatement();
    case TokenKind::From:
        return importFromStatement();
    case TokenKind::Name:
        if (token_.symbol == names::Type) {
            if (const Stmt *alias = typeAlias())
                return alias;
        }
        return expressionStatement();
    default:
        return expressionStatement();
    }
}

const Stmt *Parser::expressionStatement()
{
    const std::uint32_t start = token_.span.offset;
    const Expr *first = at(TokenKind::Yield) ? yieldExpression() : starExpressions();
    if (at(TokenKind::Equal))
        return assignment(start, first);
    if (at(TokenKind::Colon))
        return annotatedAssignment(start, first);
    for (const AugmentedOperator &known : augmentedOperators) {
        if (!at(known.token))
            continue;
        checkTarget(first, Target::Augmented);
        advance();
        const Expr *value = assignedValue();
        return statement<AugAssignStmt>(start, known.op, first, value);
    }
    return statement<ExprStmt>(start, first);
}

const Expr *Parser::assignedValue()
{
    return at(TokenKind::Yield) ? yieldExpression() : starExpressions();
}

const Stmt *Parser::assignment(std::uint32_t start, const Expr *first)
{
    Expressions targets(expressionStack_);
    const Expr *value = first;
    while (at(TokenKind::Equal)) {
        checkTarget(value, Target::Assign);
        targets.add(value);
        advance();
        value = assignedValue();
    }
    const ExprList list = targets.take(module_->arena);
    return statement<AssignStmt>(start, list, value);
}

const Stmt *Parser::annotatedAssignment(std::uint32_t start, const Expr *target)
{
    checkTarget(target, Target::Annotated);
    advance();
    const Expr *annotation = expression();
    const Expr *value = nullptr;
    if (accept(TokenKind::Equal))
        value = assignedValue();
    return statement<AnnAssignStmt>(start, target, annotation, value);
}

const Stmt *Parser::deleteStatement()
{
    const std::uint32_t start = token_.span.offset;
    advance();
    Expressions targets(expressionStack_);
    do {
        const Expr *target = starExpression();
        checkTarget(target, Target::Delete);
        targets.add(target);
    } while (accept(TokenKind::Comma) && !at(TokenKind::Newline) && !at(TokenKind::Semicolon) && !at(TokenKind::End));
    const ExprList list = targets.take(module_->arena);
    return statement<DeleteStmt>(start, list);
}

const Stmt *Parser::raiseStatement()
{
    const std::uint32_t start = token_.span.offset;
    advance();
    const Expr *exception = nullptr;
    const Expr *cause = nullptr;
    if (!at(TokenKind::Newline) && !at(TokenKind::Semicolon) && !at(TokenKind::End)) {
        exception = expression();
        if (accept(TokenKind::From))
            cause = expression();
    }
    return statement<RaiseStmt>(start, exception, cause);
}

const Stmt *Parser::assertStatement()
{
    const std::uint32_t start = token_.span.offset;
    advance();
    const Expr *test = expression();
    const Expr *message = nullptr;
    if (accept(TokenKind::Comma))
        message = expression();
    return statement<AssertStmt>(start, test, message);
}

Symbol Parser::expectName(ErrorCode code)
{
    const Symbol symbol = token_.symbol;
    if (!at(TokenKind::Name)) {
        failHere(code);
        return names::Underscore;
    }
    advance();
    return symbol;
}

std::span<const Symbol> Parser::declaredNames()
{
    advance();
    std::vector<Symbol> found;
    do {
        found.push_back(mangled(expectName()));
    } while (accept(TokenKind::Comma));
    return module_->arena.copy(std::span<const Symbol>(found));
}

Symbol Parser::dottedName(Symbol &first)
{
    first = expectName();
    if (!at(TokenKind::Dot))
        return first;
    std::string path(symbols_->text(first));
    while (accept(TokenKind::Dot)) {
        path += '.';
        path += symbols_->text(expectName());
    }
    return symbols_->intern(path);
}

ImportName Parser::importedName(bool dotted)
{
    const std::uint32_t start = token_.span.offset;
    Symbol first = NoSymbol;
    ImportName name{{}, NoSymbol, NoSymbol, NoSymbol};
    name.path = dotted ? dottedName(first) : first = expectName();
    name.bound = mangled(first);
    if (accept(TokenKind::As)) {
        name.alias = mangled(expectName());
        name.bound = name.alias;
    }
    name.span = from(start);
    return name;
}

const Stmt *Parser::importStatement()
{
    const std::uint32_t start = token_.span.offset;
    advance();
    std::vector<ImportName> names;
    do {
        names.push_back(importedName(true));
    } while (accept(TokenKind::Comma));
    return statement<ImportStmt>(start, module_->arena.copy(std::span<const ImportName>(names)));
}

const Stmt *Parser::importFromStatement()
{
    const std::uint32_t start = token_.span.offset;
    advance();
    int level = 0;
    while (at(TokenKind::Dot) || at(TokenKind::Ellipsis)) {
        level += at(TokenKind::Dot) ? 1 : 3;
        advance();
    }
    Symbol first = NoSymbol;
    const Symbol module = level != 0 && at(TokenKind::Import) ? NoSymbol : dottedName(first);
    expect(TokenKind::Import);
    std::vector<ImportName> imported;
    if (at(TokenKind::Star)) {
        imported.push_back({token_.span, names::Star, NoSymbol, NoSymbol});
        advance();
    } else if (accept(TokenKind::LeftParen)) {
        do {
            imported.push_back(importedName(false));
        } while (accept(TokenKind::Comma) && !at(TokenKind::RightParen));
        expect(TokenKind::RightParen);
    } else {
        do {
            if (!imported.empty() && at(TokenKind::Newline))
                failHere(errors::ScriptTrailingCommaInImport);
            imported.push_back(importedName(false));
        } while (accept(TokenKind::Comma));
    }
    return statement<ImportFromStmt>(start, level, module, module_->arena.copy(std::span<const ImportName>(imported)));
}

/// `type Name[...] = value`; null, and nothing read, when `type` is a plain name here.
const Stmt *Parser::typeAlias()
{
    const std::uint32_t start = token_.span.offset;
    const Mark back = mark();
    speculating_ = true;
    advance();
    const Token name = token_;
    const bool isAlias = accept(TokenKind::Name) && (at(TokenKind::Equal) || at(TokenKind::LeftBracket)) && !failed();
    speculating_ = false;
    if (!isAlias) {
        reset(back);
        return nullptr;
    }
    const auto *target = module_->arena.make<NameExpr>(Expr{ExprKind::Name, false, 1, name.span}, mangled(name.symbol));
    const TypeParameterList parameters = typeParameters();
    expect(TokenKind::Equal);
    const Expr *value = expression();
    return statement<TypeAliasStmt>(start, target, parameters, value);
}

} // namespace retort::script
