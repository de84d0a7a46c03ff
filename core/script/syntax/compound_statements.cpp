/// Statements with blocks.

#include <core/script/error_codes.h>
#include <core/script/syntax/parser.h>

namespace retort::script
{

/// Null, and nothing read, when no compound statement begins here.
const Stmt *Parser::compoundStatement()
{
    const std::uint32_t start = token_.span.offset;
    switch (token_.kind) {
    case TokenKind::If:
        return ifStatement();
    case TokenKind::While:
        return whileStatement();
    case TokenKind::For:
        return forStatement(start, false);
    case TokenKind::With:
        return withStatement(start, false);
    case TokenKind::Try:
        return tryStatement();
    case TokenKind::Def:
        return functionDefinition(start, false, {});
    case TokenKind::Class:
        return classDefinition(start, {});
    case TokenKind::At:
        return decorated();
    case TokenKind::Async:
        return asyncStatement();
    case TokenKind::Name:
        return token_.symbol == names::Match ? matchStatement() : nullptr;
    default:
        return nullptr;
    }
}

/// ":" and what belongs to it. `construct` and the header's place are for "expected an indented block after ...".
Block Parser::block(const char *construct, std::uint32_t headerStart)
{
    if (at(TokenKind::Equal))
        failHere(errors::ScriptMaybeEquals);
    expect(TokenKind::Colon, errors::ScriptExpectedColon);
    Statements statements(statementStack_);
    if (accept(TokenKind::Newline)) {
        if (accept(TokenKind::Indent)) {
            statementList(statements, TokenKind::Dedent);
            accept(TokenKind::Dedent);
        } else if (!failed()) {
            // The line itself is fine: noted, and not failed, so that it is read as what follows.
            const Span where = at(TokenKind::End) ? Span{previousEnd_, 1} : token_.span;
            report(errors::ScriptExpectedBlock, {where.offset, std::max(where.length, 1U)},
                   {{QStringLiteral("construct"), QString::fromLatin1(construct)},
                    {QStringLiteral("line"), source_->lineOf(headerStart)}});
        }
    } else if (!failed()) {
        const bool isCompound = at(TokenKind::If) || at(TokenKind::While) || at(TokenKind::For) ||
                                at(TokenKind::With) || at(TokenKind::Try) || at(TokenKind::Def) ||
                                at(TokenKind::Class) || at(TokenKind::At) || at(TokenKind::Async);
        if (isCompound)
            failHere();
        simpleStatements(statements);
    }
    return statements.take(module_->arena);
}

Block Parser::elseBlock()
{
    const std::uint32_t start = token_.span.offset;
    if (!accept(TokenKind::Else))
        return {};
    return block("'else' statement", start);
}

const Stmt *Parser::ifStatement()
{
    const std::uint32_t start = token_.span.offset;
    Gathering<IfBranch> branches(branchStack_);
    do {
        const std::uint32_t branchStart = token_.span.offset;
        const bool isFirst = at(TokenKind::If);
        advance();
        const Expr *test = namedExpression();
        const Block body = block(isFirst ? "'if' statement" : "'elif' statement", branchStart);
        branches.add({from(branchStart), test, body});
    } while (at(TokenKind::Elif));
    const Block orelse = elseBlock();
    return statement<IfStmt>(start, branches.take(module_->arena), orelse);
}

const Stmt *Parser::whileStatement()
{
    const std::uint32_t start = token_.span.offset;
    advance();
    const Expr *test = namedExpression();
    const Block body = block("'while' statement", start);
    const Block orelse = elseBlock();
    return statement<WhileStmt>(start, test, body, orelse);
}

const Stmt *Parser::forStatement(std::uint32_t start, bool isAsync)
{
    const std::uint32_t headerStart = token_.span.offset;
    advance();
    const Expr *target = targetList();
    checkTarget(target, Target::For);
    expect(TokenKind::In);
    const Expr *iterable = starExpressions();
    const Block body = block("'for' statement", headerStart);
    const Block orelse = elseBlock();
    return statement<ForStmt>(start, isAsync, target, iterable, body, orelse);
}

WithItem Parser::withItem()
{
    WithItem item{expression(), nullptr};
    if (accept(TokenKind::As)) {
        item.target = starExpression();
        checkTarget(item.target, Target::With);
    }
    return item;
}

/// with (a as b, c): tried first, as in Python; an expression that merely begins with a parenthesis is not it.
bool Parser::parenthesizedWithItems(std::vector<WithItem> &items)
{
    if (!at(TokenKind::LeftParen))
        return false;
    const Mark back = mark();
    speculating_ = true;
    advance();
    do {
        items.push_back(withItem());
    } while (accept(TokenKind::Comma) && !at(TokenKind::RightParen));
    const bool matches = accept(TokenKind::RightParen) && at(TokenKind::Colon);
    speculating_ = false;
    if (!matches) {
        reset(back);
        items.clear();
    }
    return matches;
}

const Stmt *Parser::withStatement(std::uint32_t start, bool isAsync)
{
    const std::uint32_t headerStart = token_.span.offset;
    advance();
    std::vector<WithItem> items;
    if (!parenthesizedWithItems(items)) {
        do {
            items.push_back(withItem());
        } while (accept(TokenKind::Comma));
    }
    const Block body = block("'with' statement", headerStart);
    return statement<WithStmt>(start, isAsync, module_->arena.copy(std::span<const WithItem>(items)), body);
}

const Stmt *Parser::tryStatement()
{
    const std::uint32_t start = token_.span.offset;
    advance();
    const Block body = block("'try' statement", start);
    Gathering<ExceptHandler> handlers(handlerStack_);
    bool isStar = false;
    while (at(TokenKind::Except)) {
        const std::uint32_t handlerStart = token_.span.offset;
        advance();
        const bool hasStar = accept(TokenKind::Star);
        if (handlers.size() != 0 && hasStar != isStar)
            fail(errors::ScriptMixedExcept, {handlerStart, 6});
        isStar = hasStar;
        ExceptHandler handler{{}, nullptr, NoSymbol, {}};
        if (!at(TokenKind::Colon) || hasStar) {
            if (hasStar && at(TokenKind::Colon))
                failHere(errors::ScriptExpectedExceptionType);
            const std::uint32_t typeStart = token_.span.offset;
            handler.type = expression();
            // As Python 3.14 has it: several types may stand without parentheses where nothing is named.
            if (at(TokenKind::Comma)) {
                handler.type = tupleAfter(typeStart, handler.type, &Parser::expression);
                if (at(TokenKind::As))
                    fail(errors::ScriptExceptNeedsParentheses, handler.type->span);
            }
            if (accept(TokenKind::As))
                handler.name = mangled(expectName());
        }
        handler.body = block(hasStar ? "'except*' statement" : "'except' statement", handlerStart);
        handler.span = from(handlerStart);
        if (handlers.size() != 0 && !handlers[handlers.size() - 1].type)
            fail(errors::ScriptBareExceptNotLast, handlers[handlers.size() - 1].span);
        handlers.add(handler);
    }
    Block orelse;
    if (handlers.size() != 0)
        orelse = elseBlock();
    Block finally;
    const std::uint32_t finallyStart = token_.span.offset;
    const bool hasFinally = accept(TokenKind::Finally);
    if (hasFinally)
        finally = block("'finally' statement", finallyStart);
    if (!hasFinally && handlers.size() == 0 && !failed()) {
        // What stands here may well be fine: noted only.
        report(errors::ScriptExpectedExcept, {token_.span.offset, std::max(token_.span.length, 1U)});
    }
    return statement<TryStmt>(start, isStar, body, handlers.take(module_->arena), orelse, finally);
}

const Stmt *Parser::asyncStatement()
{
    const std::uint32_t start = token_.span.offset;
    advance();
    if (at(TokenKind::Def))
        return functionDefinition(start, true, {});
    if (at(TokenKind::For))
        return forStatement(start, true);
    if (at(TokenKind::With))
        return withStatement(start, true);
    failHere();
    return statement<PassStmt>(start);
}

const Stmt *Parser::decorated()
{
    Expressions decorators(expressionStack_);
    while (accept(TokenKind::At)) {
        decorators.add(namedExpression());
        expect(TokenKind::Newline);
    }
    const ExprList list = decorators.take(module_->arena);
    const std::uint32_t start = token_.span.offset;
    if (at(TokenKind::Class))
        return classDefinition(start, list);
    const bool isAsync = accept(TokenKind::Async);
    if (at(TokenKind::Def))
        return functionDefinition(start, isAsync, list);
    failHere();
    return statement<PassStmt>(start);
}

} // namespace retort::script
