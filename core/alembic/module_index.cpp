#include <core/alembic/module_index.h>
#include <core/alembic/reach.h>
#include <core/script/resolve/bound_names.h>

#include <algorithm>
#include <set>

namespace retort::alembic
{

using namespace script;

namespace
{

/// The dotted name an import with leading dots means; empty when it leaves the package.
std::string absoluteName(const std::string &package, int level, std::string_view module)
{
    if (level == 0)
        return std::string(module);
    std::string base = package;
    for (int i = 1; i < level && !base.empty(); ++i) {
        const std::size_t dot = base.rfind('.');
        base = dot == std::string::npos ? std::string() : base.substr(0, dot);
    }
    return base.empty() || module.empty() ? base : base + "." + std::string(module);
}

} // namespace

Imports importsOf(const script::Module &module, const std::string &package)
{
    const SymbolTable &symbols = *module.symbols;
    std::set<Symbol> bound;
    for (const Stmt *statement : module.body)
        forEachBoundName(*statement, [&](Symbol name) { bound.insert(name); });
    Imports imports;
    const auto add = [&](Symbol name, bool isInside, Imported imported) {
        if (!isInside || !bound.contains(name))
            imports.names.insert_or_assign(name, std::move(imported));
    };
    forEachImport(module, [&](const Stmt &statement, bool isInside) {
        if (const auto *import = as<ImportStmt>(&statement)) {
            // `import a.b` binds a; `import a.b as c` binds a.b.
            for (const ImportName &name : import->names)
                add(name.bound, isInside,
                    {std::string(symbols.text(name.alias != NoSymbol ? name.path : name.bound)), {}, name.span});
            return;
        }
        const auto *import = as<ImportFromStmt>(&statement);
        const std::string from = absoluteName(package, import->level, symbols.text(import->module));
        if (from.empty())
            return;
        for (const ImportName &name : import->names) {
            if (name.bound == NoSymbol)
                imports.stars.push_back({from, {}, name.span});
            else
                add(name.bound, isInside, {from, std::string(symbols.text(name.path)), name.span});
        }
    });
    return imports;
}

bool ModuleIndex::isKnown(const std::string &name)
{
    const auto [known, isNew] = known_.try_emplace(name);
    if (isNew) {
        const auto found = modules_.find(name);
        known->second = !found || !std::holds_alternative<UnknownModule>(*found);
    }
    return known->second;
}

const IndexedModule *ModuleIndex::ofProject(const std::string &name)
{
    if (const auto known = parsed_.find(name); known != parsed_.end())
        return known->second.get();
    std::unique_ptr<IndexedModule> made;
    auto found = modules_.find(name);
    if (found && std::holds_alternative<NameTable>(*found))
        found = modules_.find(name + MappedTypes::unmapped);
    if (!found) {
        made = std::make_unique<IndexedModule>();
        made->name = name;
        made->problem = found.error();
    } else if (const auto *script = std::get_if<ScriptModule>(&*found)) {
        made = std::make_unique<IndexedModule>();
        made->name = name;
        const std::size_t dot = name.rfind('.');
        const std::string package = script->isPackage          ? name
                                    : dot == std::string::npos ? std::string()
                                                               : name.substr(0, dot);
        ParsedModule parsed = parse(script->source, std::make_shared<SymbolTable>());
        made->module = std::move(parsed.module);
        made->resolution = resolve(*made->module);
        made->imports = importsOf(*made->module, package);
        if (!parsed.errors.empty())
            made->problem = std::move(parsed.errors.front());
        else if (!made->resolution.errors.empty())
            made->problem = made->resolution.errors.front();
    }
    return parsed_.emplace(name, std::move(made)).first->second.get();
}

bool bindsAnywhere(const Resolution &resolution, Symbol name)
{
    return std::any_of(resolution.scopes.begin(), resolution.scopes.end(), [name](const Scope &scope) {
        const Binding *binding = scope.find(name);
        return binding != nullptr && binding->isBound;
    });
}

} // namespace retort::alembic
