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

/// As collectBytes, in the words that Python has for bytes.
Eval<std::string> bytesFrom(Interpreter &vm, const Value &iterable)
{
    if (iterable.as<Bytes>())
        return collectBytes(vm, iterable);
    std::string bytes;
    RETORT_CHECK(forEach(vm, iterable, [&](const Value &item) -> Eval<void> {
        RETORT_TRY(const Value number, indexOf(vm, item));
        std::int64_t byte = 0;
        if (!toInt64(number, byte) || byte < 0 || byte > 255)
            return vm.raise(vm.errors().ValueError, std::string("bytes must be in range(0, 256)"));
        bytes.push_back(static_cast<char>(byte));
        return vm.reserve(bytes.size());
    }));
    return bytes;
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
    } else if (call.isGiven(1) && isInteger(call[1])) {
        RETORT_TRY(const std::int64_t count, call.integer(1));
        if (count < 0)
            return vm.raise(vm.errors().ValueError, std::string("negative count"));
        RETORT_CHECK(vm.reserve(static_cast<std::size_t>(count)));
        bytes.assign(static_cast<std::size_t>(count), '\0');
    } else if (call.isGiven(1) && (!call[1].isObject() || call[1].isKind(Kind::Float))) {
        return vm.raise(vm.errors().TypeError,
                        textOf("cannot convert '", typeName(vm, call[1]), "' object to ", type->name()));
    } else if (call.isGiven(1)) {
        const bool isArray = type->isSubclassOf(vm.types().bytearray.get());
        RETORT_TRY(const Value own, findSpecial(vm, call[1], *vm.names().bytes));
        if (own.isSet() && !isArray)
            return script::call(vm, own);
        RETORT_TRY(bytes, isArray ? collectBytes(vm, call[1]) : bytesFrom(vm, call[1]));
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
    std::string_view separator;
    if (call.isGiven(0)) {
        RETORT_TRY(separator, call.isGiven(0) && call[0].as<Bytes>() ? bytesAt(call, 0) : call.utf8(0));
        if (separator.size() != 1)
            return call.vm.raise(call.vm.errors().ValueError, std::string("sep must be length 1."));
    }
    RETORT_TRY(const std::int64_t group, call.integer(1));
    const std::string_view bytes = bytesOfSelf(call);
    const auto count = static_cast<std::int64_t>(bytes.size());
    std::string text;
    for (std::int64_t i = 0; i < count; ++i) {
        // Groups are counted from the end; with a negative number from the beginning.
        const std::int64_t place = group > 0 ? count - i : i;
        if (i > 0 && group != 0 && place % group == 0)
            text += separator;
        const auto byte = static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
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
    return script::call(call.vm, call.self, {Value(call.vm.make<Bytes>(std::move(bytes)))});
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
    return bytesLike(call.vm, call.self, std::move(joined));
}

// Most methods do what those of str do, to ASCII: the bytes become a text, str's method of that name does the work, and
// its result becomes bytes again. A byte that means something else in a text than among bytes (beyond ASCII, separators
// of Unicode) stands there as a character of the private use area, which is no letter, no digit and no space.

constexpr char32_t privateUse = 0xE000;

bool meansSomethingElse(unsigned char byte, std::string_view method)
{
    return byte >= 0x80 || (byte >= 0x1C && byte <= 0x1F) || (method == "splitlines" && (byte == 0x0B || byte == 0x0C));
}

Eval<Value> textFor(Interpreter &vm, std::string_view bytes, std::string_view method)
{
    RETORT_CHECK(vm.reserve(3 * bytes.size()));
    std::string text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (meansSomethingElse(byte, method))
            appendUtf8(text, privateUse + byte);
        else
            text.push_back(c);
    }
    return Value(vm.str(std::move(text)));
}

/// `like` is what the method belongs to.
Value bytesFor(Interpreter &vm, const Value &like, const Value &result)
{
    const auto all = [&](std::span<const Value> items) {
        std::vector<Value> made;
        for (const Value &item : items)
            made.push_back(bytesFor(vm, like, item));
        return made;
    };
    if (const auto *list = result.as<List>())
        return Value(vm.list(all(list->items())));
    if (const auto *tuple = result.as<Tuple>())
        return Value(vm.tuple(all(tuple->items())));
    const auto *text = result.as<Str>();
    if (!text)
        return result;
    std::string bytes;
    for (std::size_t i = 0; i < text->text().size();) {
        // EE 80 80 to EE 83 BF: the two last bytes have what is left of the code point.
        const auto *at = reinterpret_cast<const unsigned char *>(text->text().data()) + i;
        if (*at < 0x80) {
            bytes.push_back(static_cast<char>(*at));
            ++i;
        } else {
            bytes.push_back(static_cast<char>(((at[1] & 0x3U) << 6U) | (at[2] & 0x3FU)));
            i += 3;
        }
    }
    return bytesLike(vm, like, std::move(bytes));
}

Eval<> asText(Call &call)
{
    Interpreter &vm = call.vm;
    const std::string_view name = call.function.entry().name;
    const bool isSearch = name == "find" || name == "rfind" || name == "index" || name == "rindex" || name == "count";
    const std::function<Eval<>(const Value &)> converted = [&](const Value &argument) -> Eval<> {
        if (const auto *bytes = argument.as<Bytes>())
            return textFor(vm, bytes->bytes(), name);
        if (argument.as<Str>())
            return vm.raise(vm.errors().TypeError, std::string("a bytes-like object is required, not 'str'"));
        const auto *tuple = argument.as<Tuple>();
        if (!tuple)
            return argument;
        std::vector<Value> parts;
        for (const Value &part : tuple->items()) {
            RETORT_TRY(Value each, converted(part));
            parts.push_back(std::move(each));
        }
        return Value(vm.tuple(parts));
    };
    std::vector<Value> arguments(1);
    RETORT_TRY(arguments[0], textFor(vm, bytesOfSelf(call), name));
    for (std::size_t i = 0; i < call.count && call.isGiven(i); ++i) {
        std::int64_t byte = 0;
        if (i == 0 && isSearch && isInteger(call[i])) {
            if (!toInt64(call[i], byte) || byte < 0 || byte > 255)
                return vm.raise(vm.errors().ValueError, std::string("byte must be in range(0, 256)"));
            const char one = static_cast<char>(byte);
            RETORT_TRY(Value text, textFor(vm, std::string_view(&one, 1), name));
            arguments.push_back(std::move(text));
        } else if (i == 0 && isSearch && call[i].as<Str>()) {
            return vm.raise(vm.errors().TypeError,
                            std::string("argument should be integer or bytes-like object, not 'str'"));
        } else {
            RETORT_TRY(Value argument, converted(call[i]));
            arguments.push_back(std::move(argument));
        }
    }
    const bool mustBeThere = name == "index" || name == "rindex";
    const std::string_view method = name == "index" ? "find" : name == "rindex" ? "rfind" : name;
    const Value function = vm.types().str->names().get(method);
    RETORT_TRY(const Value result, script::call(vm, function, Arguments{arguments.data(), arguments.size(), {}}));
    if (mustBeThere && result.isInt() && result.asInt() < 0)
        return vm.raise(vm.errors().ValueError, std::string("subsection not found"));
    return bytesFor(vm, call.self, result);
}

Eval<> maketrans(Call &call)
{
    RETORT_TRY(const std::string_view from, bytesAt(call, 0));
    RETORT_TRY(const std::string_view to, bytesAt(call, 1));
    if (from.size() != to.size())
        return call.vm.raise(call.vm.errors().ValueError, std::string("maketrans arguments must have same length"));
    std::string table(256, '\0');
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = static_cast<char>(i);
    for (std::size_t i = 0; i < from.size(); ++i)
        table[static_cast<unsigned char>(from[i])] = to[i];
    return Value(call.vm.make<Bytes>(std::move(table)));
}

Eval<> translate(Call &call)
{
    std::string_view table;
    if (!call[0].isNone()) {
        RETORT_TRY(table, bytesAt(call, 0));
        if (table.size() != 256)
            return call.vm.raise(call.vm.errors().ValueError,
                                 std::string("translation table must be 256 characters long"));
    }
    std::string_view dropped;
    if (call.isGiven(1)) {
        RETORT_TRY(dropped, bytesAt(call, 1));
    }
    std::string bytes;
    for (const char c : bytesOfSelf(call))
        if (dropped.find(c) == std::string_view::npos)
            bytes.push_back(table.empty() ? c : table[static_cast<unsigned char>(c)]);
    return bytesLike(call.vm, call.self, std::move(bytes));
}

constexpr FunctionEntry bytesMethods[] = {
    {"__new__", "cls, source=..., encoding=..., errors=...", "Bytes from a text, numbers or a count.", bytesNew,
     Flavor::StaticMethod},
    {"__init__", "*args, **kwargs", "Does nothing.", returnNone},
    {"__contains__", "key, /", "key in self",
     [](Call &call) -> Eval<> { return builtinContains(call.vm, call.self, call[0]); }},
    {"__getitem__", "key, /", "self[key]",
     [](Call &call) -> Eval<> { return builtinGetItem(call.vm, call.self, call[0]); }},
    {"__iter__", "", "iter(self)", [](Call &call) -> Eval<> { return builtinIterate(call.vm, call.self); }},
    {"__len__", "", "len(self)", [](Call &call) -> Eval<> { return builtinLength(call.self); }},
    {"decode", "encoding='utf-8', errors='strict'", "The text of the bytes.", decode},
    {"hex", "sep=..., bytes_per_sep=1", "The hexadecimal digits.", hex},
    {"fromhex", "string, /", "Bytes from hexadecimal digits.", fromhex, Flavor::ClassMethod},
    {"join", "iterable, /", "The bytes of an iterable with these between.", join},
    {"maketrans", "frm, to, /", "A table for translate().", maketrans, Flavor::StaticMethod},
    {"translate", "table, /, delete=...", "Each byte through a table.", translate},
    {"capitalize", "", "The first letter in upper case, the others in lower case.", asText},
    {"center", "width, fillchar=..., /", "In the middle of so many bytes.", asText},
    {"count", "sub, start=..., end=..., /", "How often bytes are there.", asText},
    {"endswith", "suffix, start=..., end=..., /", "Whether the bytes end so.", asText},
    {"expandtabs", "tabsize=8", "With spaces instead of tabs.", asText},
    {"find", "sub, start=..., end=..., /", "Where bytes are first; -1 if they are not.", asText},
    {"index", "sub, start=..., end=..., /", "Where bytes are first; ValueError if they are not.", asText},
    {"isalnum", "", "Whether all are letters or digits.", asText},
    {"isalpha", "", "Whether all are letters.", asText},
    {"isascii", "", "Whether all are ASCII.", asText},
    {"isdigit", "", "Whether all are digits.", asText},
    {"islower", "", "Whether all letters are in lower case.", asText},
    {"isspace", "", "Whether all are spaces.", asText},
    {"istitle", "", "Whether all words begin in upper case.", asText},
    {"isupper", "", "Whether all letters are in upper case.", asText},
    {"ljust", "width, fillchar=..., /", "At the left of so many bytes.", asText},
    {"lower", "", "ASCII letters in lower case.", asText},
    {"lstrip", "chars=..., /", "Without these bytes at the beginning.", asText},
    {"partition", "sep, /", "What is before a separator, it, and what is behind.", asText},
    {"removeprefix", "prefix, /", "Without this beginning.", asText},
    {"removesuffix", "suffix, /", "Without this end.", asText},
    {"replace", "old, new, count=-1, /", "Other bytes instead of some.", asText},
    {"rfind", "sub, start=..., end=..., /", "Where bytes are last; -1 if they are not.", asText},
    {"rindex", "sub, start=..., end=..., /", "Where bytes are last; ValueError if they are not.", asText},
    {"rjust", "width, fillchar=..., /", "At the right of so many bytes.", asText},
    {"rpartition", "sep, /", "The same with the last separator.", asText},
    {"rsplit", "sep=None, maxsplit=-1", "The parts between separators, from the end.", asText},
    {"rstrip", "chars=..., /", "Without these bytes at the end.", asText},
    {"split", "sep=None, maxsplit=-1", "The parts between separators.", asText},
    {"splitlines", "keepends=False", "The lines.", asText},
    {"startswith", "prefix, start=..., end=..., /", "Whether the bytes begin so.", asText},
    {"strip", "chars=..., /", "Without these bytes at both ends.", asText},
    {"swapcase", "", "Upper case for lower case.", asText},
    {"title", "", "Every word with its first letter in upper case.", asText},
    {"upper", "", "ASCII letters in upper case.", asText},
    {"zfill", "width, /", "With zeros in front.", asText},
};

} // namespace

const ClassEntry bytesEntry{"bytes", "builtins", "Bytes in order, for good.", bytesMethods};

} // namespace retort::script
