#include <core/alembic/check.h>
#include <core/alembic/error_codes.h>
#include <core/alembic/modules.h>
#include <core/alembic/reach.h>
#include <core/alembic/tables.h>
#include <core/script/error_codes.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/refused.h>
#include <core/script/stdlib/standard_modules.h>

#include <deque>
#include <map>
#include <set>

// What a revision needs is found by walking the functions that its entry point can reach: the module's own statements,
// upgrade() or downgrade(), and each function or class of the module whose name stands in what was reached already. A
// name counts as used wherever it stands; that may reach too much, never too little. A name out of a module of the
// project is followed into that module, where nothing runs but what the name needs.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

QString qstring(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Where a name of another module was used: in the revision first, then from module to module.
struct Chain {
    std::optional<SourcePosition> inRevision; ///< of the first use
    std::vector<ErrorFrame> uses;             ///< outermost first
};

class Checker
{
public:
    Checker(const RevisionScript &script, const Resolution &resolution, const Interpreter &vm, ModuleIndex &index)
        : script_(script)
        , vm_(vm)
        , index_(index)
        , revision_{{}, script.module, resolution, importsOf(*script.module, script.package), {}}
    {
    }

    std::vector<Error> run(Direction direction)
    {
        Reach reach(*script_.module, ModuleUse::Main);
        at_ = &revision_;
        reach.follow(direction == Direction::Up ? "upgrade" : "downgrade",
                     [this](const Expr &expression) { look(expression); });
        while (!wanted_.empty()) {
            const Wanted next = std::move(wanted_.front());
            wanted_.pop_front();
            follow(next);
        }
        return std::move(errors_);
    }

private:
    struct Wanted {
        const IndexedModule *module;
        std::string name;
        Chain chain;
    };

    /// The name of a module of the project that was found to be used.
    void follow(const Wanted &wanted)
    {
        at_ = wanted.module;
        chain_ = wanted.chain;
        const Symbol name = at_->module->symbols->find(wanted.name);
        if (const auto import = at_->imports.names.find(name); import != at_->imports.names.end()) {
            judge(import->second.module, import->second.name, import->second.span, import->second.span);
            return;
        }
        auto [reach, isNew] = reaches_.try_emplace(at_, *at_->module, ModuleUse::Imported);
        reach->second.follow(wanted.name, [this](const Expr &expression) { look(expression); });
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
        const auto imported = at_->imports.names.find(name->name);
        if (imported == at_->imports.names.end()) {
            judgeUnbound(*name);
            return;
        }
        std::string module = imported->second.module;
        std::string member = imported->second.name;
        Span span = name->span;
        if (!member.empty() && isModule(module, member)) {
            module += "." + member;
            member.clear();
        }
        auto next = path.rbegin();
        while (member.empty() && next != path.rend()) {
            const std::string text(symbols().text((*next)->name));
            span = (*next)->nameSpan;
            ++next;
            if (isModule(module, text))
                module += "." + text;
            else
                member = text;
        }
        judge(module, member, span, expression.span);
    }

    /// Whether `name` in `module` is a module inside of it, and nothing that the module binds itself.
    [[nodiscard]] bool isModule(const std::string &module, const std::string &name)
    {
        if (!index_.isKnown(module + "." + name))
            return false;
        const IndexedModule *ours = index_.ofProject(module);
        return ours == nullptr || ours->problem || !bindsAnywhere(ours->resolution, ours->module->symbols->find(name));
    }

    /// A name that the module binds anywhere is taken for its own.
    void judgeUnbound(const NameExpr &name)
    {
        if (bindsAnywhere(at_->resolution, name.name))
            return;
        const std::string text(symbols().text(name.name));
        if (isRefusedBuiltin(text))
            report({errors::ScriptUnsupported, {{u"construct"_s, qstring(text + "()")}}, {}, {}, nullptr}, name.span);
        else if (!vm_.builtins().get(text).isSet())
            judgeStars(text, name.span);
    }

    /// The name may come from one of the modules that are imported as a whole. Gives whether it does.
    bool judgeStars(const std::string &name, std::optional<Span> use)
    {
        const Imported *unknown = nullptr;
        for (const Imported &star : at_->imports.stars) {
            if (!index_.isKnown(star.module)) {
                unknown = &star;
                continue;
            }
            if (const IndexedModule *ours = index_.ofProject(star.module)) {
                if (ours->problem || bindsAnywhere(ours->resolution, ours->module->symbols->find(name)) ||
                    !ours->imports.stars.empty()) {
                    judge(star.module, name, use.value_or(star.span), use.value_or(star.span));
                    return true;
                }
            } else if (const ModuleRow *row = findModule(star.module); row == nullptr || hasName(*row, name)) {
                return true;
            }
        }
        if (unknown != nullptr)
            judge(unknown->module, name, use.value_or(unknown->span), use.value_or(unknown->span));
        return unknown != nullptr;
    }

    void judge(const std::string &module, const std::string &member, Span memberSpan, Span whole)
    {
        if (index_.isMapped(module, member)) {
            judgeOurs(*index_.ofProject(MappedTypes::typesModule), "mapped", whole);
            return;
        }
        const IndexedModule *ours = index_.ofProject(module);
        if (ours != nullptr && !member.empty() && !member.starts_with("__")) {
            judgeOurs(*ours, member, whole);
            return;
        }
        const auto found = index_.find(module);
        const auto *native = found ? std::get_if<NativeModule>(&*found) : nullptr;
        if (ours == nullptr && native == nullptr) {
            const std::string what = member.empty() ? module : member;
            reportName(errors::ScriptModuleUnknown, module, what, whole);
            return;
        }
        if (native == nullptr || member.empty() || member.starts_with("__"))
            return;
        const ModuleRow *row = findModule(module);
        if (!(row != nullptr ? hasName(*row, member) : hasName(*native->entry, member)))
            reportName(errors::ScriptNameUnknown, module, member, memberSpan);
    }

    void reportName(ErrorCode code, const std::string &module, const std::string &name, Span span)
    {
        report({code, {{u"module"_s, qstring(module)}, {u"name"_s, qstring(name)}}, {}, {}, nullptr}, span);
    }

    /// A name of a module of the project.
    void judgeOurs(const IndexedModule &module, const std::string &name, Span whole)
    {
        if (!judged_.emplace(&module, name).second)
            return;
        if (module.problem) {
            report(*module.problem, extended(module, name, whole));
            return;
        }
        const SymbolTable &symbols = *module.module->symbols;
        if (bindsAnywhere(module.resolution, symbols.find(name))) {
            wanted_.push_back({&module, name, extended(module, name, whole)});
            return;
        }
        if (const std::string inner = module.name + "." + name; index_.isKnown(inner))
            return;
        // What a module adds to itself while it runs is not seen from here.
        for (const char *dynamic : {"globals", "setattr", "vars", "locals", "__getattr__"})
            if (symbols.find(dynamic) != NoSymbol)
                return;
        const IndexedModule *from = std::exchange(at_, &module);
        Chain chain = std::exchange(chain_, extendedFrom(*from, module, name, whole));
        const bool isStar = judgeStars(name, std::nullopt);
        at_ = from;
        chain_ = std::move(chain);
        if (isStar)
            return;
        if (isLibraryFile(module.module->source->file())) {
            reportName(errors::ScriptNameUnknown, module.name, name, whole);
            return;
        }
        const QString message = u"cannot import name '%1' from '%2'"_s.arg(qstring(name), qstring(module.name));
        report({errors::ScriptRaised,
                {{u"type"_s, u"ImportError"_s}, {u"message"_s, message}, {u"name"_s, qstring(name)}},
                {},
                {},
                nullptr},
               whole);
    }

    [[nodiscard]] const SymbolTable &symbols() const { return *at_->module->symbols; }

    [[nodiscard]] Chain extended(const IndexedModule &module, const std::string &name, Span use) const
    {
        return extendedFrom(*at_, module, name, use);
    }

    [[nodiscard]] Chain extendedFrom(const IndexedModule &from, const IndexedModule &module, const std::string &name,
                                     Span use) const
    {
        Chain chain = chain_;
        const SourcePosition position = from.module->source->position(use);
        if (!chain.inRevision)
            chain.inRevision = position;
        chain.uses.push_back({u"using "_s + qstring(module.name + "." + name), position});
        return chain;
    }

    /// Something wrong at a place of the module at hand.
    void report(Error cause, Span span)
    {
        cause.position = at_->module->source->position(span);
        report(std::move(cause), chain_);
    }

    void report(Error cause, const Chain &chain)
    {
        // The same name at its second use says nothing new.
        QString key = cause.data.value(u"module"_s).toString() + u'.' + cause.data.value(u"name"_s).toString() +
                      cause.data.value(u"construct"_s).toString();
        if (!chain.uses.empty() && cause.position)
            key += cause.position->file;
        if (!reported_.insert(key).second)
            return;
        cause.frames.insert(cause.frames.begin(), chain.uses.begin(), chain.uses.end());
        Error error = cannotRun(script_.revision, std::move(cause));
        if (chain.inRevision)
            error.position = chain.inRevision;
        errors_.push_back(std::move(error));
    }

    const RevisionScript &script_;
    const Interpreter &vm_;
    ModuleIndex &index_;
    IndexedModule revision_;
    const IndexedModule *at_ = nullptr; ///< whose text is looked at
    Chain chain_;                       ///< how it was come by
    std::deque<Wanted> wanted_;
    std::map<const IndexedModule *, Reach> reaches_;
    std::set<std::pair<const IndexedModule *, std::string>> judged_;
    std::set<const Expr *> seen_;
    std::set<QString> reported_;
    std::vector<Error> errors_;
};

} // namespace

Error cannotRun(const QString &revision, Error cause)
{
    Error error{errors::ScriptCannotRun, {{u"revision"_s, revision}}, cause.position, {}, nullptr};
    return std::move(error).causedBy(std::move(cause));
}

std::vector<Error> checkScript(Interpreter &vm, const RevisionScript &script, Direction direction, ModuleIndex &index,
                               Language language)
{
    std::vector<Error> errors;
    const auto wrap = [&](std::vector<Error> found) {
        for (Error &cause : found) {
            errors.push_back(cannotRun(script.revision, std::move(cause)));
        }
    };
    const Resolution resolution = resolve(*script.module);
    wrap(resolution.errors);
    if (errors.empty() && language == Language::Unknown)
        wrap(checkSupported(vm, *script.module, resolution));
    if (!errors.empty())
        return errors;
    return Checker(script, resolution, vm, index).run(direction);
}

} // namespace retort::alembic
