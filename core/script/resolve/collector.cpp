#include <core/script/resolve/collector.h>

namespace retort::script
{

namespace
{

std::uint64_t keyOf(std::uint32_t scope, Symbol name)
{
    return std::uint64_t{scope} << 32U | static_cast<std::uint32_t>(name); // no name is 0, so no key is
}

} // namespace

Collector::Collector(const Module &module)
    : module_(module)
    , scopes_(module.scopeCount)
    , slots_(256)
{
}

std::size_t Collector::slotOf(std::uint64_t key) const
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = (key * 0x9E3779B97F4A7C15U) >> 32U & mask;
    while (slots_[slot].key != 0 && slots_[slot].key != key)
        slot = (slot + 1) & mask;
    return slot;
}

void Collector::grow()
{
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot &slot : old) {
        if (slot.key != 0)
            slots_[slotOf(slot.key)] = slot;
    }
}

NameUse *Collector::find(std::uint32_t scope, Symbol name)
{
    const Slot &slot = slots_[slotOf(keyOf(scope, name))];
    return slot.key == 0 ? nullptr : &scopes_[scope].names[slot.index];
}

NameUse &Collector::use(std::uint32_t scope, Symbol name, Span span)
{
    const std::uint64_t key = keyOf(scope, name);
    std::size_t slot = slotOf(key);
    auto &names = scopes_[scope].names;
    if (slots_[slot].key != 0)
        return names[slots_[slot].index];
    if (++used_ * 2 > slots_.size()) {
        grow();
        slot = slotOf(key);
    }
    slots_[slot] = {key, static_cast<std::uint32_t>(names.size())};
    NameUse use{};
    use.name = name;
    use.scope = scope;
    use.span = span;
    return names.emplace_back(use);
}

void Collector::report(ErrorCode code, Span span, QVariantMap data)
{
    errors_.push_back({span.offset, Error{code, std::move(data), module_.source->position(span), {}, nullptr}});
}

QVariantMap Collector::named(Symbol name) const
{
    const std::string_view text = module_.symbols->text(name);
    return {{QStringLiteral("name"), QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))}};
}

} // namespace retort::script
