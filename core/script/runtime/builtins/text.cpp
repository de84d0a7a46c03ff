#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/builtins/text_methods.h>
#include <core/script/runtime/builtins/text_parts.h>
#include <core/script/runtime/protocol/builtin.h>

namespace retort::script::text
{

namespace
{

Eval<> format(Call &call)
{
    RETORT_TRY(std::string text,
               braceFormat(call.vm, textOfSelf(call), call.tuple(0).items(), Value(Ref<Dict>(&call.dict(1)))));
    return made(call, std::move(text));
}

Eval<> formatMap(Call &call)
{
    RETORT_TRY(std::string text, braceFormat(call.vm, textOfSelf(call), {}, call[0]));
    return made(call, std::move(text));
}

Eval<> encode(Call &call)
{
    RETORT_TRY(const std::string_view encoding, call.utf8(0));
    RETORT_TRY(const std::string_view errors, call.utf8(1));
    RETORT_TRY(std::string bytes, encodeText(call.vm, textOfSelf(call), encoding, errors));
    return Value(call.vm.make<Bytes>(std::move(bytes)));
}

Eval<> strNew(Call &call)
{
    Interpreter &vm = call.vm;
    auto *type = call[0].as<Class>();
    std::string text;
    if (call.isGiven(1)) {
        const auto *bytes = call[1].as<Bytes>();
        if (call.isGiven(2) || call.isGiven(3)) {
            if (!bytes)
                return vm.raise(vm.errors().TypeError,
                                textOf("decoding to str: need a bytes-like object, ", typeName(vm, call[1]), " found"));
            RETORT_TRY(const std::string_view encoding,
                       call.isGiven(2) ? call.utf8(2) : Eval<std::string_view>("utf-8"));
            RETORT_TRY(const std::string_view errors,
                       call.isGiven(3) ? call.utf8(3) : Eval<std::string_view>("strict"));
            RETORT_TRY(text, decodeText(vm, bytes->bytes(), encoding, errors));
        } else if (type == vm.types().str.get() && call[1].as<Str>() && call[1].object()->type() == type) {
            return call[1];
        } else {
            RETORT_TRY(text, textOfValue(vm, call[1]));
        }
    }
    if (type == vm.types().str.get())
        return Value(vm.str(std::move(text)));
    return Value(Ref<Str>(new Str(vm.heap(), type, std::move(text))));
}

constexpr FunctionEntry strMethods[] = {
    {"__new__", "cls, object=..., encoding=..., errors=...", "The text of an object.", strNew, Flavor::StaticMethod},
    {"__init__", "*args, **kwargs", "Does nothing.", [](Call &) -> Eval<> { return Value::none(); }},
    {"__len__", "", "len(self)", [](Call &call) -> Eval<> { return builtinLength(call.self); }},
    {"__getitem__", "key, /", "self[key]",
     [](Call &call) -> Eval<> { return builtinGetItem(call.vm, call.self, call[0]); }},
    {"__contains__", "key, /", "key in self",
     [](Call &call) -> Eval<> { return builtinContains(call.vm, call.self, call[0]); }},
    {"__iter__", "", "iter(self)", [](Call &call) -> Eval<> { return builtinIterate(call.vm, call.self); }},
    {"capitalize", "", "The first character upper, the rest lower case.", capitalize},
    {"casefold", "", "For comparing without regard to case.", casefold},
    {"center", "width, fillchar=' ', /", "Filled on both sides.", justify<'^'>},
    {"count", "sub, start=..., end=..., /", "How often a text is inside.", count},
    {"encode", "encoding='utf-8', errors='strict'", "The bytes of the text.", encode},
    {"endswith", "suffix, start=..., end=..., /", "Whether the text ends so.", startsOrEnds<true>},
    {"expandtabs", "tabsize=8", "Spaces instead of tabs.", expandtabs},
    {"find", "sub, start=..., end=..., /", "Where a text is first; -1 if it is not.", find<false>},
    {"format", "*args, **kwargs", "Fills the fields in braces.", format},
    {"format_map", "mapping, /", "Fills the fields from a mapping.", formatMap},
    {"index", "sub, start=..., end=..., /", "Where a text is first.", index<false>},
    {"isalnum", "", "Only letters and digits.", isalnum},
    {"isalpha", "", "Only letters.", isalpha},
    {"isascii", "", "Only ASCII.", isascii},
    {"isdecimal", "", "Only decimal digits.", isdecimal},
    {"isdigit", "", "Only digits.", isdigit},
    {"isidentifier", "", "Whether it could be a name.", isidentifier},
    {"islower", "", "Whether all cased characters are lower.", isCase<false>},
    {"isnumeric", "", "Only numeric characters.", isnumeric},
    {"isprintable", "", "Only printable characters.", isprintable},
    {"isspace", "", "Only whitespace.", isspace},
    {"istitle", "", "Whether every word begins upper.", istitle},
    {"isupper", "", "Whether all cased characters are upper.", isCase<true>},
    {"join", "iterable, /", "The texts of an iterable with this between.", join},
    {"ljust", "width, fillchar=' ', /", "Filled on the right.", justify<'<'>},
    {"lower", "", "In lower case.", lower},
    {"lstrip", "chars=None, /", "Without these characters at the start.", strip<true, false>},
    {"maketrans", "x, y=..., z=..., /", "A table for translate.", maketrans, Flavor::StaticMethod},
    {"partition", "sep, /", "Before, separator, behind; of the first one.", partition<false>},
    {"removeprefix", "prefix, /", "Without the prefix.", removeAffix<false>},
    {"removesuffix", "suffix, /", "Without the suffix.", removeAffix<true>},
    {"replace", "old, new, count=-1, /", "Another text instead of one.", replace},
    {"rfind", "sub, start=..., end=..., /", "Where a text is last; -1 if it is not.", find<true>},
    {"rindex", "sub, start=..., end=..., /", "Where a text is last.", index<true>},
    {"rjust", "width, fillchar=' ', /", "Filled on the left.", justify<'>'>},
    {"rpartition", "sep, /", "Before, separator, behind; of the last one.", partition<true>},
    {"rsplit", "sep=None, maxsplit=-1", "The parts, counted from the right.", split<true>},
    {"rstrip", "chars=None, /", "Without these characters at the end.", strip<false, true>},
    {"split", "sep=None, maxsplit=-1", "The parts between separators.", split<false>},
    {"splitlines", "keepends=False", "The lines.", splitlines},
    {"startswith", "prefix, start=..., end=..., /", "Whether the text begins so.", startsOrEnds<false>},
    {"strip", "chars=None, /", "Without these characters at both ends.", strip<true, true>},
    {"swapcase", "", "Upper and lower case exchanged.", swapcase},
    {"title", "", "Every word begins upper.", title},
    {"translate", "table, /", "Each character through a table.", translate},
    {"upper", "", "In upper case.", upper},
    {"zfill", "width, /", "Filled with zeros behind the sign.", zfill},
};

} // namespace

} // namespace retort::script::text

namespace retort::script
{

const ClassEntry strEntry{"str", "builtins", "Text.", text::strMethods};

} // namespace retort::script
