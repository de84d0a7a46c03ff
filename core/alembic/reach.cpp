#include <core/alembic/reach.h>
#include <core/base/overloaded.h>
#include <core/script/resolve/bound_names.h>

namespace retort::alembic
{

using namespace script;

namespace
{

using Visit = std::function<void(const Stmt &statement, bool isInside)>;

/// Every statement of a block and of the blocks inside of it, functions and classes included.
void forEachStatement(Block block, bool isInside, const Visit &visit)
{
    for (const Stmt *statement : block) {
        visit(*statement, isInside);
        script::visit(*statement, overloaded{
                                      [&](const FunctionDefStmt &each) { forEachStatement(each.body, true, visit); },
                                      [&](const ClassDefStmt &each) { forEachStatement(each.body, true, visit); },
                                      [&](const ForStmt &each) {
                                          forEachStatement(each.body, isInside, visit);
                                          forEachStatement(each.orelse, isInside, visit);
                                      },
                                      [&](const WhileStmt &each) {
                                          forEachStatement(each.body, isInside, visit);
                                          forEachStatement(each.orelse, isInside, visit);
                                      },
                                      [&](const IfStmt &each) {
                                          for (const IfBranch &branch : each.branches)
                                              forEachStatement(branch.body, isInside, visit);
                                          forEachStatement(each.orelse, isInside, visit);
                                      },
                                      [&](const WithStmt &each) { forEachStatement(each.body, isInside, visit); },
                                      [&](const MatchStmt &each) {
                                          for (const MatchCase &one : each.cases)
                                              forEachStatement(one.body, isInside, visit);
                                      },
                                      [&](const TryStmt &each) {
                                          forEachStatement(each.body, isInside, visit);
                                          for (const ExceptHandler &handler : each.handlers)
                                              forEachStatement(handler.body, isInside, visit);
                                          forEachStatement(each.orelse, isInside, visit);
                                          forEachStatement(each.finally, isInside, visit);
                                      },
                                      [](const auto &each) {
                                          static_assert(
                                              !requires { each.body; }, "a statement with a block");
                                      },
                                  });
    }
}

} // namespace

void forEachImport(const script::Module &module, const Visit &visit)
{
    forEachStatement(module.body, false, [&visit](const Stmt &statement, bool isInside) {
        if (statement.kind == StmtKind::Import || statement.kind == StmtKind::ImportFrom)
            visit(statement, isInside);
    });
}

Reach::Reach(const script::Module &module, ModuleUse use)
    : module_(module)
    , use_(use)
{
    for (const Stmt *statement : module.body) {
        const bool isDefinition = statement->kind == StmtKind::FunctionDef || statement->kind == StmtKind::ClassDef;
        if (isDefinition || use == ModuleUse::Imported)
            forEachBoundName(*statement, [&](Symbol name) { definitions_[name].push_back(statement); });
    }
}

void Reach::reach(const std::vector<const Stmt *> &statements)
{
    for (const Stmt *statement : statements) {
        if (reached_.insert(statement).second)
            waiting_.push_back(statement);
    }
}

void Reach::follow(std::string_view entry, const std::function<void(const Expr &)> &visit)
{
    visit_ = &visit;
    for (const Stmt *statement : use_ == ModuleUse::Main ? module_.body : Block()) {
        const auto *function = as<FunctionDefStmt>(statement);
        const auto *type = as<ClassDefStmt>(statement);
        if (function == nullptr && type == nullptr) {
            walk(*statement);
            continue;
        }
        // Decorators run with the module, whether or not somebody calls what they decorate.
        for (const Expr *decorator : function != nullptr ? function->decorators : type->decorators)
            walk(decorator);
    }
    if (const auto found = definitions_.find(module_.symbols->find(entry)); found != definitions_.end())
        reach(found->second);
    while (!waiting_.empty()) {
        const Stmt *statement = waiting_.back();
        waiting_.pop_back();
        walk(*statement);
    }
}

void Reach::walk(Block block)
{
    for (const Stmt *statement : block)
        walk(*statement);
}

void Reach::walkMaking(Block classBody)
{
    for (const Stmt *statement : classBody) {
        const auto *method = as<FunctionDefStmt>(statement);
        if (method == nullptr) {
            walk(*statement);
            continue;
        }
        for (const Expr *decorator : method->decorators)
            walk(decorator);
        walkParameters(method->parameters);
    }
}

void Reach::walkParameters(ParameterList parameters)
{
    for (const Parameter &parameter : parameters)
        walk(parameter.defaultValue);
}

void Reach::walk(const Stmt &statement)
{
    const auto all = [this](ExprList list) {
        for (const Expr *each : list)
            walk(each);
    };
    visit(statement, overloaded{
                         [&](const FunctionDefStmt &each) {
                             all(each.decorators);
                             walkParameters(each.parameters);
                             walk(each.body);
                         },
                         [&](const ClassDefStmt &each) {
                             all(each.decorators);
                             all(each.bases);
                             for (const Keyword &keyword : each.keywords)
                                 walk(keyword.value);
                             if (use_ == ModuleUse::Main)
                                 walk(each.body);
                             else
                                 walkMaking(each.body);
                         },
                         [&](const ReturnStmt &each) { walk(each.value); },
                         [&](const DeleteStmt &each) { all(each.targets); },
                         [&](const AssignStmt &each) {
                             all(each.targets);
                             walk(each.value);
                         },
                         [&](const AugAssignStmt &each) {
                             walk(each.target);
                             walk(each.value);
                         },
                         [&](const AnnAssignStmt &each) { walk(each.value); },
                         [](const TypeAliasStmt &) {},
                         [&](const ForStmt &each) {
                             walk(each.target);
                             walk(each.iterable);
                             walk(each.body);
                             walk(each.orelse);
                         },
                         [&](const WhileStmt &each) {
                             walk(each.test);
                             walk(each.body);
                             walk(each.orelse);
                         },
                         [&](const IfStmt &each) {
                             for (const IfBranch &branch : each.branches) {
                                 walk(branch.test);
                                 walk(branch.body);
                             }
                             walk(each.orelse);
                         },
                         [&](const WithStmt &each) {
                             for (const WithItem &item : each.items) {
                                 walk(item.context);
                                 walk(item.target);
                             }
                             walk(each.body);
                         },
                         [&](const MatchStmt &each) {
                             walk(each.subject);
                             for (const MatchCase &one : each.cases) {
                                 walk(one.guard);
                                 walk(one.body);
                             }
                         },
                         [&](const RaiseStmt &each) {
                             walk(each.exception);
                             walk(each.cause);
                         },
                         [&](const TryStmt &each) {
                             walk(each.body);
                             for (const ExceptHandler &handler : each.handlers) {
                                 walk(handler.type);
                                 walk(handler.body);
                             }
                             walk(each.orelse);
                             walk(each.finally);
                         },
                         [&](const AssertStmt &each) {
                             walk(each.test);
                             walk(each.message);
                         },
                         [&](const ExprStmt &each) { walk(each.value); },
                         [](const ImportStmt &) {},
                         [](const ImportFromStmt &) {},
                         [](const GlobalStmt &) {},
                         [](const NonlocalStmt &) {},
                         [](const PassStmt &) {},
                         [](const BreakStmt &) {},
                         [](const ContinueStmt &) {},
                     });
}

void Reach::walk(const Expr *expression)
{
    if (expression == nullptr)
        return;
    const auto all = [this](ExprList list) {
        for (const Expr *each : list)
            walk(each);
    };
    const std::function<void(std::span<const FStringPart>)> parts = [&](std::span<const FStringPart> given) {
        for (const FStringPart &part : given) {
            walk(part.value);
            parts(part.spec);
        }
    };
    visit(*expression, overloaded{
                           [&](const NameExpr &each) {
                               (*visit_)(each);
                               if (const auto found = definitions_.find(each.name); found != definitions_.end())
                                   reach(found->second);
                           },
                           [](const ConstantExpr &) {},
                           [](const IntExpr &) {},
                           [](const FloatExpr &) {},
                           [](const StrExpr &) {},
                           [](const BytesExpr &) {},
                           [&](const FStringExpr &each) { parts(each.parts); },
                           [&](const BoolOpExpr &each) { all(each.values); },
                           [&](const NamedExpr &each) { walk(each.value); },
                           [&](const BinaryExpr &each) {
                               walk(each.left);
                               walk(each.right);
                           },
                           [&](const UnaryExpr &each) { walk(each.operand); },
                           [&](const LambdaExpr &each) {
                               walkParameters(each.parameters);
                               walk(each.body);
                           },
                           [&](const ConditionalExpr &each) {
                               walk(each.test);
                               walk(each.body);
                               walk(each.orelse);
                           },
                           [&](const DictExpr &each) {
                               for (const DictItem &item : each.items) {
                                   walk(item.key);
                                   walk(item.value);
                               }
                           },
                           [&](const SetExpr &each) { all(each.elements); },
                           [&](const ComprehensionExpr &each) {
                               for (const ComprehensionClause &clause : each.clauses) {
                                   walk(clause.target);
                                   walk(clause.iterable);
                                   all(clause.conditions);
                               }
                               walk(each.element);
                               walk(each.value);
                           },
                           [&](const AwaitExpr &each) { walk(each.value); },
                           [&](const YieldExpr &each) { walk(each.value); },
                           [&](const YieldFromExpr &each) { walk(each.value); },
                           [&](const CompareExpr &each) {
                               walk(each.left);
                               for (const Comparison &comparison : each.comparisons)
                                   walk(comparison.right);
                           },
                           [&](const CallExpr &each) {
                               walk(each.function);
                               all(each.arguments);
                               for (const Keyword &keyword : each.keywords)
                                   walk(keyword.value);
                           },
                           [&](const AttributeExpr &each) {
                               (*visit_)(each);
                               walk(each.object);
                           },
                           [&](const SubscriptExpr &each) {
                               walk(each.object);
                               walk(each.index);
                           },
                           [&](const StarredExpr &each) { walk(each.value); },
                           [&](const ListExpr &each) { all(each.elements); },
                           [&](const TupleExpr &each) { all(each.elements); },
                           [&](const SliceExpr &each) {
                               walk(each.lower);
                               walk(each.upper);
                               walk(each.step);
                           },
                       });
}

} // namespace retort::alembic
