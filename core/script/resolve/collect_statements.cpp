#include <core/base/overloaded.h>
#include <core/script/error_codes.h>
#include <core/script/resolve/inside.h>

namespace retort::script
{

void Collector::run()
{
    order_.push_back(0);
    bool mayBeFuture = true;
    bool isFirst = true;
    for (const Stmt *node : module_.body) {
        const auto *text = as<ExprStmt>(node);
        const auto *import = as<ImportFromStmt>(node);
        if (import) {
            imported(*import, mayBeFuture);
            mayBeFuture = mayBeFuture && import->level == 0 && import->module != NoSymbol &&
                          module_.symbols->text(import->module) == "__future__";
        } else {
            mayBeFuture = mayBeFuture && isFirst && text && text->value->kind == ExprKind::Str;
            statement(*node);
        }
        isFirst = false;
    }
}

void Collector::block(Block body)
{
    for (const Stmt *node : body)
        statement(*node);
}

void Collector::jump(const Stmt &node)
{
    if (context_.inExceptStar)
        report(errors::ScriptJumpInExceptStar, node.span);
    else if (context_.loops == 0)
        report(node.kind == StmtKind::Break ? errors::ScriptBreakOutside : errors::ScriptContinueOutside, node.span);
}

void Collector::statement(const Stmt &node)
{
    const auto loop = [&](Block body, Block orelse) {
        const bool outer = context_.inExceptStar;
        context_.inExceptStar = false;
        ++context_.loops;
        block(body);
        --context_.loops;
        context_.inExceptStar = outer;
        block(orelse);
    };
    const auto asynchronous = [&](bool isAsync, const char *construct) {
        if (isAsync && !scope().isCoroutine)
            report(errors::ScriptAsyncOutside, node.span,
                   {{QStringLiteral("construct"), QString::fromLatin1(construct)}});
    };
    visit(node, overloaded{
                    [&](const FunctionDefStmt &s) { function(s); },
                    [&](const ClassDefStmt &s) { classDefinition(s); },
                    [&](const ReturnStmt &s) {
                        if (scope().kind != ScopeKind::Function)
                            report(errors::ScriptReturnOutside, s.span);
                        else if (context_.inExceptStar)
                            report(errors::ScriptJumpInExceptStar, s.span);
                        expression(s.value);
                    },
                    [&](const DeleteStmt &s) {
                        for (const Expr *item : s.targets)
                            target(item);
                    },
                    [&](const AssignStmt &s) {
                        expression(s.value);
                        for (const Expr *item : s.targets)
                            target(item);
                    },
                    [&](const AugAssignStmt &s) {
                        if (const auto *name = as<NameExpr>(s.target))
                            load(name->name, name->span);
                        target(s.target);
                        expression(s.value);
                    },
                    [&](const AnnAssignStmt &s) {
                        const auto *name = as<NameExpr>(s.target);
                        const NameUse *known = name ? find(context_.scope, name->name) : nullptr;
                        if (known && !name->parenthesized && (known->isNonlocal || known->isGlobal) &&
                            scope().kind != ScopeKind::Module) {
                            QVariantMap data = named(name->name);
                            data.insert(QStringLiteral("declared"),
                                        known->isGlobal ? QStringLiteral("global") : QStringLiteral("nonlocal"));
                            report(errors::ScriptAnnotatedDeclared, s.span, data);
                        }
                        // (x): int, without a value, binds nothing.
                        if (!name || !name->parenthesized || s.value)
                            target(s.target);
                        expression(s.value);
                    },
                    [&](const TypeAliasStmt &s) { bind(s.name->name, s.name->span); },
                    [&](const ForStmt &s) {
                        asynchronous(s.isAsync, "async for");
                        target(s.target);
                        expression(s.iterable);
                        loop(s.body, s.orelse);
                    },
                    [&](const WhileStmt &s) {
                        expression(s.test);
                        loop(s.body, s.orelse);
                    },
                    [&](const IfStmt &s) {
                        for (const IfBranch &branch : s.branches) {
                            expression(branch.test);
                            block(branch.body);
                        }
                        block(s.orelse);
                    },
                    [&](const WithStmt &s) {
                        asynchronous(s.isAsync, "async with");
                        for (const WithItem &item : s.items) {
                            expression(item.context);
                            if (item.target)
                                target(item.target);
                        }
                        block(s.body);
                    },
                    [&](const MatchStmt &s) { match(s); },
                    [&](const RaiseStmt &s) {
                        expression(s.exception);
                        expression(s.cause);
                    },
                    [&](const TryStmt &s) { tryStatement(s); },
                    [&](const AssertStmt &s) {
                        expression(s.test);
                        expression(s.message);
                    },
                    [&](const ImportStmt &s) {
                        for (const ImportName &name : s.names)
                            bind(name.bound, name.span);
                    },
                    [&](const ImportFromStmt &s) { imported(s, false); },
                    [&](const GlobalStmt &s) { declare(s, s.names, true); },
                    [&](const NonlocalStmt &s) { declare(s, s.names, false); },
                    [&](const ExprStmt &s) { expression(s.value); },
                    [&](const PassStmt &) {},
                    [&](const BreakStmt &s) { jump(s); },
                    [&](const ContinueStmt &s) { jump(s); },
                });
}

void Collector::defaults(ParameterList list)
{
    for (const Parameter &parameter : list)
        expression(parameter.defaultValue);
}

void Collector::parameters(ParameterList list)
{
    for (const Parameter &parameter : list) {
        NameUse &name = use(context_.scope, parameter.name, parameter.span);
        if (name.isParameter)
            report(errors::ScriptDuplicateParameter, parameter.span, named(parameter.name));
        name.isParameter = true;
        name.isBound = true;
    }
}

void Collector::function(const FunctionDefStmt &node)
{
    expressions(node.decorators);
    defaults(node.parameters);
    bind(node.name, node.nameSpan);
    const Inside inside(*this, node.scope, ScopeKind::Function);
    scope().isCoroutine = node.isAsync;
    parameters(node.parameters);
    block(node.body);
}

void Collector::classDefinition(const ClassDefStmt &node)
{
    expressions(node.decorators);
    expressions(node.bases);
    for (const Keyword &keyword : node.keywords)
        expression(keyword.value);
    bind(node.name, node.nameSpan);
    const Inside inside(*this, node.scope, ScopeKind::Class);
    block(node.body);
}

void Collector::tryStatement(const TryStmt &node)
{
    block(node.body);
    for (const ExceptHandler &handler : node.handlers) {
        expression(handler.type);
        if (handler.name != NoSymbol)
            bind(handler.name, handler.span);
        const bool outer = context_.inExceptStar;
        context_.inExceptStar = outer || node.isStar;
        block(handler.body);
        context_.inExceptStar = outer;
    }
    block(node.orelse);
    block(node.finally);
}

void Collector::imported(const ImportFromStmt &node, bool mayBeFuture)
{
    const bool isFuture =
        node.level == 0 && node.module != NoSymbol && module_.symbols->text(node.module) == "__future__";
    if (isFuture && !mayBeFuture)
        report(errors::ScriptLateFuture, node.span);
    for (const ImportName &name : node.names) {
        if (name.bound != NoSymbol)
            bind(name.bound, name.span);
        else if (scope().kind != ScopeKind::Module)
            report(errors::ScriptStarImportInFunction, node.span);
    }
}

void Collector::declare(const Stmt &node, std::span<const Symbol> names, bool isGlobal)
{
    if (!isGlobal && scope().kind == ScopeKind::Module) {
        report(errors::ScriptNonlocalInModule, node.span);
        return;
    }
    for (const Symbol symbol : names) {
        NameUse &name = use(context_.scope, symbol, node.span);
        std::optional<ErrorCode> wrong;
        if (name.isParameter)
            wrong = isGlobal ? errors::ScriptGlobalParameter : errors::ScriptNonlocalParameter;
        else if (isGlobal ? name.isNonlocal : name.isGlobal)
            wrong = errors::ScriptNonlocalAndGlobal;
        else if (name.isGlobal || name.isNonlocal)
            wrong = std::nullopt;
        else if (name.isBound)
            wrong = isGlobal ? errors::ScriptAssignedBeforeGlobal : errors::ScriptAssignedBeforeNonlocal;
        else if (name.isUsed)
            wrong = isGlobal ? errors::ScriptUsedBeforeGlobal : errors::ScriptUsedBeforeNonlocal;
        if (wrong) {
            report(*wrong, node.span, named(symbol));
            continue;
        }
        (isGlobal ? name.isGlobal : name.isNonlocal) = true;
        name.span = node.span;
    }
}

} // namespace retort::script
