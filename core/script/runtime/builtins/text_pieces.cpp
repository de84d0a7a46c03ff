#include <core/script/runtime/builtins/text_methods.h>
#include <core/script/runtime/builtins/text_parts.h>
#include <core/script/runtime/protocol/work.h>

namespace retort::script::text
{

namespace
{

Value listed(Interpreter &vm, const std::vector<std::string_view> &parts)
{
    std::vector<Value> values;
    values.reserve(parts.size());
    for (const std::string_view part : parts)
        values.emplace_back(vm.str(std::string(part)));
    return vm.list(values);
}

Eval<> madeBytesOrText(Interpreter &vm, std::string text)
{
    return Value(vm.str(std::move(text)));
}

} // namespace

template <bool fromRight> Eval<> split(Call &call)
{
    RETORT_TRY(const std::int64_t most, call.integer(1));
    const std::string_view text = textOfSelf(call);
    RETORT_CHECK(call.vm.tick(text.size() / 16 + 1));
    if (call[0].isNone())
        return listed(call.vm, splitAtSpaces(text, most, fromRight));
    RETORT_TRY(const std::string_view separator, call.utf8(0));
    if (separator.empty())
        return call.vm.raise(call.vm.errors().ValueError, std::string("empty separator"));
    return listed(call.vm, splitAt(text, separator, most, fromRight));
}

Eval<> splitlines(Call &call)
{
    RETORT_TRY(const bool keep, call.truth(0));
    return listed(call.vm, linesOf(textOfSelf(call), keep));
}

template <bool last> Eval<> partition(Call &call)
{
    RETORT_TRY(const std::string_view separator, call.utf8(0));
    if (separator.empty())
        return call.vm.raise(call.vm.errors().ValueError, std::string("empty separator"));
    const std::string_view text = textOfSelf(call);
    const std::size_t at = last ? text.rfind(separator) : text.find(separator);
    const Value whole = call.vm.str(std::string(text));
    const Value empty = call.vm.str(std::string());
    if (at == std::string_view::npos)
        return Value(last ? call.vm.tuple({empty, empty, whole}) : call.vm.tuple({whole, empty, empty}));
    return Value(call.vm.tuple({Value(call.vm.str(std::string(text.substr(0, at)))), call[0],
                                Value(call.vm.str(std::string(text.substr(at + separator.size()))))}));
}

Eval<> join(Call &call)
{
    Interpreter &vm = call.vm;
    std::string text;
    std::size_t index = 0;
    const Eval<void> joined = forEach(vm, call[0], [&](const Value &item) -> Eval<void> {
        const auto *part = item.as<Str>();
        if (!part)
            return vm.raise(vm.errors().TypeError,
                            textOf("sequence item ", index, ": expected str instance, ", typeName(vm, item), " found"));
        if (index++ > 0)
            text += textOfSelf(call);
        text += part->text();
        RETORT_CHECK(vm.tick(stepsOfText(part->text().size())));
        return vm.reserve(text.size());
    });
    if (!joined)
        return Failure(joined.error());
    return madeBytesOrText(vm, std::move(text));
}

template Eval<> split<false>(Call &);
template Eval<> split<true>(Call &);
template Eval<> partition<false>(Call &);
template Eval<> partition<true>(Call &);

} // namespace retort::script::text
