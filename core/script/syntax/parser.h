#pragma once

#include <core/script/error_codes.h>
#include <core/script/syntax/lexer.h>
#include <core/script/syntax/parse.h>

#include <algorithm>
#include <string>
#include <type_traits>

namespace retort::script
{

/// Recursive descent with one token of lookahead, in files by topic: parser.cpp (tokens, errors, recovery),
/// statements.cpp, compound_statements.cpp, definitions.cpp, patterns.cpp, expressions.cpp, atoms.cpp, arguments.cpp,
/// strings.cpp, fstrings.cpp, targets.cpp.
///
/// Errors need no checks on the way out: the first one in a statement turns the current token into Failed, which no
/// rule accepts and no `advance` passes, so every rule ends by itself and returns some node, and the statement list
/// drops what came of it and recovers. Hence every loop here goes on only while a token is accepted.
class Parser
{
public:
    Parser(std::shared_ptr<const Source> source, std::shared_ptr<SymbolTable> symbols);
    [[nodiscard]] ParsedModule run();

private:
    // ---- tokens
    void advance();
    [[nodiscard]] bool at(TokenKind kind) const { return token_.kind == kind; }
    bool accept(TokenKind kind)
    {
        if (token_.kind != kind)
            return false;
        advance();
        return true;
    }
    /// Accepts, or fails with `code`.
    void expect(TokenKind kind, ErrorCode code = errors::ScriptInvalidSyntax, QVariantMap data = {});
    [[nodiscard]] Span from(std::uint32_t start) const
    {
        return {start, previousEnd_ > start ? previousEnd_ - start : 0};
    }
    [[nodiscard]] std::string_view text(Span span) const { return source_->text(span); }
    [[nodiscard]] QString shown(std::string_view text) const
    {
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    [[nodiscard]] QString shown(Symbol symbol) const { return shown(symbols_->text(symbol)); }

    // ---- errors
    void fail(ErrorCode code, Span span, QVariantMap data = {});
    /// At the current token: the lexer's own error when it is one.
    void failHere(ErrorCode code = errors::ScriptInvalidSyntax, QVariantMap data = {});
    [[nodiscard]] bool failed() const { return token_.kind == TokenKind::Failed; }
    /// Notes an error and goes on as if there were none.
    void report(ErrorCode code, Span span, QVariantMap data = {});
    void recover();
    [[nodiscard]] Token skipLine();
    void reportUnclosed();

    struct Mark {
        Lexer::Mark lexer;
        Token token;
        std::uint32_t previousEnd;
        std::uint32_t scopeCount;
    };
    [[nodiscard]] Mark mark() const { return {lexer_.mark(), token_, previousEnd_, module_->scopeCount}; }
    void reset(const Mark &mark);

    // ---- making nodes
    [[nodiscard]] static std::uint16_t heightOf(const Expr *node) { return node ? node->height : std::uint16_t{0}; }
    [[nodiscard]] static std::uint16_t heightOf(ExprList nodes)
    {
        std::uint16_t highest = 0;
        for (const Expr *node : nodes)
            highest = std::max(highest, node->height);
        return highest;
    }
    [[nodiscard]] static std::uint16_t heightOf(ParameterList parameters)
    {
        std::uint16_t highest = 0;
        for (const Parameter &parameter : parameters)
            highest = std::max({highest, heightOf(parameter.defaultValue), heightOf(parameter.annotation)});
        return highest;
    }
    [[nodiscard]] static std::uint16_t heightOf(std::span<const Keyword> keywords)
    {
        std::uint16_t highest = 0;
        for (const Keyword &keyword : keywords)
            highest = std::max(highest, heightOf(keyword.value));
        return highest;
    }
    [[nodiscard]] static std::uint16_t heightOf(std::span<const DictItem> items)
    {
        std::uint16_t highest = 0;
        for (const DictItem &item : items)
            highest = std::max({highest, heightOf(item.key), heightOf(item.value)});
        return highest;
    }
    [[nodiscard]] static std::uint16_t heightOf(std::span<const Comparison> comparisons)
    {
        std::uint16_t highest = 0;
        for (const Comparison &comparison : comparisons)
            highest = std::max(highest, heightOf(comparison.right));
        return highest;
    }
    [[nodiscard]] static std::uint16_t heightOf(std::span<const ComprehensionClause> clauses)
    {
        std::uint16_t highest = 0;
        for (const ComprehensionClause &clause : clauses)
            highest =
                std::max({highest, heightOf(clause.target), heightOf(clause.iterable), heightOf(clause.conditions)});
        return highest;
    }
    [[nodiscard]] static std::uint16_t heightOf(std::span<const FStringPart> parts)
    {
        std::uint16_t highest = 0;
        for (const FStringPart &part : parts)
            highest = std::max({highest, heightOf(part.value), heightOf(part.spec)});
        return highest;
    }
    template <typename... Children> [[nodiscard]] std::uint16_t above(const Children &...children)
    {
        std::uint16_t highest = 0;
        ((highest = std::max(highest, heightOf(children))), ...);
        if (highest >= maximumHeight)
            fail(errors::ScriptTooDeep, token_.span);
        return static_cast<std::uint16_t>(highest + 1);
    }
    /// An expression whose own fields are `fields`, from `start` to the last token.
    template <typename T, typename... Fields>
    [[nodiscard]] T *node(std::uint32_t start, std::uint16_t height, Fields &&...fields)
    {
        return module_->arena.make<T>(Expr{T::Kind, false, height, from(start)}, std::forward<Fields>(fields)...);
    }
    template <typename T, typename... Fields> [[nodiscard]] T *statement(std::uint32_t start, Fields &&...fields)
    {
        return module_->arena.make<T>(Stmt{T::Kind, from(start)}, std::forward<Fields>(fields)...);
    }
    template <typename T, typename... Fields> [[nodiscard]] T *pattern(std::uint32_t start, Fields &&...fields)
    {
        return module_->arena.make<T>(Pattern{T::Kind, from(start)}, std::forward<Fields>(fields)...);
    }
    [[nodiscard]] ScopeId newScope() { return ScopeId{module_->scopeCount++}; }
    [[nodiscard]] Symbol mangled(Symbol name);

    /// Items being gathered on a stack shared by all levels of recursion; copied to the arena when complete.
    template <typename T> class Gathering
    {
    public:
        explicit Gathering(std::vector<T> &stack)
            : stack_(stack)
            , base_(stack.size())
        {
        }
        Gathering(const Gathering &) = delete;
        Gathering &operator=(const Gathering &) = delete;
        ~Gathering() { stack_.resize(base_); }
        void add(const T &item) { stack_.push_back(item); }
        [[nodiscard]] std::size_t size() const { return stack_.size() - base_; }
        [[nodiscard]] const T &operator[](std::size_t i) const { return stack_[base_ + i]; }
        [[nodiscard]] std::span<const T> take(Arena &arena) const
        {
            return arena.copy(std::span<const T>(stack_).subspan(base_));
        }

    private:
        std::vector<T> &stack_;
        std::size_t base_;
    };
    using Expressions = Gathering<const Expr *>;
    using Statements = Gathering<const Stmt *>;
    using Patterns = Gathering<const Pattern *>;

    /// One more level of recursion; fails beyond the limit.
    class Nesting
    {
    public:
        explicit Nesting(Parser &parser);
        Nesting(const Nesting &) = delete;
        Nesting &operator=(const Nesting &) = delete;
        ~Nesting() { --parser_.nesting_; }

    private:
        Parser &parser_;
    };

    // ---- statements
    void statementList(Statements &to, TokenKind end);
    void statementLine(Statements &to);
    void simpleStatements(Statements &to);
    [[nodiscard]] const Stmt *simpleStatement();
    [[nodiscard]] const Stmt *compoundStatement();
    [[nodiscard]] Block block(const char *construct, std::uint32_t headerStart);
    [[nodiscard]] const Stmt *expressionStatement();
    [[nodiscard]] const Stmt *assignment(std::uint32_t start, const Expr *first);
    [[nodiscard]] const Stmt *annotatedAssignment(std::uint32_t start, const Expr *target);
    [[nodiscard]] const Expr *assignedValue();
    [[nodiscard]] const Stmt *deleteStatement();
    [[nodiscard]] const Stmt *raiseStatement();
    [[nodiscard]] const Stmt *assertStatement();
    [[nodiscard]] const Stmt *importStatement();
    [[nodiscard]] const Stmt *importFromStatement();
    [[nodiscard]] Symbol dottedName(Symbol &first);
    [[nodiscard]] ImportName importedName(bool dotted);
    [[nodiscard]] std::span<const Symbol> declaredNames();
    [[nodiscard]] Symbol expectName(ErrorCode code = errors::ScriptInvalidSyntax);
    [[nodiscard]] const Stmt *typeAlias();

    [[nodiscard]] const Stmt *ifStatement();
    [[nodiscard]] const Stmt *whileStatement();
    [[nodiscard]] const Stmt *forStatement(std::uint32_t start, bool isAsync);
    [[nodiscard]] const Stmt *withStatement(std::uint32_t start, bool isAsync);
    [[nodiscard]] bool parenthesizedWithItems(std::vector<WithItem> &items);
    [[nodiscard]] WithItem withItem();
    [[nodiscard]] const Stmt *tryStatement();
    [[nodiscard]] Block elseBlock();
    [[nodiscard]] const Stmt *asyncStatement();
    [[nodiscard]] const Stmt *decorated();
    [[nodiscard]] const Stmt *functionDefinition(std::uint32_t start, bool isAsync, ExprList decorators);
    [[nodiscard]] const Stmt *classDefinition(std::uint32_t start, ExprList decorators);
    [[nodiscard]] TypeParameterList typeParameters();
    [[nodiscard]] ParameterList parameters(TokenKind end, bool annotated);

    // ---- match
    [[nodiscard]] const Stmt *matchStatement();
    [[nodiscard]] const Expr *matchSubject();
    [[nodiscard]] MatchCase matchCase();
    [[nodiscard]] const Pattern *casePattern();
    [[nodiscard]] const Pattern *asPattern();
    [[nodiscard]] const Pattern *orPattern();
    [[nodiscard]] const Pattern *closedPattern();
    [[nodiscard]] const Pattern *starPattern();
    [[nodiscard]] const Pattern *maybeStarPattern();
    [[nodiscard]] const Pattern *groupOrSequencePattern(TokenKind end);
    [[nodiscard]] const Pattern *mappingPattern();
    [[nodiscard]] const Pattern *namePattern();
    [[nodiscard]] const Pattern *classPattern(std::uint32_t start, const Expr *type);
    [[nodiscard]] const Expr *literalPatternValue();
    [[nodiscard]] const Expr *complexNumber(std::uint32_t start, const Expr *real);
    [[nodiscard]] const Expr *dottedValue();
    [[nodiscard]] const Expr *mappingKey();

    // ---- expressions, from the loosest to the tightest
    [[nodiscard]] const Expr *starExpressions();
    [[nodiscard]] const Expr *starExpression();
    [[nodiscard]] const Expr *starNamedExpression();
    [[nodiscard]] const Expr *namedExpression();
    [[nodiscard]] const Expr *expression();
    [[nodiscard]] const Expr *yieldExpression();
    [[nodiscard]] const Expr *starredOf(const Expr *(Parser::*inner)());
    [[nodiscard]] const Expr *lambda();
    [[nodiscard]] const Expr *disjunction();
    [[nodiscard]] const Expr *conjunction();
    [[nodiscard]] const Expr *inversion();
    [[nodiscard]] const Expr *comparison();
    [[nodiscard]] const Expr *bitwiseOr() { return binary(1); }
    [[nodiscard]] const Expr *binary(int lowest);
    [[nodiscard]] const Expr *unary();
    [[nodiscard]] const Expr *power();
    [[nodiscard]] const Expr *primary();
    [[nodiscard]] const Expr *atom();
    [[nodiscard]] const Expr *nothing();
    /// The rest of a list without brackets, after its first item and at a comma.
    [[nodiscard]] const Expr *tupleAfter(std::uint32_t start, const Expr *first, const Expr *(Parser::*item)());
    [[nodiscard]] const Expr *targetList();
    [[nodiscard]] const Expr *targetItem();

    [[nodiscard]] const Expr *number();
    [[nodiscard]] const Expr *imaginary(std::uint32_t start, std::string_view digits);
    [[nodiscard]] const Expr *parenthesized();
    [[nodiscard]] const Expr *inParentheses(const Expr *node);
    [[nodiscard]] const Expr *listDisplay();
    [[nodiscard]] const Expr *braceDisplay();
    [[nodiscard]] const Expr *dictDisplay(std::uint32_t start, const Expr *firstKey);
    [[nodiscard]] const Expr *comprehension(ComprehensionKind what, std::uint32_t start, const Expr *element,
                                            const Expr *value, TokenKind end);
    [[nodiscard]] bool startsComprehension() const { return at(TokenKind::For) || at(TokenKind::Async); }
    [[nodiscard]] const Expr *call(std::uint32_t start, const Expr *function);
    void callArgument(Expressions &arguments, Gathering<Keyword> &keywords);
    [[nodiscard]] const Expr *subscript(std::uint32_t start, const Expr *object);
    [[nodiscard]] const Expr *subscriptItem();
    void closeBracket(TokenKind end, const Expr *last);
    [[nodiscard]] bool startsOperand() const;

    // ---- strings
    [[nodiscard]] const Expr *strings();
    void fstring(Gathering<FStringPart> &parts, std::string &pending);
    void fstringPieces(Gathering<FStringPart> &parts, std::string &pending, const Lexer::FStringKind &kind, Span start,
                       bool inSpec);
    [[nodiscard]] FStringPart replacementField(std::string &debugText, const Lexer::FStringKind &kind, Span start);
    void flush(Gathering<FStringPart> &parts, std::string &pending);
    /// Appends what a literal's undecoded text means; fails at a bad escape.
    void decode(std::string &to, Span text, bool raw, bool bytes);
    void decodeEscape(std::string &to, std::uint32_t &offset, std::uint32_t end, bool bytes);
    void appendRaw(std::string &to, std::uint32_t &offset, std::uint32_t end);

    // ---- what may be assigned to
    enum class Target : std::uint8_t { Assign, Augmented, Annotated, Delete, For, With };
    void checkTarget(const Expr *target, Target what, bool nested = false);
    void checkNameTarget(Symbol name, Span span);
    void failTarget(const Expr *target, Target what, bool nested);

    std::shared_ptr<const Source> source_;
    std::shared_ptr<SymbolTable> symbols_;
    std::shared_ptr<Module> module_;
    Lexer lexer_;
    Token token_;
    std::uint32_t previousEnd_ = 0;
    int nesting_ = 0;
    bool speculating_ = false;
    struct FoundError {
        std::uint32_t offset;
        Error error;
    };
    std::vector<FoundError> errors_;
    /// Where the current statement failed: the token that became Failed.
    Token culprit_;
    /// The outermost f-string being read, and the bracket depth around it.
    int fstringNesting_ = 0;
    std::uint32_t fstringStart_ = 0;
    std::size_t fstringBrackets_ = 0;
    Symbol className_ = NoSymbol;

    std::vector<const Expr *> expressionStack_;
    std::vector<const Stmt *> statementStack_;
    std::vector<const Pattern *> patternStack_;
    std::vector<Keyword> keywordStack_;
    std::vector<DictItem> dictStack_;
    std::vector<Comparison> comparisonStack_;
    std::vector<ComprehensionClause> clauseStack_;
    std::vector<Parameter> parameterStack_;
    std::vector<FStringPart> partStack_;
    std::vector<IfBranch> branchStack_;
    std::vector<MatchCase> caseStack_;
    std::vector<ExceptHandler> handlerStack_;
};

} // namespace retort::script
