#include <core/alembic/check.h>
#include <core/alembic/reach.h>
#include <core/alembic/tables.h>
#include <core/script/resolve/scopes.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/refused.h>
#include <core/script/stdlib/standard_modules.h>

#include <algorithm>
#include <map>
#include <set>

// What a revision needs is found by walking the functions that its entry point can reach: the module's own statements,
// upgrade() or downgrade(), and each function or class of the module whose name stands in what was reached already. A
// name counts as used wherever it stands; that may reach too much, never too little.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// What an imported name stands for.
struct Imported {
    std::string module; ///< dotted; of a module itself its own name
    std::string name;   ///< what was imported out of it; empty for the module
};

class Checker
{
public:
    Checker(const RevisionScript &script, const Resolution &resolution, const ModuleResolver &modules)
        : script_(script)
        , resolution_(resolution)
        , symbols_(*script.module->symbols)
        , modules_(modules)
    {
    }

    std::vector<Error> run(Direction direction)
    {
        collectImports();
        Reach reach(*script_.module);
        const char *entry = direction == Direction::Up ? "upgrade" : "downgrade";
        reach.follow(entry, [this](const Expr &expression) { look(expression); });
        return std::move(errors_);
    }

private:
    void collectImports()
    {
        forEachImport(*script_.module, [this](const Stmt &statement) {
            if (const auto *import = as<ImportStmt>(&statement)) {
                for (const ImportName &name : import->names) {
                    // `import a.b` binds a; `import a.b as c` binds a.b.
                    const auto bound = name.alias != NoSymbol ? name.path : name.bound;
                    imports_[name.bound] = {std::string(symbols_.text(bound)), {}};
                }
                return;
            }
            const auto *import = as<ImportFromStmt>(&statement);
            if (import == nullptr || import->level > 0)
                return;
            for (const ImportName &name : import->names) {
                if (name.bound != NoSymbol) {
                    imports_[name.bound] = {std::string(symbols_.text(import->module)),
                                            std::string(symbols_.text(name.path))};
                }
            }
        });
    }

    /// A name, or an attribute of one: a.b.c is looked at as a whole.
    void look(const Expr &expression)
    {
        if (seen_.contains(&expression))
            return;
        std::vector<const AttributeExpr *> path;
        const Expr *root = &expression;
        while (const auto *attribute = as<AttributeExpr>(root)) {
            path.push_back(attribute);
            seen_.insert(attribute->object);
            root = attribute->object;
        }
        const auto *name = as<NameExpr>(root);
        if (name == nullptr)
            return;
        const auto imported = imports_.find(name->name);
        if (imported == imports_.end()) {
            judgeBuiltin(*name);
            return;
        }
        std::string module = imported->second.module;
        std::string member = imported->second.name;
        Span span = name->span;
        if (!member.empty() && isKnown(module + "." + member)) {
            module += "." + member;
            member.clear();
        }
        auto next = path.rbegin();
        while (member.empty() && next != path.rend()) {
            const std::string text(symbols_.text((*next)->name));
            span = (*next)->nameSpan;
            ++next;
            if (isKnown(module + "." + text))
                module += "." + text;
            else
                member = text;
        }
        judge(module, member, span, expression.span);
    }

    /// A name that the module binds anywhere is taken for its own.
    void judgeBuiltin(const NameExpr &name)
    {
        const std::string_view text = symbols_.text(name.name);
        const auto binds = [&name](const Scope &scope) {
            const Binding *binding = scope.find(name.name);
            return binding != nullptr && binding->isBound;
        };
        if (!isRefusedBuiltin(text) || std::any_of(resolution_.scopes.begin(), resolution_.scopes.end(), binds))
            return;
        const QString called = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())) + u"()"_s;
        report({ErrorCode::ScriptUnsupported, {{u"construct"_s, called}}, position(name.span), {}, nullptr});
    }

    [[nodiscard]] bool isKnown(const std::string &module) const
    {
        const auto found = modules_.find(module);
        return found && !std::holds_alternative<UnknownModule>(*found);
    }

    void judge(const std::string &module, const std::string &member, Span memberSpan, Span whole)
    {
        const auto found = modules_.find(module);
        if (!found || std::holds_alternative<UnknownModule>(*found)) {
            const std::string what = member.empty() ? module : member;
            report({ErrorCode::ScriptModuleUnknown,
                    {{u"module"_s, QString::fromStdString(module)}, {u"name"_s, QString::fromStdString(what)}},
                    position(whole),
                    {},
                    nullptr});
            return;
        }
        const auto *native = std::get_if<NativeModule>(&*found);
        if (native == nullptr || member.empty() || member.starts_with("__"))
            return;
        const ModuleRow *row = findModule(module);
        if (row != nullptr ? hasName(*row, member) : hasName(*native->entry, member))
            return;
        report({ErrorCode::ScriptNameUnknown,
                {{u"module"_s, QString::fromStdString(module)}, {u"name"_s, QString::fromStdString(member)}},
                position(memberSpan),
                {},
                nullptr});
    }

    void report(Error cause)
    {
        // The same name at its second use says nothing new.
        const QString key = cause.data.value(u"module"_s).toString() + u'.' + cause.data.value(u"name"_s).toString() +
                            cause.data.value(u"construct"_s).toString();
        if (!reported_.insert(key).second)
            return;
        Error error{ErrorCode::ScriptCannotRun, {{u"revision"_s, script_.revision}}, cause.position, {}, nullptr};
        errors_.push_back(std::move(error).causedBy(std::move(cause)));
    }

    [[nodiscard]] SourcePosition position(Span span) const { return script_.module->source->position(span); }

    const RevisionScript &script_;
    const Resolution &resolution_;
    const SymbolTable &symbols_;
    const ModuleResolver &modules_;
    std::map<Symbol, Imported> imports_;
    std::set<const Expr *> seen_;
    std::set<QString> reported_;
    std::vector<Error> errors_;
};

} // namespace

std::vector<Error> checkScript(Interpreter &vm, const RevisionScript &script, Direction direction,
                               const ModuleResolver &modules)
{
    std::vector<Error> errors;
    const auto wrap = [&](std::vector<Error> found) {
        for (Error &cause : found) {
            Error error{ErrorCode::ScriptCannotRun, {{u"revision"_s, script.revision}}, cause.position, {}, nullptr};
            errors.push_back(std::move(error).causedBy(std::move(cause)));
        }
    };
    const Resolution resolution = resolve(*script.module);
    wrap(resolution.errors);
    wrap(checkSupported(vm, *script.module));
    if (!errors.empty())
        return errors;
    return Checker(script, resolution, modules).run(direction);
}

} // namespace retort::alembic
