#include <core/script/error_codes.h>
#include <core/script/syntax/parser.h>

namespace retort::script
{

namespace
{

constexpr int maximumNesting = 500;
constexpr std::size_t maximumErrors = 100;

bool isIndentationError(ErrorCode code)
{
    return code == errors::ScriptInconsistentTabs || code == errors::ScriptUnmatchedDedent ||
           code == errors::ScriptTooManyIndents;
}

/// Keywords that begin a statement and never stand inside an expression.
bool beginsStatementOnly(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Assert:
    case TokenKind::Break:
    case TokenKind::Class:
    case TokenKind::Continue:
    case TokenKind::Def:
    case TokenKind::Del:
    case TokenKind::Except:
    case TokenKind::Finally:
    case TokenKind::Global:
    case TokenKind::Import:
    case TokenKind::Nonlocal:
    case TokenKind::Pass:
    case TokenKind::Raise:
    case TokenKind::Return:
    case TokenKind::Try:
    case TokenKind::While:
    case TokenKind::With:
        return true;
    default:
        return false;
    }
}

/// Continues a compound statement: after a broken header it would only repeat that one's error.
bool continuesStatement(const Token &token)
{
    return token.kind == TokenKind::Elif || token.kind == TokenKind::Else || token.kind == TokenKind::Except ||
           token.kind == TokenKind::Finally || (token.kind == TokenKind::Name && token.symbol == names::Case);
}

} // namespace

ParsedModule parse(std::shared_ptr<const Source> source, std::shared_ptr<SymbolTable> symbols)
{
    return Parser(std::move(source), std::move(symbols)).run();
}

Parser::Parser(std::shared_ptr<const Source> source, std::shared_ptr<SymbolTable> symbols)
    : source_(std::move(source))
    , symbols_(std::move(symbols))
    , module_(std::make_shared<Module>())
    , lexer_(*source_, *symbols_)
{
    module_->source = source_;
    module_->symbols = symbols_;
}

ParsedModule Parser::run()
{
    advance();
    if (failed())
        recover();
    {
        Statements statements(statementStack_);
        statementList(statements, TokenKind::End);
        module_->body = statements.take(module_->arena);
    }
    std::stable_sort(errors_.begin(), errors_.end(),
                     [](const FoundError &a, const FoundError &b) { return a.offset < b.offset; });
    ParsedModule parsed;
    parsed.module = std::move(module_);
    for (FoundError &found : errors_)
        parsed.errors.push_back(std::move(found.error));
    return parsed;
}

void Parser::advance()
{
    if (failed())
        return;
    if (token_.kind < TokenKind::Newline || token_.kind > TokenKind::Dedent)
        previousEnd_ = token_.span.end();
    token_ = lexer_.next();
    while (failed() && isIndentationError(lexer_.error().code)) {
        report(lexer_.error().code, lexer_.error().span, lexer_.error().data);
        token_ = lexer_.next();
    }
    if (failed()) {
        token_.kind = TokenKind::Newline; // any but Failed, which would make fail() silent
        fail(lexer_.error().code, lexer_.error().span, lexer_.error().data);
        culprit_.kind = TokenKind::Failed;
    }
}

void Parser::expect(TokenKind kind, ErrorCode code, QVariantMap data)
{
    if (!accept(kind))
        failHere(code, std::move(data));
}

void Parser::fail(ErrorCode code, Span span, QVariantMap data)
{
    if (failed())
        return;
    report(code, span, std::move(data));
    culprit_ = token_;
    token_.kind = TokenKind::Failed;
}

void Parser::failHere(ErrorCode code, QVariantMap data)
{
    const bool isLineEnd = at(TokenKind::Newline) || at(TokenKind::End);
    fail(code, isLineEnd ? Span{token_.span.offset, 1} : token_.span, std::move(data));
}

void Parser::report(ErrorCode code, Span span, QVariantMap data)
{
    if (!speculating_)
        errors_.push_back({span.offset, Error{code, std::move(data), source_->position(span), {}, nullptr}});
}

void Parser::reset(const Mark &mark)
{
    lexer_.reset(mark.lexer);
    token_ = mark.token;
    previousEnd_ = mark.previousEnd;
    module_->scopeCount = mark.scopeCount;
    fstringNesting_ = 0;
}

/// The innermost bracket was never closed: that is the better error when the one noted lies on a later line.
void Parser::reportUnclosed()
{
    if (culprit_.kind == TokenKind::Failed)
        return; // what the lexer met goes before
    const Lexer::Bracket bracket = lexer_.innermostBracket();
    if (errors_.empty() || source_->lineOf(errors_.back().offset) <= source_->lineOf(bracket.offset)) {
        if (culprit_.kind != TokenKind::End)
            return;
    }
    if (!errors_.empty())
        errors_.pop_back();
    report(errors::ScriptUnclosedBracket, {bracket.offset, 1},
           {{QStringLiteral("bracket"), QString(QLatin1Char(bracket.open))}});
}

/// Passes over what is left of the broken line; returns the token that ends it, or End when a bracket swallowed the
/// rest of the text.
Token Parser::skipLine()
{
    Token token = culprit_;
    if (fstringNesting_ != 0) {
        lexer_.rewind(fstringStart_, fstringBrackets_);
        fstringNesting_ = 0;
        token = lexer_.next();
    }
    while (token.kind != TokenKind::Newline && token.kind != TokenKind::End) {
        if (lexer_.bracketDepth() != 0 && beginsStatementOnly(token.kind) && lexer_.isFirstInLine(token)) {
            reportUnclosed();
            std::uint32_t line = token.span.offset;
            while (line > 0 && lexer_.text()[line - 1] != '\n' && lexer_.text()[line - 1] != '\r')
                --line;
            lexer_.restartAtLine(line);
            return {TokenKind::Newline, NoSymbol, {line, 0}};
        }
        token = lexer_.next();
    }
    return token;
}

/// After a failed statement: goes on with the next one.
void Parser::recover()
{
    if (errors_.size() >= maximumErrors) {
        lexer_.restartAtLine(static_cast<std::uint32_t>(lexer_.text().size()));
        token_ = {TokenKind::End, NoSymbol, {lexer_.offset(), 0}};
        return;
    }
    lexer_.setSkipping(true);
    lexer_.setFieldDepth(0);
    if (culprit_.kind == TokenKind::Indent || culprit_.kind == TokenKind::Dedent) {
        token_ = culprit_;
    } else {
        Token token = skipLine();
        if (token.kind == TokenKind::End && lexer_.bracketDepth() != 0) {
            reportUnclosed();
            lexer_.restartAtLine(lexer_.startOfNextLine(culprit_.span.offset));
            token.kind = TokenKind::Newline;
        }
        token_ = token;
        lexer_.setSkipping(false);
        if (token.kind == TokenKind::Newline)
            advance();
    }
    lexer_.setSkipping(false);
}

void Parser::statementList(Statements &to, TokenKind end)
{
    bool lastFailed = false;
    while (!at(end) && !at(TokenKind::End)) {
        if (at(TokenKind::Dedent)) {
            advance();
        } else if (at(TokenKind::Indent)) {
            if (!lastFailed)
                report(errors::ScriptUnexpectedIndent, {token_.span.end(), 1});
            advance();
            statementList(to, TokenKind::Dedent);
            accept(TokenKind::Dedent);
        } else {
            const std::size_t before = errors_.size();
            const bool repeats = lastFailed && continuesStatement(token_);
            statementLine(to);
            if (repeats && failed() && errors_.size() > before)
                errors_.erase(errors_.begin() + static_cast<std::ptrdiff_t>(before), errors_.end());
        }
        lastFailed = failed();
        while (failed())
            recover();
    }
}

Parser::Nesting::Nesting(Parser &parser)
    : parser_(parser)
{
    if (++parser_.nesting_ > maximumNesting)
        parser_.fail(errors::ScriptTooDeep, parser_.token_.span);
}

/// Inside a class, `__name` means `_Class__name`.
Symbol Parser::mangled(Symbol name)
{
    if (className_ == NoSymbol)
        return name;
    const std::string_view text = symbols_->text(name);
    if (!text.starts_with("__") || text.ends_with("__") || text.find('.') != std::string_view::npos)
        return name;
    std::string_view owner = symbols_->text(className_);
    owner.remove_prefix(std::min(owner.find_first_not_of('_'), owner.size()));
    if (owner.empty())
        return name;
    return symbols_->intern("_" + std::string(owner) + std::string(text));
}

} // namespace retort::script
