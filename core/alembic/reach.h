#pragma once

#include <core/script/runtime/compiler/compile.h>
#include <core/script/syntax/parse.h>

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace retort::alembic
{

/// Walks the parts of a module that running one of its functions can reach.
class Reach
{
public:
    /// Of an imported module a statement counts only where a name it binds is reached, and of a class only what makes
    /// the class: its methods need not be called.
    Reach(const script::Module &module, script::ModuleUse use);

    /// Calls `visit` with each name and each attribute among the module's own statements, in the function `entry`, and
    /// in every function and class of the module that is named in what was reached. Outer expressions come before what
    /// they are made of. Annotations are passed over. What an earlier call reached is not visited again.
    void follow(std::string_view entry, const std::function<void(const script::Expr &)> &visit);

private:
    void reach(const std::vector<const script::Stmt *> &statements);
    void walkMaking(script::Block classBody);
    void walk(script::Block block);
    void walk(const script::Stmt &statement);
    void walk(const script::Expr *expression);
    void walkParameters(script::ParameterList parameters);

    const script::Module &module_;
    script::ModuleUse use_;
    std::map<script::Symbol, std::vector<const script::Stmt *>> definitions_;
    std::set<const script::Stmt *> reached_;
    std::vector<const script::Stmt *> waiting_;
    const std::function<void(const script::Expr &)> *visit_ = nullptr;
};

/// Calls `visit` with each import statement, and whether it stands inside of a function or class.
void forEachImport(const script::Module &module,
                   const std::function<void(const script::Stmt &statement, bool isInside)> &visit);

} // namespace retort::alembic
