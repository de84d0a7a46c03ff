#pragma once

#include <core/base/error.h>
#include <core/script/resolve/scopes.h>
#include <core/script/runtime/compiler/code_builder.h>
#include <core/script/runtime/compiler/compile.h>
#include <core/script/runtime/interpreter.h>

#include <optional>
#include <vector>

namespace retort::script
{

/// Compiles one module, body by body. One file a topic: expressions, calls, statements, control (loops, try, with),
/// definitions (functions, classes, comprehensions), patterns.
///
/// A `finally` is compiled once for each way out of its `try` (falling through, return, break, continue, an
/// exception), so that the machine needs no notion of "why"; `Exit` remembers what stands between a jump and its goal.
class Compiler
{
public:
    Compiler(Interpreter &vm, const Module &module, const Resolution &resolution);

    [[nodiscard]] Result<Ref<Code>> compileModule(ModuleUse use);
    [[nodiscard]] const std::vector<Error> &errors() const noexcept { return errors_; }

    // expressions.cpp: each leaves its value on the stack
    void expression(const Expr &node);
    void operator()(const NameExpr &node);
    void operator()(const ConstantExpr &node);
    void operator()(const IntExpr &node);
    void operator()(const FloatExpr &node);
    void operator()(const StrExpr &node);
    void operator()(const BytesExpr &node);
    void operator()(const FStringExpr &node);
    void operator()(const BoolOpExpr &node);
    void operator()(const NamedExpr &node);
    void operator()(const BinaryExpr &node);
    void operator()(const UnaryExpr &node);
    void operator()(const LambdaExpr &node);
    void operator()(const ConditionalExpr &node);
    void operator()(const DictExpr &node);
    void operator()(const SetExpr &node);
    void operator()(const ComprehensionExpr &node);
    void operator()(const AwaitExpr &node);
    void operator()(const YieldExpr &node);
    void operator()(const YieldFromExpr &node);
    void operator()(const CompareExpr &node);
    void operator()(const CallExpr &node);
    void operator()(const AttributeExpr &node);
    void operator()(const SubscriptExpr &node);
    void operator()(const StarredExpr &node);
    void operator()(const ListExpr &node);
    void operator()(const TupleExpr &node);
    void operator()(const SliceExpr &node);

    // statements.cpp, control.cpp, definitions.cpp: the stack is as before
    void block(Block statements);
    void operator()(const FunctionDefStmt &node);
    void operator()(const ClassDefStmt &node);
    void operator()(const ReturnStmt &node);
    void operator()(const DeleteStmt &node);
    void operator()(const AssignStmt &node);
    void operator()(const AugAssignStmt &node);
    void operator()(const AnnAssignStmt &node);
    void operator()(const TypeAliasStmt &node);
    void operator()(const ForStmt &node);
    void operator()(const WhileStmt &node);
    void operator()(const IfStmt &node);
    void operator()(const WithStmt &node);
    void operator()(const MatchStmt &node);
    void operator()(const RaiseStmt &node);
    void operator()(const TryStmt &node);
    void operator()(const AssertStmt &node);
    void operator()(const ImportStmt &node);
    void operator()(const ImportFromStmt &node);
    void operator()(const GlobalStmt &node);
    void operator()(const NonlocalStmt &node);
    void operator()(const ExprStmt &node);
    void operator()(const PassStmt &node);
    void operator()(const BreakStmt &node);
    void operator()(const ContinueStmt &node);

    // patterns.cpp: the subject is in a local; not matching jumps to `fail`, the stack as before
    void operator()(const ValuePattern &node, std::uint32_t subject, Label &fail);
    void operator()(const SingletonPattern &node, std::uint32_t subject, Label &fail);
    void operator()(const SequencePattern &node, std::uint32_t subject, Label &fail);
    void operator()(const MappingPattern &node, std::uint32_t subject, Label &fail);
    void operator()(const ClassPattern &node, std::uint32_t subject, Label &fail);
    void operator()(const StarPattern &node, std::uint32_t subject, Label &fail);
    void operator()(const AsPattern &node, std::uint32_t subject, Label &fail);
    void operator()(const OrPattern &node, std::uint32_t subject, Label &fail);

private:
    /// What a jump out of a statement has to undo, innermost last.
    struct Exit {
        enum class Kind : std::uint8_t { For, While, Handler, Finally, With, InHandler, InFinally };
        Kind kind;
        Label *next = nullptr;  ///< of a loop: where `continue` goes
        Label *leave = nullptr; ///< of a loop: where `break` goes
        Block finally = {};     ///< Finally
        Symbol name = NoSymbol; ///< InHandler: of `except ... as name`
    };
    /// A body being compiled.
    struct Unit {
        Unit(Interpreter &vm, const Module &module, const Scope &itsScope, Unit *around)
            : scope(itsScope)
            , outer(around)
            , builder(vm, module.source)
        {
        }
        const Scope &scope;
        Unit *outer;
        CodeBuilder builder;
        std::vector<Exit> exits;
        std::vector<std::pair<Symbol, std::uint32_t>> captures; ///< of the pattern at hand
    };

    [[nodiscard]] CodeBuilder &out() noexcept { return unit_->builder; }
    void emit(Opcode opcode, std::uint32_t argument = 0) { out().emit(opcode, argument); }
    void loadConstant(const Value &value) { emit(Opcode::LoadConstant, out().constant(value)); }
    [[nodiscard]] Ref<Str> name(Symbol symbol) { return vm_.nameOf(*module_.symbols, symbol); }
    [[nodiscard]] std::uint32_t nameIndex(Symbol symbol) { return out().name(name(symbol)); }
    /// An error; in an imported module only for who gets to that place.
    void unsupported(Span span, const QString &construct);

    enum class Access : std::uint8_t { Load, Store, Delete };
    void variable(Symbol symbol, Access access);
    [[nodiscard]] static std::int32_t cellIndex(const Scope &scope, Symbol symbol);
    /// A local that no name of the script reaches.
    [[nodiscard]] std::uint32_t hiddenLocal();

    /// Statements of an imported module, each behind a guard (see ModuleUse).
    void importedBlock(Block statements);

    /// Takes the topmost value.
    void store(const Expr &target);
    void storeSequence(ExprList targets, Span span);
    void remove(const Expr &target);
    /// Jumps when the truth of `node` is `wanted`; leaves nothing.
    void condition(const Expr &node, bool wanted, Label &target);
    void fstringParts(std::span<const FStringPart> parts);
    void sequence(ExprList elements, Opcode build, Opcode add, Opcode extend);
    void callArguments(const CallExpr &node);
    void keywordsDict(std::span<const Keyword> keywords);

    void beginUnit(Unit &unit, std::string name, const std::string &qualifiedPrefix);
    [[nodiscard]] Ref<Code> endUnit();
    [[nodiscard]] std::string qualifiedPrefix();
    void parameters(ParameterList list);
    void makeFunction(const Ref<Code> &code);
    void decorated(ExprList decorators);
    [[nodiscard]] Value docOf(Block body);
    void annotate(const Expr &target, const Expr &annotation);
    void comprehensionClause(const ComprehensionExpr &node, std::size_t index);

    void pushExit(Exit exit) { unit_->exits.push_back(exit); }
    void popExit() { unit_->exits.pop_back(); }
    /// Emits what leaving the exits above `keep` takes; a value on top of the stack is kept there if there is one.
    void leaveTo(std::size_t keep, bool hasValue);
    void leaveOne(const Exit &exit, bool hasValue);
    void clearName(Symbol name);
    void withItems(const WithStmt &node, std::size_t index);
    void exceptHandlers(const TryStmt &node, Label &end);
    void starHandlers(const TryStmt &node, Label &end);
    void tryExcept(const TryStmt &node);
    void importPath(std::string module, int level, bool wantsLeaf);

    Interpreter &vm_;
    const Module &module_;
    const Resolution &resolution_;
    ModuleUse use_ = ModuleUse::Main;
    Unit *unit_ = nullptr;
    std::vector<Error> errors_;
};

} // namespace retort::script
