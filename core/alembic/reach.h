#pragma once

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
    explicit Reach(const script::Module &module);

    /// Calls `visit` with each name and each attribute among the module's own statements, in the function `entry`, and
    /// in every function and class of the module that is named in what was reached. Outer expressions come before what
    /// they are made of. Annotations are passed over.
    void follow(std::string_view entry, const std::function<void(const script::Expr &)> &visit);

private:
    void walk(script::Block block);
    void walk(const script::Stmt &statement);
    void walk(const script::Expr *expression);
    void walkParameters(script::ParameterList parameters);

    const script::Module &module_;
    std::map<script::Symbol, std::vector<const script::Stmt *>> definitions_;
    std::set<const script::Stmt *> reached_;
    std::vector<const script::Stmt *> waiting_;
    const std::function<void(const script::Expr &)> *visit_ = nullptr;
};

/// Calls `visit` with each import statement, wherever it stands.
void forEachImport(const script::Module &module, const std::function<void(const script::Stmt &)> &visit);

} // namespace retort::alembic
