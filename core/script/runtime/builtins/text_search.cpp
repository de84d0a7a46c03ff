#include <core/script/runtime/builtins/text_methods.h>

#include <algorithm>

namespace retort::script::text
{

namespace
{

struct Window {
    std::size_t from; ///< bytes
    std::size_t to;
    bool valid;
};

/// start and end, given in code points as slices have them.
Eval<Window> windowOf(Call &call, std::size_t first)
{
    const Str &text = *call.self.as<Str>();
    const auto length = static_cast<std::int64_t>(text.length());
    const auto bound = [&](std::size_t index, std::int64_t missing) -> Eval<std::int64_t> {
        if (!call.isGiven(index) || call[index].isNone())
            return missing;
        RETORT_TRY(std::int64_t at, call.integer(index));
        return at < 0 ? std::max<std::int64_t>(0, at + length) : at;
    };
    RETORT_TRY(const std::int64_t start, bound(first, 0));
    RETORT_TRY(const std::int64_t end, bound(first + 1, length));
    return Window{text.byteOf(static_cast<std::size_t>(start)),
                  text.byteOf(static_cast<std::size_t>(std::min(end, length))),
                  start <= length && start <= std::min(end, length)};
}

Eval<std::int64_t> locate(Call &call, bool last)
{
    RETORT_TRY(const std::string_view part, call.utf8(0));
    RETORT_TRY(const Window window, windowOf(call, 1));
    if (!window.valid)
        return -1;
    const std::string_view text = textOfSelf(call).substr(window.from, window.to - window.from);
    const std::size_t found = last ? text.rfind(part) : text.find(part);
    if (found == std::string_view::npos)
        return -1;
    return static_cast<std::int64_t>(call.self.as<Str>()->indexOfByte(window.from + found));
}

} // namespace

template <bool last> Eval<> find(Call &call)
{
    RETORT_TRY(const std::int64_t place, locate(call, last));
    return Value::integer(place);
}

template <bool last> Eval<> index(Call &call)
{
    RETORT_TRY(const std::int64_t place, locate(call, last));
    if (place < 0)
        return call.vm.raise(call.vm.errors().ValueError, std::string("substring not found"));
    return Value::integer(place);
}

Eval<> count(Call &call)
{
    RETORT_TRY(const std::string_view part, call.utf8(0));
    RETORT_TRY(const Window window, windowOf(call, 1));
    if (!window.valid)
        return Value::integer(0);
    const std::string_view text = textOfSelf(call).substr(window.from, window.to - window.from);
    if (part.empty())
        return Value::integer(static_cast<std::int64_t>(countCodePoints(text)) + 1);
    std::int64_t times = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++times;
    return Value::integer(times);
}

template <bool atEnd> Eval<> startsOrEnds(Call &call)
{
    const char *name = atEnd ? "endswith" : "startswith";
    RETORT_TRY(const Window window, windowOf(call, 1));
    const auto matches = [&](const Value &part) -> Eval<bool> {
        const auto *wanted = part.as<Str>();
        if (!wanted)
            return call.vm.raise(
                call.vm.errors().TypeError,
                textOf(name, " first arg must be str or a tuple of str, not ", typeName(call.vm, part)));
        if (!window.valid)
            return false;
        const std::string_view text = textOfSelf(call).substr(window.from, window.to - window.from);
        return atEnd ? text.ends_with(wanted->text()) : text.starts_with(wanted->text());
    };
    if (const auto *tuple = call[0].as<Tuple>()) {
        for (const Value &part : tuple->items()) {
            RETORT_TRY(const bool fits, matches(part));
            if (fits)
                return Value::boolean(true);
        }
        return Value::boolean(false);
    }
    RETORT_TRY(const bool fits, matches(call[0]));
    return Value::boolean(fits);
}

template Eval<> find<false>(Call &);
template Eval<> find<true>(Call &);
template Eval<> index<false>(Call &);
template Eval<> index<true>(Call &);
template Eval<> startsOrEnds<false>(Call &);
template Eval<> startsOrEnds<true>(Call &);

} // namespace retort::script::text
