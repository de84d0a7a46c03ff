#include <core/script/stdlib/modules.h>
#include <core/script/stdlib/re/re.h>

namespace retort::script
{

using namespace regex;

RegexClasses::RegexClasses(Interpreter &vm)
    : pattern(vm.defineClass(patternEntry, {}))
    , match(vm.defineClass(matchEntry, {}))
    , error(vm.defineException("error", "re", {vm.errors().Exception},
                               "The text is no pattern: msg, pattern and pos tell why."))
{
    // Made by compile() and searches only.
    pattern->allocate = nullptr;
    match->allocate = nullptr;
}

namespace
{

Eval<Ref<PatternObject>> patternAt(Call &call, std::size_t flags)
{
    RETORT_TRY(const std::int64_t given, call.integer(flags));
    return compiled(call.vm, call[0], given);
}

Eval<> compile(Call &call)
{
    RETORT_TRY(const Ref<PatternObject> pattern, patternAt(call, 1));
    return Value(pattern);
}

template <regex::Kind kind> Eval<> searchFor(Call &call)
{
    RETORT_TRY(const Ref<PatternObject> pattern, patternAt(call, 2));
    return find(call, pattern, call[1], kind);
}

Eval<> findall(Call &call)
{
    RETORT_TRY(const Ref<PatternObject> pattern, patternAt(call, 2));
    return findAll(call.vm, pattern, call[1], 0, {});
}

Eval<> finditer(Call &call)
{
    RETORT_TRY(const Ref<PatternObject> pattern, patternAt(call, 2));
    return findIter(call.vm, pattern, call[1], 0, {});
}

Eval<> splitText(Call &call)
{
    RETORT_TRY(const Ref<PatternObject> pattern, patternAt(call, 3));
    RETORT_TRY(const std::int64_t most, call.integer(2));
    return split(call.vm, pattern, call[1], most);
}

Eval<Ref<Tuple>> substituted(Call &call)
{
    RETORT_TRY(const Ref<PatternObject> pattern, patternAt(call, 4));
    RETORT_TRY(const std::int64_t most, call.integer(3));
    return substitute(call.vm, pattern, call[1], call[2], most);
}

Eval<> sub(Call &call)
{
    RETORT_TRY(const Ref<Tuple> made, substituted(call));
    return (*made)[0];
}

Eval<> subn(Call &call)
{
    RETORT_TRY(const Ref<Tuple> made, substituted(call));
    return Value(made);
}

Eval<> escape(Call &call)
{
    constexpr std::string_view special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
    const auto *bytes = call[0].as<Bytes>();
    std::string_view text;
    if (bytes) {
        text = bytes->bytes();
    } else {
        RETORT_TRY(text, call.utf8(0));
    }
    std::string made;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos)
            made += '\\';
        made += c;
    }
    return bytes ? Value(call.vm.make<Bytes>(std::move(made))) : Value(call.vm.str(std::move(made)));
}

Eval<> purge(Call &call)
{
    call.vm.state<RegexClasses>().known.clear();
    return Value::none();
}

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    const auto &classes = vm.state<RegexClasses>();
    module.set(vm, "Pattern", classes.pattern);
    module.set(vm, "Match", classes.match);
    module.set(vm, "error", classes.error);
    return {};
}

constexpr FunctionEntry functions[] = {
    {"compile", "pattern, flags=0", "A pattern to be used more than once.", compile},
    {"escape", "pattern", "A text as a pattern that fits just it.", escape},
    {"findall", "pattern, string, flags=0", "The texts of all matches, or of their groups.", findall},
    {"finditer", "pattern, string, flags=0", "All matches, one behind the other.", finditer},
    {"fullmatch", "pattern, string, flags=0", "The match of the whole text, or None.", searchFor<regex::Kind::Full>},
    {"match", "pattern, string, flags=0", "The match at the beginning, or None.", searchFor<regex::Kind::Match>},
    {"purge", "", "Forgets the patterns that were made.", purge},
    {"search", "pattern, string, flags=0", "The first match, or None.", searchFor<regex::Kind::Search>},
    {"split", "pattern, string, maxsplit=0, flags=0", "The parts between the matches.", splitText},
    {"sub", "pattern, repl, string, count=0, flags=0", "The text with the matches replaced.", sub},
    {"subn", "pattern, repl, string, count=0, flags=0", "The text with the matches replaced, and how many there were.",
     subn},
};
constexpr std::string_view moduleNames[] = {"A",         "ASCII",   "DOTALL",  "I",       "IGNORECASE", "M",
                                            "MULTILINE", "Match",   "NOFLAG",  "Pattern", "RegexFlag",  "S",
                                            "U",         "UNICODE", "VERBOSE", "X",       "error"};

} // namespace

const ModuleEntry reModule{"re", "Regular expressions.", functions, fill, moduleNames, ":/stdlib/re.py"};

} // namespace retort::script
