#include <core/base/overloaded.h>
#include <core/script/error_codes.h>
#include <core/script/resolve/inside.h>

namespace retort::script
{

void Collector::expressions(ExprList nodes)
{
    for (const Expr *node : nodes)
        expression(node);
}

void Collector::load(Symbol name, Span span)
{
    use(context_.scope, name, span).isUsed = true;
    // super() without arguments asks for the class around it.
    const ScopeKind kind = scope().kind;
    if (name == names::Super && kind != ScopeKind::Module && kind != ScopeKind::Class)
        use(context_.scope, names::DunderClass, span).isUsed = true;
}

void Collector::bind(Symbol name, Span span)
{
    use(context_.scope, name, span).isBound = true;
}

void Collector::target(const Expr *node)
{
    if (const auto *name = as<NameExpr>(node)) {
        bind(name->name, name->span);
    } else if (const auto *starred = as<StarredExpr>(node)) {
        target(starred->value);
    } else if (const auto *list = as<ListExpr>(node)) {
        for (const Expr *item : list->elements)
            target(item);
    } else if (const auto *tuple = as<TupleExpr>(node)) {
        for (const Expr *item : tuple->elements)
            target(item);
    } else {
        expression(node); // what an attribute or a subscript is of
    }
}

void Collector::yields(const Expr &node)
{
    const ScopeKind kind = scope().kind;
    if (kind == ScopeKind::Comprehension)
        report(errors::ScriptYieldInComprehension, node.span);
    else if (kind == ScopeKind::Module || kind == ScopeKind::Class)
        report(errors::ScriptYieldOutside, node.span);
    else
        scope().isGenerator = true;
}

void Collector::fstring(std::span<const FStringPart> parts)
{
    for (const FStringPart &part : parts) {
        expression(part.value);
        fstring(part.spec);
    }
}

void Collector::expression(const Expr *node)
{
    if (!node)
        return;
    visit(*node, overloaded{
                     [&](const NameExpr &e) { load(e.name, e.span); },
                     [&](const ConstantExpr &) {},
                     [&](const IntExpr &) {},
                     [&](const FloatExpr &) {},
                     [&](const StrExpr &) {},
                     [&](const BytesExpr &) {},
                     [&](const FStringExpr &e) { fstring(e.parts); },
                     [&](const BoolOpExpr &e) { expressions(e.values); },
                     [&](const NamedExpr &e) { named(e); },
                     [&](const BinaryExpr &e) {
                         expression(e.left);
                         expression(e.right);
                     },
                     [&](const UnaryExpr &e) { expression(e.operand); },
                     [&](const LambdaExpr &e) {
                         defaults(e.parameters);
                         const Inside inside(*this, e.scope, ScopeKind::Lambda);
                         parameters(e.parameters);
                         expression(e.body);
                     },
                     [&](const ConditionalExpr &e) {
                         expression(e.test);
                         expression(e.body);
                         expression(e.orelse);
                     },
                     [&](const DictExpr &e) {
                         for (const DictItem &item : e.items) {
                             expression(item.key);
                             expression(item.value);
                         }
                     },
                     [&](const SetExpr &e) { expressions(e.elements); },
                     [&](const ComprehensionExpr &e) { comprehension(e); },
                     [&](const AwaitExpr &e) {
                         const ScopeKind kind = scope().kind;
                         if (kind == ScopeKind::Module || kind == ScopeKind::Class)
                             report(errors::ScriptAwaitOutside, e.span);
                         else if (kind != ScopeKind::Comprehension && !scope().isCoroutine)
                             report(errors::ScriptAsyncOutside, e.span,
                                    {{QStringLiteral("construct"), QStringLiteral("await")}});
                         expression(e.value);
                     },
                     [&](const YieldExpr &e) {
                         expression(e.value);
                         yields(e);
                     },
                     [&](const YieldFromExpr &e) {
                         expression(e.value);
                         yields(e);
                     },
                     [&](const CompareExpr &e) {
                         expression(e.left);
                         for (const Comparison &item : e.comparisons)
                             expression(item.right);
                     },
                     [&](const CallExpr &e) {
                         expression(e.function);
                         expressions(e.arguments);
                         for (const Keyword &keyword : e.keywords)
                             expression(keyword.value);
                     },
                     [&](const AttributeExpr &e) { expression(e.object); },
                     [&](const SubscriptExpr &e) {
                         expression(e.object);
                         expression(e.index);
                     },
                     [&](const StarredExpr &e) { expression(e.value); },
                     [&](const ListExpr &e) { expressions(e.elements); },
                     [&](const TupleExpr &e) { expressions(e.elements); },
                     [&](const SliceExpr &e) {
                         expression(e.lower);
                         expression(e.upper);
                         expression(e.step);
                     },
                 });
}

/// Inside comprehensions the name belongs to the function, or the module, around all of them.
void Collector::named(const NamedExpr &node)
{
    const Symbol name = node.target->name;
    const Span span = node.target->span;
    if (context_.inComprehensionIterable)
        report(errors::ScriptNamedInIterable, node.span);
    std::uint32_t owner = context_.scope;
    while (scopes_[owner].kind == ScopeKind::Comprehension) {
        if (const NameUse *known = find(owner, name); known && known->isIterationTarget) {
            report(errors::ScriptNamedRebindsTarget, span, named(name));
            return;
        }
        owner = scopes_[owner].parent;
    }
    if (owner != context_.scope && scopes_[owner].kind == ScopeKind::Class) {
        report(errors::ScriptNamedInClass, span);
        return;
    }
    NameUse &owned = use(owner, name, span);
    owned.isBound = true;
    const bool isGlobal = owned.isGlobal || scopes_[owner].kind == ScopeKind::Module;
    for (std::uint32_t inner = context_.scope; inner != owner; inner = scopes_[inner].parent) {
        NameUse &handed = use(inner, name, span);
        (isGlobal ? handed.isGlobal : handed.isNonlocal) = true;
    }
    expression(node.value);
}

void Collector::iterationTarget(const Expr *node)
{
    if (const auto *name = as<NameExpr>(node)) {
        NameUse &use_ = use(context_.scope, name->name, name->span);
        if (use_.isGlobal || use_.isNonlocal)
            report(errors::ScriptNamedRebindsTarget, name->span, named(name->name));
        use_.isBound = true;
        use_.isIterationTarget = true;
    } else if (const auto *starred = as<StarredExpr>(node)) {
        iterationTarget(starred->value);
    } else if (const auto *list = as<ListExpr>(node)) {
        for (const Expr *item : list->elements)
            iterationTarget(item);
    } else if (const auto *tuple = as<TupleExpr>(node)) {
        for (const Expr *item : tuple->elements)
            iterationTarget(item);
    } else {
        expression(node);
    }
}

void Collector::comprehension(const ComprehensionExpr &node)
{
    const auto iterable = [&](const Expr *value) {
        const bool outer = context_.inComprehensionIterable;
        context_.inComprehensionIterable = true;
        expression(value);
        context_.inComprehensionIterable = outer;
    };
    bool isAsync = false;
    for (const ComprehensionClause &clause : node.clauses)
        isAsync = isAsync || clause.isAsync;
    if (isAsync && node.what != ComprehensionKind::Generator && !scope().isCoroutine)
        report(errors::ScriptAsyncOutside, node.span,
               {{QStringLiteral("construct"), QStringLiteral("asynchronous comprehension")}});
    iterable(node.clauses.front().iterable);
    const bool inCoroutine = scope().isCoroutine;
    const Inside inside(*this, node.scope, ScopeKind::Comprehension);
    scope().isGenerator = node.what == ComprehensionKind::Generator;
    scope().isCoroutine = isAsync || inCoroutine;
    for (const ComprehensionClause &clause : node.clauses) {
        iterationTarget(clause.target);
        if (&clause != &node.clauses.front())
            iterable(clause.iterable);
        expressions(clause.conditions);
    }
    expression(node.value);
    expression(node.element);
}

} // namespace retort::script
