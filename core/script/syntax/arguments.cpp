/// Calls and subscripts.

#include <core/script/error_codes.h>
#include <core/script/syntax/parser.h>

namespace retort::script
{

const Expr *Parser::call(std::uint32_t start, const Expr *function)
{
    const Nesting nesting(*this);
    const std::uint32_t open = token_.span.offset;
    advance();
    Expressions arguments(expressionStack_);
    Gathering<Keyword> keywords(keywordStack_);
    while (!at(TokenKind::RightParen) && !failed()) {
        const std::uint32_t argumentStart = token_.span.offset;
        callArgument(arguments, keywords);
        if (startsComprehension()) {
            // A generator needs parentheses of its own, unless it is all there is.
            if (arguments.size() != 1 || keywords.size() != 0) {
                fail(errors::ScriptGeneratorParenthesized, from(argumentStart));
                break;
            }
            const Expr *generator =
                comprehension(ComprehensionKind::Generator, open, arguments[0], nullptr, TokenKind::RightParen);
            const ExprList list = module_->arena.copy(std::span<const Expr *const>(&generator, 1));
            return node<CallExpr>(start, above(function, generator), function, list, std::span<const Keyword>());
        }
        if (!accept(TokenKind::Comma))
            break;
    }
    const Expr *last = keywords.size()    ? keywords[keywords.size() - 1].value
                       : arguments.size() ? arguments[arguments.size() - 1]
                                          : nullptr;
    closeBracket(TokenKind::RightParen, last);
    const ExprList list = arguments.take(module_->arena);
    const auto keywordList = keywords.take(module_->arena);
    return node<CallExpr>(start, above(function, list, keywordList), function, list, keywordList);
}

void Parser::callArgument(Expressions &arguments, Gathering<Keyword> &keywords)
{
    const std::uint32_t start = token_.span.offset;
    if (accept(TokenKind::DoubleStar)) {
        const Expr *value = expression();
        keywords.add({NoSymbol, from(start), value});
        return;
    }
    const bool afterUnpacking = keywords.size() != 0 && keywords[keywords.size() - 1].name == NoSymbol;
    if (at(TokenKind::Star)) {
        const bool afterAnyUnpacking = [&] {
            for (std::size_t i = 0; i < keywords.size(); ++i) {
                if (keywords[i].name == NoSymbol)
                    return true;
            }
            return false;
        }();
        const Expr *starred = starredOf(&Parser::expression);
        if (afterAnyUnpacking)
            fail(errors::ScriptUnpackingAfterKeywords, {start, 1});
        arguments.add(starred);
        return;
    }
    const Symbol name = token_.symbol;
    const Span nameSpan = token_.span;
    const bool mayBeConstant = at(TokenKind::None) || at(TokenKind::True) || at(TokenKind::False);
    const Expr *value = namedExpression();
    if (at(TokenKind::Equal)) {
        if (mayBeConstant && value->kind == ExprKind::Constant) {
            fail(errors::ScriptCannotAssign, nameSpan, {{QStringLiteral("what"), shown(name)}});
            return;
        }
        const auto *target = as<NameExpr>(value);
        if (!target || target->parenthesized) {
            fail(errors::ScriptAssignmentInCall, {start, token_.span.end() - start});
            return;
        }
        checkNameTarget(name, nameSpan);
        advance();
        if (at(TokenKind::Comma) || at(TokenKind::RightParen))
            failHere(errors::ScriptExpectedArgumentValue);
        const Expr *given = expression();
        if (startsComprehension())
            fail(errors::ScriptMaybeEquals, {start, previousEnd_ - start});
        for (std::size_t i = 0; i < keywords.size(); ++i) {
            if (keywords[i].name == name)
                fail(errors::ScriptKeywordRepeated, from(start), {{QStringLiteral("name"), shown(name)}});
        }
        keywords.add({name, from(start), given});
        return;
    }
    if (keywords.size() != 0 && !failed() && (at(TokenKind::Comma) || at(TokenKind::RightParen))) {
        const ErrorCode code =
            afterUnpacking ? errors::ScriptPositionalAfterUnpacking : errors::ScriptPositionalAfterKeyword;
        fail(code, value->span);
    }
    arguments.add(value);
}

const Expr *Parser::subscript(std::uint32_t start, const Expr *object)
{
    const Nesting nesting(*this);
    advance();
    const std::uint32_t indexStart = token_.span.offset;
    if (at(TokenKind::RightBracket))
        failHere();
    const Expr *index = subscriptItem();
    if (at(TokenKind::Comma)) {
        Expressions items(expressionStack_);
        items.add(index);
        while (accept(TokenKind::Comma) && (startsOperand() || at(TokenKind::Colon)))
            items.add(subscriptItem());
        const ExprList list = items.take(module_->arena);
        index = node<TupleExpr>(indexStart, above(list), list);
    } else if (index->kind == ExprKind::Starred) {
        const ExprList list = module_->arena.copy(std::span<const Expr *const>(&index, 1));
        index = node<TupleExpr>(indexStart, above(list), list);
    }
    closeBracket(TokenKind::RightBracket, index);
    return node<SubscriptExpr>(start, above(object, index), object, index);
}

const Expr *Parser::subscriptItem()
{
    const std::uint32_t start = token_.span.offset;
    if (at(TokenKind::Star))
        return starredOf(&Parser::bitwiseOr);
    const auto ends = [&] { return at(TokenKind::Colon) || at(TokenKind::Comma) || at(TokenKind::RightBracket); };
    const Expr *lower = nullptr;
    if (!at(TokenKind::Colon)) {
        lower = namedExpression();
        if (!at(TokenKind::Colon))
            return lower;
        if (lower->kind == ExprKind::Named)
            failHere();
    }
    advance();
    const Expr *upper = ends() ? nullptr : expression();
    const Expr *step = nullptr;
    if (accept(TokenKind::Colon) && !ends())
        step = expression();
    return node<SliceExpr>(start, above(lower, upper, step), lower, upper, step);
}

} // namespace retort::script
