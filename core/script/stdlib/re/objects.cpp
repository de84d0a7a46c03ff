#include <core/script/stdlib/re/re.h>

#include <algorithm>

namespace retort::script
{

using namespace regex;

void PatternObject::clear()
{
    Instance::clear();
    pattern = {};
}

void MatchObject::clear()
{
    Instance::clear();
    pattern = nullptr;
    string = {};
}

namespace
{

PatternObject &patternSelf(const Call &call)
{
    return objectOf<PatternObject>(call.self);
}

Ref<PatternObject> patternRef(const Call &call)
{
    return Ref<PatternObject>(&patternSelf(call));
}

/// `endpos` where it was given.
Eval<std::optional<std::int64_t>> lastOf(Call &call, std::size_t index)
{
    if (!call.isGiven(index))
        return std::optional<std::int64_t>();
    RETORT_TRY(const std::int64_t last, call.integer(index));
    return std::optional(last);
}

template <regex::Kind kind> Eval<> patternFind(Call &call)
{
    RETORT_TRY(const std::int64_t first, call.integer(1));
    RETORT_TRY(const std::optional<std::int64_t> last, lastOf(call, 2));
    return find(call, patternRef(call), call[0], kind, first, last);
}

template <Eval<> (*body)(Interpreter &, const Ref<PatternObject> &, const Value &, std::int64_t,
                         std::optional<std::int64_t>)>
Eval<> patternAll(Call &call)
{
    RETORT_TRY(const std::int64_t first, call.integer(1));
    RETORT_TRY(const std::optional<std::int64_t> last, lastOf(call, 2));
    return body(call.vm, patternRef(call), call[0], first, last);
}

Eval<> patternSplit(Call &call)
{
    RETORT_TRY(const std::int64_t most, call.integer(1));
    return split(call.vm, patternRef(call), call[0], most);
}

Eval<> patternSub(Call &call)
{
    RETORT_TRY(const std::int64_t most, call.integer(2));
    RETORT_TRY(const Ref<Tuple> made, substitute(call.vm, patternRef(call), call[0], call[1], most));
    return (*made)[0];
}

Eval<> patternSubn(Call &call)
{
    RETORT_TRY(const std::int64_t most, call.integer(2));
    RETORT_TRY(const Ref<Tuple> made, substitute(call.vm, patternRef(call), call[0], call[1], most));
    return Value(made);
}

Eval<> patternRepr(Call &call)
{
    constexpr std::pair<int, const char *> shown[] = {
        {IgnoreCase, "re.IGNORECASE"}, {Locale, "re.LOCALE"},   {Multiline, "re.MULTILINE"},
        {DotAll, "re.DOTALL"},         {Verbose, "re.VERBOSE"}, {Ascii, "re.ASCII"},
    };
    RETORT_TRY(std::string text, reprOf(call.vm, patternSelf(call).pattern));
    std::string flags;
    for (const auto &[flag, name] : shown)
        if ((patternSelf(call).flags & flag) != 0)
            flags += (flags.empty() ? "" : "|") + std::string(name);
    return Value(call.vm.str("re.compile(" + text + (flags.empty() ? "" : ", " + flags) + ")"));
}

Eval<> patternEquals(Call &call)
{
    const auto *other = call[0].native<PatternObject>();
    if (!other)
        return Value::notImplemented();
    RETORT_TRY(const bool same, equals(call.vm, patternSelf(call).pattern, other->pattern));
    return Value::boolean(same && patternSelf(call).flags == other->flags);
}

Eval<> patternHash(Call &call)
{
    RETORT_TRY(const std::int64_t hash, hashOf(call.vm, patternSelf(call).pattern));
    return Value::integer(hash);
}

Eval<> patternText(Interpreter &, const Value &self)
{
    return objectOf<PatternObject>(self).pattern;
}

Eval<> patternFlags(Interpreter &, const Value &self)
{
    return Value::integer(objectOf<PatternObject>(self).flags);
}

Eval<> patternGroups(Interpreter &, const Value &self)
{
    return Value::integer(static_cast<std::int64_t>(objectOf<PatternObject>(self).groupNames.size()) - 1);
}

Eval<> patternGroupIndex(Interpreter &vm, const Value &self)
{
    const Ref<Dict> groups = vm.dict();
    const auto &names = objectOf<PatternObject>(self).groupNames;
    for (std::size_t i = 1; i < names.size(); ++i)
        if (!names[i].empty())
            groups->set(vm, names[i], Value::integer(static_cast<std::int64_t>(i)));
    return Value(groups);
}

MatchObject &self(const Call &call)
{
    return objectOf<MatchObject>(call.self);
}

Eval<> matchGroup(Call &call)
{
    const Tuple &wanted = call.tuple(0);
    if (wanted.size() == 0)
        return groupOf(call.vm, self(call), 0);
    std::vector<Value> items;
    for (const Value &group : wanted.items()) {
        RETORT_TRY(const int number, groupNumber(call.vm, *self(call).pattern, group));
        items.push_back(groupOf(call.vm, self(call), number));
    }
    return items.size() == 1 ? items.front() : Value(call.vm.tuple(items));
}

Eval<> matchItem(Call &call)
{
    RETORT_TRY(const int number, groupNumber(call.vm, *self(call).pattern, call[0]));
    return groupOf(call.vm, self(call), number);
}

Eval<> matchGroups(Call &call)
{
    std::vector<Value> items;
    for (std::size_t i = 1; i < self(call).pattern->groupNames.size(); ++i) {
        items.push_back(groupOf(call.vm, self(call), static_cast<int>(i)));
        if (items.back().isNone())
            items.back() = call[0];
    }
    return Value(call.vm.tuple(items));
}

Eval<> matchGroupDict(Call &call)
{
    const Ref<Dict> groups = call.vm.dict();
    const auto &names = self(call).pattern->groupNames;
    for (std::size_t i = 1; i < names.size(); ++i) {
        if (names[i].empty())
            continue;
        const Value text = groupOf(call.vm, self(call), static_cast<int>(i));
        groups->set(call.vm, names[i], text.isNone() ? call[0] : text);
    }
    return Value(groups);
}

std::int64_t startOf(const MatchObject &match, int group)
{
    const qsizetype start = match.match.capturedStart(group);
    return start < 0 ? -1 : match.subject->pointOf(start);
}

std::int64_t endOf(const MatchObject &match, int group)
{
    const qsizetype end = match.match.capturedEnd(group);
    return end < 0 ? -1 : match.subject->pointOf(end);
}

template <std::int64_t (*place)(const MatchObject &, int)> Eval<> matchPlace(Call &call)
{
    RETORT_TRY(const int group, groupNumber(call.vm, *self(call).pattern, call[0]));
    return Value::integer(place(self(call), group));
}

Value spanOf(Interpreter &vm, const MatchObject &match, int group)
{
    return vm.tuple({Value::integer(startOf(match, group)), Value::integer(endOf(match, group))});
}

Eval<> matchSpan(Call &call)
{
    RETORT_TRY(const int group, groupNumber(call.vm, *self(call).pattern, call[0]));
    return spanOf(call.vm, self(call), group);
}

Eval<> matchExpand(Call &call)
{
    RETORT_TRY(const std::shared_ptr<const Subject> text, subjectOf(call.vm, call[0], self(call).pattern->isBytes));
    RETORT_TRY(const QString made, expanded(call.vm, self(call), text->text));
    const Subject whole{made, text->isBytes, false};
    return whole.piece(call.vm, 0, made.size());
}

Eval<> matchRepr(Call &call)
{
    RETORT_TRY(const std::string text, reprOf(call.vm, groupOf(call.vm, self(call), 0)));
    return Value(call.vm.str(textOf("<re.Match object; span=(", startOf(self(call), 0), ", ", endOf(self(call), 0),
                                    "), match=", text, ">")));
}

/// The group that was closed last; of two that end together the outer one is.
int lastGroup(const MatchObject &match)
{
    int last = 0;
    for (int group = 1; group < static_cast<int>(match.pattern->groupNames.size()); ++group) {
        const qsizetype start = match.match.capturedStart(group);
        const qsizetype end = match.match.capturedEnd(group);
        if (start >= 0 && (last == 0 || end > match.match.capturedEnd(last) ||
                           (end == match.match.capturedEnd(last) && start >= match.match.capturedEnd(last))))
            last = group;
    }
    return last;
}

Eval<> matchLastIndex(Interpreter &, const Value &self)
{
    const int last = lastGroup(objectOf<MatchObject>(self));
    return last == 0 ? Value::none() : Value::integer(last);
}

Eval<> matchLastGroup(Interpreter &vm, const Value &self)
{
    const auto &match = objectOf<MatchObject>(self);
    const std::string &name = match.pattern->groupNames[static_cast<std::size_t>(lastGroup(match))];
    return name.empty() ? Value::none() : Value(vm.str(name));
}

Eval<> matchString(Interpreter &, const Value &self)
{
    return objectOf<MatchObject>(self).string;
}

Eval<> matchPattern(Interpreter &, const Value &self)
{
    return Value(objectOf<MatchObject>(self).pattern);
}

Eval<> matchPos(Interpreter &, const Value &self)
{
    const auto &match = objectOf<MatchObject>(self);
    return Value::integer(match.subject->pointOf(match.start));
}

Eval<> matchEndPos(Interpreter &, const Value &self)
{
    const auto &match = objectOf<MatchObject>(self);
    return Value::integer(match.subject->pointOf(match.end));
}

constexpr FunctionEntry patternMethods[] = {
    {"__eq__", "other, /", "Whether both are the same pattern.", patternEquals},
    {"__hash__", "", "Equal patterns have equal hashes.", patternHash},
    {"__repr__", "", "The call that makes the pattern.", patternRepr},
    {"findall", "string, pos=0, endpos=...", "The texts of all matches, or of their groups.", patternAll<findAll>},
    {"finditer", "string, pos=0, endpos=...", "All matches, one behind the other.", patternAll<findIter>},
    {"fullmatch", "string, pos=0, endpos=...", "The match of the whole text, or None.", patternFind<regex::Kind::Full>},
    {"match", "string, pos=0, endpos=...", "The match at the beginning, or None.", patternFind<regex::Kind::Match>},
    {"search", "string, pos=0, endpos=...", "The first match, or None.", patternFind<regex::Kind::Search>},
    {"split", "string, maxsplit=0", "The parts between the matches.", patternSplit},
    {"sub", "repl, string, count=0", "The text with the matches replaced.", patternSub},
    {"subn", "repl, string, count=0", "The text with the matches replaced, and how many there were.", patternSubn},
};

constexpr AttributeEntry patternAttributes[] = {
    {"flags", "The flags as a number.", patternFlags},
    {"groupindex", "The numbers of the groups with names.", patternGroupIndex},
    {"groups", "How many groups there are.", patternGroups},
    {"pattern", "The pattern's text.", patternText},
};

constexpr FunctionEntry matchMethods[] = {
    {"__getitem__", "group, /", "The text of a group.", matchItem},
    {"__repr__", "", "Place and text of the match.", matchRepr},
    {"end", "group=0, /", "Where a group ends; -1 when it took no part.", matchPlace<endOf>},
    {"expand", "template", "A replacement with the groups filled in.", matchExpand},
    {"group", "*groups", "The texts of groups; of the whole match without one.", matchGroup},
    {"groupdict", "default=None", "The texts of the groups with names.", matchGroupDict},
    {"groups", "default=None", "The texts of all groups.", matchGroups},
    {"span", "group=0, /", "Where a group begins and ends.", matchSpan},
    {"start", "group=0, /", "Where a group begins; -1 when it took no part.", matchPlace<startOf>},
};

constexpr AttributeEntry matchAttributes[] = {
    {"endpos", "Where the search ended.", matchEndPos},
    {"lastgroup", "The name of the group closed last, or None.", matchLastGroup},
    {"lastindex", "The number of the group closed last, or None.", matchLastIndex},
    {"pos", "Where the search began.", matchPos},
    {"re", "The pattern.", matchPattern},
    {"string", "The text that was searched.", matchString},
};

} // namespace

const ClassEntry patternEntry{"Pattern", "re", "A regular expression.", patternMethods, patternAttributes,
                              nullptr,   false};
const ClassEntry matchEntry{"Match", "re", "Where a pattern fits.", matchMethods, matchAttributes, nullptr, false};

} // namespace retort::script
