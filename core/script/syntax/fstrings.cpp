/// f-strings, nested as deep and quoted as freely as in Python 3.12. The parser leads and the lexer follows: see there.

#include <core/script/error_codes.h>
#include <core/script/syntax/parser.h>

namespace retort::script
{

void Parser::flush(Gathering<FStringPart> &parts, std::string &pending)
{
    if (pending.empty())
        return;
    FStringPart part;
    part.text = module_->arena.copy(pending);
    parts.add(part);
    pending.clear();
}

/// One f-string at its start token; text that may go on in the next literal stays in `pending`.
void Parser::fstring(Gathering<FStringPart> &parts, std::string &pending)
{
    const Nesting nesting(*this);
    const Span start = token_.span;
    const Lexer::FStringKind kind = lexer_.fstringKind(start);
    const std::size_t outerField = lexer_.fieldDepth();
    if (failed())
        return;
    if (fstringNesting_++ == 0) {
        fstringStart_ = start.offset;
        fstringBrackets_ = lexer_.bracketDepth();
    }
    lexer_.setFieldDepth(0);
    fstringPieces(parts, pending, kind, start, false);
    if (failed())
        return;
    lexer_.setFieldDepth(outerField);
    --fstringNesting_;
    token_ = {TokenKind::String, NoSymbol, {start.offset, lexer_.offset() - start.offset}};
    advance();
}

/// Text and fields up to the closing quote or, in a spec, up to the brace that closes the field around it.
void Parser::fstringPieces(Gathering<FStringPart> &parts, std::string &pending, const Lexer::FStringKind &kind,
                           Span start, bool inSpec)
{
    while (!failed()) {
        const Lexer::FStringText piece = lexer_.fstringText(kind, start, inSpec);
        if (piece.stop == Lexer::FStringStop::Failed) {
            fail(lexer_.error().code, lexer_.error().span, lexer_.error().data);
            return;
        }
        decode(pending, piece.text, kind.raw, false);
        switch (piece.stop) {
        case Lexer::FStringStop::Field: {
            std::string debugText;
            const FStringPart field = replacementField(debugText, kind, start);
            pending += debugText;
            flush(parts, pending);
            parts.add(field);
            break;
        }
        case Lexer::FStringStop::Text:
            break;
        case Lexer::FStringStop::Quote:
            if (inSpec)
                fail(errors::ScriptFStringExpectedBrace, {lexer_.offset() - 1, 1});
            return;
        case Lexer::FStringStop::FieldEnd:
        case Lexer::FStringStop::Failed:
            return;
        }
    }
}

/// After the opening brace; reads the closing one. `debugText` gets the "x=" of {x=}.
FStringPart Parser::replacementField(std::string &debugText, const Lexer::FStringKind &kind, Span start)
{
    const Nesting nesting(*this);
    FStringPart part;
    part.value = nothing();
    if (failed())
        return part;
    const std::uint32_t open = lexer_.offset() - 1;
    const std::size_t outerField = lexer_.fieldDepth();
    lexer_.setFieldDepth(lexer_.bracketDepth());
    token_ = {TokenKind::LeftBrace, NoSymbol, {open, 1}};
    advance();
    if (at(TokenKind::RightBrace) || at(TokenKind::Exclamation) || at(TokenKind::Colon) || at(TokenKind::Equal))
        failHere(errors::ScriptFStringEmpty, {{QStringLiteral("before"), shown(text(token_.span))}});
    const Expr *value = at(TokenKind::Yield) ? yieldExpression() : starExpressions();
    part.value = value;
    bool isDebug = false;
    if (at(TokenKind::Equal)) {
        isDebug = true;
        const std::uint32_t from = open + 1;
        advance();
        decode(debugText, {from, token_.span.offset - from}, true, false);
    }
    if (at(TokenKind::Exclamation)) {
        const std::uint32_t mark = token_.span.end();
        advance();
        const std::string_view name = at(TokenKind::Name) ? text(token_.span) : std::string_view();
        if (at(TokenKind::Name) && token_.span.offset != mark)
            failHere(errors::ScriptFStringConversionSpace);
        else if (name != "r" && name != "s" && name != "a")
            failHere(errors::ScriptFStringConversion, {{QStringLiteral("given"), shown(text(token_.span))}});
        else
            part.conversion = name[0];
        advance();
    }
    if (at(TokenKind::Colon) && !failed()) {
        part.hasSpec = true;
        lexer_.continueAfter(token_);
        Gathering<FStringPart> specParts(partStack_);
        std::string pending;
        fstringPieces(specParts, pending, kind, start, true);
        flush(specParts, pending);
        part.spec = specParts.take(module_->arena);
        if (!failed()) {
            token_ = {TokenKind::Colon, NoSymbol, {lexer_.offset(), 0}};
            advance();
        }
    }
    if (isDebug && part.conversion == 0 && !part.hasSpec)
        part.conversion = 'r';
    if (at(TokenKind::End))
        fail(errors::ScriptFStringExpectedBrace, {open, 1});
    else if (!at(TokenKind::RightBrace))
        failHere(errors::ScriptFStringExpectedBrace);
    lexer_.continueAfter(token_);
    lexer_.setFieldDepth(outerField);
    part.span = {open, token_.span.end() - open};
    return part;
}

} // namespace retort::script
