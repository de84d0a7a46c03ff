#include <core/script/runtime/builtins/text_methods.h>
#include <core/script/runtime/builtins/text_parts.h>

#include <algorithm>

namespace retort::script::text
{

Eval<> replace(Call &call)
{
    RETORT_TRY(const std::string_view before, call.utf8(0));
    RETORT_TRY(const std::string_view after, call.utf8(1));
    RETORT_TRY(const std::int64_t most, call.integer(2));
    RETORT_TRY(std::string text, replaced(call.vm, textOfSelf(call), before, after, most));
    return made(call, std::move(text));
}

template <bool left, bool right> Eval<> strip(Call &call)
{
    const std::u32string points = decodeUtf8(textOfSelf(call));
    std::u32string drops;
    if (!call[0].isNone()) {
        RETORT_TRY(const std::string_view chars, call.utf8(0));
        drops = decodeUtf8(chars);
    }
    const auto goes = [&](char32_t point) {
        return call[0].isNone() ? isSpacePoint(point) : drops.find(point) != std::u32string::npos;
    };
    std::size_t from = 0;
    std::size_t to = points.size();
    while (left && from < to && goes(points[from]))
        ++from;
    while (right && to > from && goes(points[to - 1]))
        --to;
    return made(call, encodeUtf8(std::u32string_view(points).substr(from, to - from)));
}

template <bool atEnd> Eval<> removeAffix(Call &call)
{
    RETORT_TRY(const std::string_view affix, call.utf8(0));
    std::string_view text = textOfSelf(call);
    if (atEnd ? text.ends_with(affix) : text.starts_with(affix))
        text = atEnd ? text.substr(0, text.size() - affix.size()) : text.substr(affix.size());
    return made(call, std::string(text));
}

template <char align> Eval<> justify(Call &call)
{
    RETORT_TRY(const std::int64_t width, call.integer(0));
    RETORT_TRY(const std::string_view fill, call.utf8(1));
    if (countCodePoints(fill) != 1)
        return call.vm.raise(call.vm.errors().TypeError,
                             std::string("The fill character must be exactly one character long"));
    const auto length = static_cast<std::int64_t>(call.self.as<Str>()->length());
    const std::int64_t missing = std::max<std::int64_t>(0, width - length);
    RETORT_CHECK(call.vm.reserve(static_cast<std::size_t>(missing) * fill.size()));
    const std::int64_t before = align == '>' ? missing : align == '^' ? missing / 2 + (missing & width & 1) : 0;
    std::string text;
    for (std::int64_t i = 0; i < before; ++i)
        text += fill;
    text += textOfSelf(call);
    for (std::int64_t i = before; i < missing; ++i)
        text += fill;
    return made(call, std::move(text));
}

Eval<> zfill(Call &call)
{
    RETORT_TRY(const std::int64_t width, call.integer(0));
    const std::string_view text = textOfSelf(call);
    const std::int64_t missing =
        std::max<std::int64_t>(0, width - static_cast<std::int64_t>(call.self.as<Str>()->length()));
    RETORT_CHECK(call.vm.reserve(static_cast<std::size_t>(missing)));
    const bool sign = !text.empty() && (text.front() == '+' || text.front() == '-');
    return made(call, std::string(text.substr(0, sign ? 1 : 0)) + std::string(static_cast<std::size_t>(missing), '0') +
                          std::string(text.substr(sign ? 1 : 0)));
}

Eval<> expandtabs(Call &call)
{
    RETORT_TRY(const std::int64_t size, call.integer(0));
    std::string text;
    std::int64_t column = 0;
    for (const char32_t point : decodeUtf8(textOfSelf(call))) {
        if (point == U'\t') {
            const std::int64_t spaces = size > 0 ? size - column % size : 0;
            RETORT_CHECK(call.vm.reserve(text.size() + static_cast<std::size_t>(spaces)));
            text.append(static_cast<std::size_t>(spaces), ' ');
            column += spaces;
            continue;
        }
        appendUtf8(text, point);
        column = point == U'\n' || point == U'\r' ? 0 : column + 1;
    }
    return made(call, std::move(text));
}

Eval<> translate(Call &call)
{
    Interpreter &vm = call.vm;
    std::string text;
    for (const char32_t point : decodeUtf8(textOfSelf(call))) {
        RETORT_CHECK(vm.tick());
        RETORT_CHECK(vm.reserve(text.size()));
        const Eval<> mapped = getItem(vm, call[0], Value::integer(static_cast<std::int64_t>(point)));
        if (!mapped) {
            if (mapped.error().exception()->kind() == Kind::Exception &&
                mapped.error().exception()->type()->isSubclassOf(vm.errors().LookupError.get())) {
                appendUtf8(text, point);
                continue;
            }
            return Failure(mapped.error());
        }
        std::int64_t other = 0;
        if (mapped->as<Str>())
            text += mapped->as<Str>()->text();
        else if (isInteger(*mapped) && toInt64(*mapped, other) && other >= 0 && other <= 0x10FFFF)
            appendUtf8(text, static_cast<char32_t>(other));
        else if (!mapped->isNone())
            return vm.raise(vm.errors().TypeError, std::string("character mapping must return integer, None or str"));
    }
    return made(call, std::move(text));
}

Eval<> maketrans(Call &call)
{
    Interpreter &vm = call.vm;
    const Ref<Dict> table = vm.dict();
    if (!call.isGiven(1)) {
        const auto *dict = call[0].as<Dict>();
        if (!dict)
            return vm.raise(vm.errors().TypeError,
                            std::string("if you give only one argument to maketrans it must be a dict"));
        for (std::size_t place = 0; place < dict->table().end(); ++place) {
            const HashTable::Entry entry = dict->table().at(place);
            if (!entry.key.isSet())
                continue;
            Value key = entry.key;
            if (const auto *text = key.as<Str>()) {
                if (text->length() != 1)
                    return vm.raise(vm.errors().ValueError,
                                    std::string("string keys in translate table must be of length 1"));
                key = Value::integer(static_cast<std::int64_t>(decodeUtf8(text->text())[0]));
            }
            RETORT_CHECK(table->table().set(vm, key, entry.value));
        }
        return Value(table);
    }
    RETORT_TRY(const std::string_view from, call.utf8(0));
    RETORT_TRY(const std::string_view to, call.utf8(1));
    const std::u32string keys = decodeUtf8(from);
    const std::u32string values = decodeUtf8(to);
    if (keys.size() != values.size())
        return vm.raise(vm.errors().ValueError,
                        std::string("the first two maketrans arguments must have equal length"));
    for (std::size_t i = 0; i < keys.size(); ++i)
        RETORT_CHECK(table->table().set(vm, Value::integer(static_cast<std::int64_t>(keys[i])),
                                        Value::integer(static_cast<std::int64_t>(values[i]))));
    if (call.isGiven(2)) {
        RETORT_TRY(const std::string_view drops, call.utf8(2));
        for (const char32_t point : decodeUtf8(drops))
            RETORT_CHECK(table->table().set(vm, Value::integer(static_cast<std::int64_t>(point)), Value::none()));
    }
    return Value(table);
}

template Eval<> strip<true, true>(Call &);
template Eval<> strip<true, false>(Call &);
template Eval<> strip<false, true>(Call &);
template Eval<> removeAffix<false>(Call &);
template Eval<> removeAffix<true>(Call &);
template Eval<> justify<'<'>(Call &);
template Eval<> justify<'>'>(Call &);
template Eval<> justify<'^'>(Call &);

} // namespace retort::script::text
