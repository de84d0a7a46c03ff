#include <core/script/error_codes.h>
#include <core/script/resolve/collector.h>

#include <algorithm>

namespace retort::script
{

namespace
{

bool isFunctionLike(ScopeKind kind)
{
    return kind == ScopeKind::Function || kind == ScopeKind::Lambda || kind == ScopeKind::Comprehension;
}

/// Decides where each name that a scope uses lives, and which variables must outlive their frame.
class Binder
{
public:
    explicit Binder(Collector &collector)
        : collector_(collector)
        , storage_(collector.scopes().size())
        , alsoFree_(collector.scopes().size())
        , needsClassCell_(collector.scopes().size())
    {
    }

    void run()
    {
        for (const std::uint32_t scope : collector_.order())
            storage_[scope].assign(collector_.scopes()[scope].names.size(), Storage::Global);
        for (const std::uint32_t scope : collector_.order()) {
            // Names handed on are added to the end by inner scopes, which come later.
            const std::size_t count = collector_.scopes()[scope].names.size();
            for (std::size_t i = 0; i < count; ++i)
                place(scope, i);
        }
    }

    [[nodiscard]] Scope finished(std::uint32_t scope) const
    {
        const Collector::ScopeUse &use = collector_.scopes()[scope];
        Scope made;
        made.kind = use.kind;
        made.parent = ScopeId{use.parent};
        made.isGenerator = use.isGenerator;
        made.isCoroutine = use.isCoroutine;
        made.needsClassCell = needsClassCell_[scope];
        made.bindings.reserve(use.names.size());
        if (made.needsClassCell)
            made.cells.push_back(names::DunderClass);
        for (std::size_t i = 0; i < use.names.size(); ++i) {
            const NameUse &name = use.names[i];
            const Storage storage = storage_[scope][i];
            if (storage == Storage::Cell)
                made.cells.push_back(name.name);
            if (name.isParameter && isFunctionLike(use.kind))
                made.locals.push_back(name.name);
        }
        for (std::size_t i = 0; i < use.names.size(); ++i) {
            const NameUse &name = use.names[i];
            const Storage storage = storage_[scope][i];
            if (storage == Storage::Local && !name.isParameter && isFunctionLike(use.kind))
                made.locals.push_back(name.name);
            if (storage == Storage::Free)
                made.frees.push_back(name.name);
        }
        made.frees.insert(made.frees.end(), alsoFree_[scope].begin(), alsoFree_[scope].end());
        std::uint32_t locals = 0;
        std::uint32_t others = 0;
        std::uint32_t cells = made.needsClassCell ? 1 : 0;
        auto frees = static_cast<std::uint32_t>(made.cells.size());
        const auto parameters = static_cast<std::uint32_t>(
            std::count_if(use.names.begin(), use.names.end(), [](const NameUse &name) { return name.isParameter; }));
        for (std::size_t i = 0; i < use.names.size(); ++i) {
            const NameUse &name = use.names[i];
            Binding binding{};
            binding.name = name.name;
            binding.storage = storage_[scope][i];
            binding.isParameter = name.isParameter;
            binding.isDeclared = name.isGlobal || name.isNonlocal;
            binding.isBound = name.isBound;
            const std::uint32_t parameter = name.isParameter ? locals++ : 0;
            if (binding.storage == Storage::Cell)
                binding.slot = cells++;
            else if (binding.storage == Storage::Free)
                binding.slot = frees++;
            else if (binding.storage == Storage::Local && isFunctionLike(use.kind))
                binding.slot = name.isParameter ? parameter : parameters + others++;
            made.bindings.push_back(binding);
        }
        std::sort(made.bindings.begin(), made.bindings.end(),
                  [](const Binding &a, const Binding &b) { return a.name < b.name; });
        return made;
    }

private:
    void place(std::uint32_t scope, std::size_t i)
    {
        const Collector::ScopeUse &use = collector_.scopes()[scope];
        const NameUse name = use.names[i];
        if (use.kind == ScopeKind::Module || name.isGlobal)
            return;
        if (name.isBound && !name.isNonlocal) {
            if (storage_[scope][i] != Storage::Cell)
                storage_[scope][i] = Storage::Local;
            return;
        }
        if (const auto owner = ownerOf(scope, name.name)) {
            handOn(scope, *owner, name);
        } else if (name.isNonlocal) {
            collector_.report(errors::ScriptNonlocalUnbound, name.span, collector_.named(name.name));
        }
    }

    /// The scope around `scope` whose variable `name` means; none when it is a global.
    [[nodiscard]] std::optional<std::uint32_t> ownerOf(std::uint32_t scope, Symbol name) const
    {
        const auto &scopes = collector_.scopes();
        while (scope != 0) {
            scope = scopes[scope].parent;
            const ScopeKind kind = scopes[scope].kind;
            if (kind == ScopeKind::Class && name == names::DunderClass)
                return scope;
            if (!isFunctionLike(kind))
                continue;
            const NameUse *use = collector_.find(scope, name);
            if (!use || use->isNonlocal)
                continue;
            if (use->isGlobal)
                return std::nullopt;
            if (use->isBound)
                return scope;
        }
        return std::nullopt;
    }

    void handOn(std::uint32_t scope, std::uint32_t owner, const NameUse &name)
    {
        for (; scope != owner; scope = collector_.scopes()[scope].parent) {
            const std::size_t i = indexOf(scope, name);
            const NameUse &use = collector_.scopes()[scope].names[i];
            if (use.isBound && !use.isNonlocal) {
                auto &also = alsoFree_[scope];
                if (std::find(also.begin(), also.end(), name.name) == also.end())
                    also.push_back(name.name);
            } else {
                storage_[scope][i] = Storage::Free;
            }
        }
        if (collector_.scopes()[owner].kind == ScopeKind::Class)
            needsClassCell_[owner] = true;
        else
            storage_[owner][indexOf(owner, name)] = Storage::Cell;
    }

    [[nodiscard]] std::size_t indexOf(std::uint32_t scope, const NameUse &name)
    {
        const NameUse &use = collector_.use(scope, name.name, name.span);
        const auto &names = collector_.scopes()[scope].names;
        storage_[scope].resize(names.size(), Storage::Global);
        return static_cast<std::size_t>(&use - names.data());
    }

    Collector &collector_;
    std::vector<std::vector<Storage>> storage_; ///< by scope, then as its names
    std::vector<std::vector<Symbol>> alsoFree_;
    std::vector<bool> needsClassCell_;
};

} // namespace

const Binding *Scope::find(Symbol name) const
{
    const auto found = std::lower_bound(bindings.begin(), bindings.end(), name,
                                        [](const Binding &binding, Symbol wanted) { return binding.name < wanted; });
    return found != bindings.end() && found->name == name ? &*found : nullptr;
}

Resolution resolve(const Module &module)
{
    Collector collector(module);
    collector.run();
    Binder binder(collector);
    binder.run();
    Resolution resolution;
    resolution.scopes.resize(module.scopeCount);
    for (const std::uint32_t scope : collector.order())
        resolution.scopes[scope] = binder.finished(scope);
    auto &errors = collector.errors();
    std::stable_sort(errors.begin(), errors.end(), [](const auto &a, const auto &b) { return a.offset < b.offset; });
    for (auto &found : errors)
        resolution.errors.push_back(std::move(found.error));
    return resolution;
}

} // namespace retort::script
