#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/builtins/functions.h>
#include <core/script/runtime/protocol/builtin.h>

namespace retort::script
{

Eval<> builtinAscii(Call &call)
{
    RETORT_TRY(const std::string shown, reprOf(call.vm, call[0]));
    return Value(call.vm.str(asciiOf(shown)));
}

Eval<> builtinChr(Call &call)
{
    RETORT_TRY(const std::int64_t point, call.integer(0));
    if (point < 0 || point > 0x10FFFF)
        return call.vm.raise(call.vm.errors().ValueError, std::string("chr() arg not in range(0x110000)"));
    std::string text;
    appendUtf8(text, static_cast<char32_t>(point));
    return Value(call.vm.character(text));
}

Eval<> builtinOrd(Call &call)
{
    Interpreter &vm = call.vm;
    std::size_t length = 0;
    if (const auto *text = call[0].as<Str>()) {
        length = text->length();
        if (length == 1)
            return Value::integer(static_cast<std::int64_t>(decodeUtf8(text->text())[0]));
    } else if (const auto *bytes = call[0].as<Bytes>()) {
        length = bytes->bytes().size();
        if (length == 1)
            return Value::integer(static_cast<unsigned char>(bytes->bytes()[0]));
    } else {
        return vm.raise(vm.errors().TypeError,
                        textOf("ord() expected string of length 1, but ", typeName(vm, call[0]), " found"));
    }
    return vm.raise(vm.errors().TypeError,
                    textOf("ord() expected a character, but string of length ", length, " found"));
}

Eval<> builtinFormat(Call &call)
{
    RETORT_TRY(const std::string_view spec, call.utf8(1));
    RETORT_TRY(std::string text, formatValue(call.vm, call[0], spec));
    return Value(call.vm.str(std::move(text)));
}

Eval<> builtinPrint(Call &call)
{
    Interpreter &vm = call.vm;
    const auto piece = [&](std::size_t index, const char *missing) -> Eval<std::string> {
        if (call[index].isNone())
            return std::string(missing);
        RETORT_TRY(const std::string_view text, call.utf8(index));
        return std::string(text);
    };
    RETORT_TRY(const std::string separator, piece(1, " "));
    RETORT_TRY(const std::string end, piece(2, "\n"));
    std::string line;
    bool first = true;
    for (const Value &value : call.tuple(0).items()) {
        RETORT_TRY(const std::string text, textOfValue(vm, value));
        if (!first)
            line += separator;
        first = false;
        line += text;
    }
    line += end;
    if (!call[3].isNone()) {
        RETORT_TRY(const Value write, getAttribute(vm, call[3], "write"));
        RETORT_TRY(const Value written, script::call(vm, write, {Value(vm.str(line))}));
        return Value::none();
    }
    return noneResult(vm.write(line));
}

Eval<> builtinRepr(Call &call)
{
    RETORT_TRY(std::string shown, reprOf(call.vm, call[0]));
    return Value(call.vm.str(std::move(shown)));
}

} // namespace retort::script
