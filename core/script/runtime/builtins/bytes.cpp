#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/builtins/text_parts.h>
#include <core/script/runtime/protocol/builtin.h>

namespace retort::script
{

namespace
{

std::string_view bytesOfSelf(Call &call)
{
    return call.self.as<Bytes>()->bytes();
}

Eval<std::string_view> bytesAt(Call &call, std::size_t index)
{
    if (const auto *bytes = call[index].as<Bytes>())
        return bytes->bytes();
    return call.vm.raise(call.vm.errors().TypeError,
                         textOf("a bytes-like object is required, not '", typeName(call.vm, call[index]), "'"));
}

Eval<> bytesNew(Call &call)
{
    Interpreter &vm = call.vm;
    auto *type = call[0].as<Class>();
    std::string bytes;
    if (const auto *text = call[1].as<Str>()) {
        if (!call.isGiven(2))
            return vm.raise(vm.errors().TypeError, std::string("string argument without an encoding"));
        RETORT_TRY(const std::string_view encoding, call.utf8(2));
        RETORT_TRY(bytes, encodeText(vm, text->text(), encoding, "strict"));
    } else if (const auto *other = call[1].as<Bytes>()) {
        bytes = other->bytes();
    } else if (call.isGiven(1) && isInteger(call[1])) {
        RETORT_TRY(const std::int64_t count, call.integer(1));
        if (count < 0)
            return vm.raise(vm.errors().ValueError, std::string("negative count"));
        RETORT_CHECK(vm.reserve(static_cast<std::size_t>(count)));
        bytes.assign(static_cast<std::size_t>(count), '\0');
    } else if (call.isGiven(1)) {
        RETORT_TRY(const Value own, findSpecial(vm, call[1], *vm.names().bytes));
        if (own.isSet())
            return script::call(vm, own);
        RETORT_CHECK(forEach(vm, call[1], [&](const Value &item) -> Eval<void> {
            RETORT_TRY(const Value number, indexOf(vm, item));
            std::int64_t byte = 0;
            if (!toInt64(number, byte) || byte < 0 || byte > 255)
                return vm.raise(vm.errors().ValueError, std::string("bytes must be in range(0, 256)"));
            bytes.push_back(static_cast<char>(byte));
            return {};
        }));
    }
    return Value(Ref<Bytes>(new Bytes(vm, type, std::move(bytes))));
}

Eval<> decode(Call &call)
{
    RETORT_TRY(const std::string_view encoding, call.utf8(0));
    RETORT_TRY(const std::string_view errors, call.utf8(1));
    RETORT_TRY(std::string text, decodeText(call.vm, bytesOfSelf(call), encoding, errors));
    return Value(call.vm.str(std::move(text)));
}

Eval<> hex(Call &call)
{
    std::string text;
    for (const char c : bytesOfSelf(call)) {
        const auto byte = static_cast<unsigned char>(c);
        text.push_back("0123456789abcdef"[byte >> 4U]);
        text.push_back("0123456789abcdef"[byte & 0xFU]);
    }
    return Value(call.vm.str(std::move(text)));
}

Eval<> fromhex(Call &call)
{
    RETORT_TRY(const std::string_view text, call.utf8(0));
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ')
            continue;
        const std::size_t digit = std::string_view("0123456789abcdef0123456789ABCDEF").find(text[i]);
        if (digit == std::string_view::npos)
            return call.vm.raise(call.vm.errors().ValueError,
                                 textOf("non-hexadecimal number found in fromhex() arg at position ", i));
        digits.push_back(static_cast<char>(digit % 16));
    }
    if (digits.size() % 2 != 0)
        return call.vm.raise(call.vm.errors().ValueError,
                             textOf("non-hexadecimal number found in fromhex() arg at position ", text.size()));
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2)
        bytes.push_back(static_cast<char>((digits[i] << 4) | digits[i + 1]));
    return Value(call.vm.make<Bytes>(std::move(bytes)));
}

template <bool atEnd> Eval<> startsOrEnds(Call &call)
{
    const auto fits = [&](std::string_view part) {
        return atEnd ? bytesOfSelf(call).ends_with(part) : bytesOfSelf(call).starts_with(part);
    };
    if (const auto *tuple = call[0].as<Tuple>()) {
        for (const Value &part : tuple->items())
            if (part.as<Bytes>() && fits(part.as<Bytes>()->bytes()))
                return Value::boolean(true);
        return Value::boolean(false);
    }
    RETORT_TRY(const std::string_view part, bytesAt(call, 0));
    return Value::boolean(fits(part));
}

Eval<> find(Call &call)
{
    RETORT_TRY(const std::string_view part, bytesAt(call, 0));
    const std::size_t at = bytesOfSelf(call).find(part);
    return Value::integer(at == std::string_view::npos ? -1 : static_cast<std::int64_t>(at));
}

Eval<> replace(Call &call)
{
    RETORT_TRY(const std::string_view before, bytesAt(call, 0));
    RETORT_TRY(const std::string_view after, bytesAt(call, 1));
    RETORT_TRY(const std::int64_t most, call.integer(2));
    RETORT_TRY(std::string bytes, replaced(call.vm, bytesOfSelf(call), before, after, most));
    return Value(call.vm.make<Bytes>(std::move(bytes)));
}

Eval<> join(Call &call)
{
    std::string joined;
    bool first = true;
    RETORT_CHECK(forEach(call.vm, call[0], [&](const Value &item) -> Eval<void> {
        const auto *part = item.as<Bytes>();
        if (!part)
            return call.vm.raise(call.vm.errors().TypeError, textOf("sequence item: expected a bytes-like object, ",
                                                                    typeName(call.vm, item), " found"));
        if (!first)
            joined += bytesOfSelf(call);
        first = false;
        joined += part->bytes();
        return call.vm.reserve(joined.size());
    }));
    return Value(call.vm.make<Bytes>(std::move(joined)));
}

Eval<> split(Call &call)
{
    RETORT_TRY(const std::string_view separator, bytesAt(call, 0));
    RETORT_TRY(const std::int64_t most, call.integer(1));
    if (separator.empty())
        return call.vm.raise(call.vm.errors().ValueError, std::string("empty separator"));
    std::vector<Value> parts;
    for (const std::string_view part : splitAt(bytesOfSelf(call), separator, most, false))
        parts.emplace_back(call.vm.make<Bytes>(std::string(part)));
    return Value(call.vm.list(parts));
}

template <bool upper> Eval<> changeCase(Call &call)
{
    std::string bytes(bytesOfSelf(call));
    for (char &c : bytes)
        if (upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z')
            c = static_cast<char>(c ^ 0x20);
    return Value(call.vm.make<Bytes>(std::move(bytes)));
}

Eval<> strip(Call &call)
{
    std::string_view drops = " \t\n\r\f\v";
    if (!call[0].isNone()) {
        RETORT_TRY(drops, bytesAt(call, 0));
    }
    std::string_view bytes = bytesOfSelf(call);
    const std::size_t from = bytes.find_first_not_of(drops);
    bytes = from == std::string_view::npos ? std::string_view()
                                           : bytes.substr(from, bytes.find_last_not_of(drops) - from + 1);
    return Value(call.vm.make<Bytes>(std::string(bytes)));
}

constexpr FunctionEntry bytesMethods[] = {
    {"__new__", "cls, source=..., encoding=..., errors=...", "Bytes from a text, numbers or a count.", bytesNew,
     Flavor::StaticMethod},
    {"__init__", "*args, **kwargs", "Does nothing.", [](Call &) -> Eval<> { return Value::none(); }},
    {"decode", "encoding='utf-8', errors='strict'", "The text of the bytes.", decode},
    {"endswith", "suffix, /", "Whether the bytes end so.", startsOrEnds<true>},
    {"find", "sub, /", "Where bytes are first; -1 if they are not.", find},
    {"fromhex", "string, /", "Bytes from hexadecimal digits.", fromhex, Flavor::ClassMethod},
    {"hex", "", "The hexadecimal digits.", hex},
    {"join", "iterable, /", "The bytes of an iterable with these between.", join},
    {"lower", "", "ASCII letters in lower case.", changeCase<false>},
    {"replace", "old, new, count=-1, /", "Other bytes instead of some.", replace},
    {"split", "sep, maxsplit=-1", "The parts between separators.", split},
    {"startswith", "prefix, /", "Whether the bytes begin so.", startsOrEnds<false>},
    {"strip", "chars=None, /", "Without these bytes at both ends.", strip},
    {"upper", "", "ASCII letters in upper case.", changeCase<true>},
};

} // namespace

const ClassEntry bytesEntry{"bytes", "builtins", "Bytes in order, for good.", bytesMethods};

} // namespace retort::script
