/// Functions, lambdas, classes and their parameters.

#include <core/script/error_codes.h>
#include <core/script/syntax/parser.h>

namespace retort::script
{

const Stmt *Parser::functionDefinition(std::uint32_t start, bool isAsync, ExprList decorators)
{
    const std::uint32_t headerStart = token_.span.offset;
    advance();
    const ScopeId scope = newScope();
    const Span nameSpan = token_.span;
    const Symbol name = mangled(expectName());
    const TypeParameterList types = typeParameters();
    expect(TokenKind::LeftParen, errors::ScriptExpectedParenthesis);
    const ParameterList list = parameters(TokenKind::RightParen, true);
    closeBracket(TokenKind::RightParen, nullptr);
    const Expr *returns = accept(TokenKind::Arrow) ? expression() : nullptr;
    const Block body = block("function definition", headerStart);
    return statement<FunctionDefStmt>(start, isAsync, name, scope, nameSpan, decorators, types, list, returns, body);
}

const Stmt *Parser::classDefinition(std::uint32_t start, ExprList decorators)
{
    const std::uint32_t headerStart = token_.span.offset;
    advance();
    const ScopeId scope = newScope();
    const Span nameSpan = token_.span;
    const Symbol plainName = expectName();
    const Symbol name = mangled(plainName);
    const TypeParameterList types = typeParameters();
    Expressions bases(expressionStack_);
    Gathering<Keyword> keywords(keywordStack_);
    if (accept(TokenKind::LeftParen)) {
        while (!at(TokenKind::RightParen) && !failed()) {
            callArgument(bases, keywords);
            if (!accept(TokenKind::Comma))
                break;
        }
        closeBracket(TokenKind::RightParen, nullptr);
    }
    const Symbol outer = className_;
    className_ = plainName;
    const Block body = block("class definition", headerStart);
    className_ = outer;
    const ExprList baseList = bases.take(module_->arena);
    const auto keywordList = keywords.take(module_->arena);
    return statement<ClassDefStmt>(start, name, scope, nameSpan, decorators, types, baseList, keywordList, body);
}

TypeParameterList Parser::typeParameters()
{
    if (!accept(TokenKind::LeftBracket))
        return {};
    std::vector<TypeParameter> found;
    do {
        TypeParameter parameter{TypeParameterKind::TypeVar, NoSymbol, token_.span, nullptr};
        if (accept(TokenKind::Star))
            parameter.kind = TypeParameterKind::TypeVarTuple;
        else if (accept(TokenKind::DoubleStar))
            parameter.kind = TypeParameterKind::ParamSpec;
        parameter.name = mangled(expectName());
        if (parameter.kind == TypeParameterKind::TypeVar && accept(TokenKind::Colon))
            parameter.bound = expression();
        parameter.span = from(parameter.span.offset);
        found.push_back(parameter);
    } while (accept(TokenKind::Comma) && !at(TokenKind::RightBracket));
    expect(TokenKind::RightBracket);
    return module_->arena.copy(std::span<const TypeParameter>(found));
}

/// Up to `end`, which is not read. `annotated`: of a def and not of a lambda.
ParameterList Parser::parameters(TokenKind end, bool annotated)
{
    Gathering<Parameter> found(parameterStack_);
    auto kind = ParameterKind::Positional;
    bool mustHaveDefault = false;
    bool hasSlash = false;
    bool starNeedsName = false;
    Span starSpan;
    while (!at(end) && !failed()) {
        if (found.size() != 0 && found[found.size() - 1].kind == ParameterKind::KwArgs) {
            failHere(errors::ScriptAfterKwArgs);
        } else if (at(TokenKind::Slash)) {
            if (found.size() == 0)
                failHere(errors::ScriptSlashFirst);
            if (hasSlash)
                failHere(errors::ScriptSlashTwice);
            if (kind == ParameterKind::KeywordOnly)
                failHere(errors::ScriptSlashAfterStar);
            hasSlash = true;
            advance();
            for (std::size_t i = 0; i < found.size(); ++i)
                parameterStack_[parameterStack_.size() - found.size() + i].kind = ParameterKind::PositionalOnly;
        } else {
            Parameter parameter{NoSymbol, kind, {}, nullptr, nullptr};
            if (at(TokenKind::Star)) {
                if (kind == ParameterKind::KeywordOnly)
                    failHere(errors::ScriptStarTwice);
                kind = ParameterKind::KeywordOnly;
                parameter.kind = ParameterKind::VarArgs;
                starSpan = token_.span;
                advance();
            } else if (accept(TokenKind::DoubleStar)) {
                parameter.kind = ParameterKind::KwArgs;
            }
            const bool isBareStar = parameter.kind == ParameterKind::VarArgs && (at(TokenKind::Comma) || at(end));
            if (isBareStar) {
                starNeedsName = true;
            } else {
                const Span nameSpan = token_.span;
                parameter.name = mangled(expectName());
                if (annotated && accept(TokenKind::Colon))
                    parameter.annotation = parameter.kind == ParameterKind::VarArgs ? starExpression() : expression();
                const bool isStarred =
                    parameter.kind == ParameterKind::VarArgs || parameter.kind == ParameterKind::KwArgs;
                parameter.span = {nameSpan.offset, previousEnd_ - nameSpan.offset};
                if (at(TokenKind::Equal)) {
                    if (isStarred)
                        failHere(errors::ScriptStarredDefault);
                    advance();
                    parameter.defaultValue = expression();
                    mustHaveDefault = true;
                } else if (parameter.kind == ParameterKind::Positional && mustHaveDefault) {
                    fail(errors::ScriptDefaultOrder, nameSpan);
                }
                if (parameter.kind == ParameterKind::KeywordOnly)
                    starNeedsName = false;
                if (starNeedsName && parameter.kind == ParameterKind::KwArgs)
                    fail(errors::ScriptBareStar, starSpan);
                found.add(parameter);
            }
        }
        if (!accept(TokenKind::Comma))
            break;
    }
    if (starNeedsName)
        fail(errors::ScriptBareStar, starSpan);
    return found.take(module_->arena);
}

const Expr *Parser::lambda()
{
    const std::uint32_t start = token_.span.offset;
    if (lexer_.isDirectlyInField())
        failHere(errors::ScriptFStringLambda);
    advance();
    const ScopeId scope = newScope();
    const ParameterList list = parameters(TokenKind::Colon, false);
    expect(TokenKind::Colon, errors::ScriptExpectedColon);
    const Expr *body = expression();
    return node<LambdaExpr>(start, above(body, list), scope, list, body);
}

} // namespace retort::script
