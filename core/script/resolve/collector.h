#pragma once

#include <core/script/resolve/scopes.h>

#include <optional>
#include <string>

namespace retort::script
{

/// What one scope does with one name.
struct NameUse {
    Symbol name;
    std::uint32_t scope;
    bool isBound = false;
    bool isUsed = false;
    bool isParameter = false;
    bool isGlobal = false;   ///< declared
    bool isNonlocal = false; ///< declared
    bool isIterationTarget = false;
    Span span; ///< where it was first met, or declared
};

/// Walks the tree once, in the order in which Python's symbol table does, and notes what each scope does with each
/// name; finds the errors of misplaced statements on the way. In files by topic: collect_statements.cpp,
/// collect_expressions.cpp, collect_patterns.cpp.
class Collector
{
public:
    explicit Collector(const Module &module);
    void run();

    struct FoundError {
        std::uint32_t offset;
        Error error;
    };
    struct ScopeUse {
        ScopeKind kind = ScopeKind::Module;
        std::uint32_t parent = 0;
        bool isGenerator = false;
        bool isCoroutine = false;
        std::vector<NameUse> names;
    };
    [[nodiscard]] std::vector<ScopeUse> &scopes() { return scopes_; }
    /// Every scope after the one around it. Scopes that nothing evaluates (in annotations) are missing.
    [[nodiscard]] const std::vector<std::uint32_t> &order() const { return order_; }
    [[nodiscard]] std::vector<FoundError> &errors() { return errors_; }
    /// Null for a name that the scope does not mention. Valid until the next name is noted.
    [[nodiscard]] NameUse *find(std::uint32_t scope, Symbol name);
    /// Noted when it is new.
    [[nodiscard]] NameUse &use(std::uint32_t scope, Symbol name, Span span);
    void report(ErrorCode code, Span span, QVariantMap data = {});
    [[nodiscard]] QVariantMap named(Symbol name) const;

private:
    class Inside;
    struct Context {
        std::uint32_t scope = 0;
        int loops = 0;
        bool inExceptStar = false;
        bool inComprehensionIterable = false;
    };

    [[nodiscard]] ScopeUse &scope() { return scopes_[context_.scope]; }
    void grow();
    [[nodiscard]] std::size_t slotOf(std::uint64_t key) const;

    void block(Block body);
    void statement(const Stmt &node);
    void function(const FunctionDefStmt &node);
    void classDefinition(const ClassDefStmt &node);
    void parameters(ParameterList list);
    void defaults(ParameterList list);
    void declare(const Stmt &node, std::span<const Symbol> names, bool isGlobal);
    void tryStatement(const TryStmt &node);
    void imported(const ImportFromStmt &node, bool mayBeFuture);
    void jump(const Stmt &node);

    void expressions(ExprList nodes);
    void expression(const Expr *node);
    void load(Symbol name, Span span);
    void bind(Symbol name, Span span);
    void target(const Expr *node);
    void named(const NamedExpr &node);
    void comprehension(const ComprehensionExpr &node);
    void iterationTarget(const Expr *node);
    void fstring(std::span<const FStringPart> parts);
    void yields(const Expr &node);

    void match(const MatchStmt &node);
    using Names = std::vector<Symbol>;
    void pattern(const Pattern &node, Names &names, bool mayCaptureAll);
    void patterns(PatternList nodes, Names &names);
    void capture(Symbol name, Span span, Names &names);
    void orPattern(const OrPattern &node, Names &names, bool mayCaptureAll);

    const Module &module_;
    std::vector<ScopeUse> scopes_;
    std::vector<std::uint32_t> order_;
    std::vector<FoundError> errors_;
    Context context_;
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t index = 0;
    };
    std::vector<Slot> slots_; ///< (scope, name) to its place in the scope's names; open addressing, key 0 is free
    std::size_t used_ = 0;
};

} // namespace retort::script
