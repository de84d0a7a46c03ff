#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/builtins/text_parts.h>
#include <core/script/runtime/protocol/builtin.h>

#include <QChar>
#include <QString>

#include <algorithm>
#include <functional>

namespace retort::script
{

namespace
{

std::string_view textOfSelf(Call &call)
{
    return call.self.as<Str>()->text();
}

Eval<> made(Call &call, std::string text)
{
    return Value(call.vm.str(std::move(text)));
}

Eval<> madeBytesOrText(Interpreter &vm, std::string text)
{
    return Value(vm.str(std::move(text)));
}

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// ---- case

Eval<> upper(Call &call)
{
    return made(call, qt(textOfSelf(call)).toUpper().toStdString());
}

Eval<> lower(Call &call)
{
    return made(call, qt(textOfSelf(call)).toLower().toStdString());
}

Eval<> casefold(Call &call)
{
    QString folded = qt(textOfSelf(call)).toCaseFolded();
    folded.replace(QChar(0xDF), QStringLiteral("ss"));
    return made(call, folded.toStdString());
}

Eval<> swapcase(Call &call)
{
    std::string swapped;
    for (const char32_t point : decodeUtf8(textOfSelf(call)))
        appendUtf8(swapped, QChar::isUpper(point) ? QChar::toLower(point) : QChar::toUpper(point));
    return made(call, std::move(swapped));
}

Eval<> capitalize(Call &call)
{
    std::string text;
    for (const char32_t point : decodeUtf8(textOfSelf(call)))
        appendUtf8(text, text.empty() ? QChar::toTitleCase(point) : QChar::toLower(point));
    return made(call, std::move(text));
}

Eval<> title(Call &call)
{
    std::string text;
    bool inside = false;
    for (const char32_t point : decodeUtf8(textOfSelf(call))) {
        const bool cased = QChar::isUpper(point) || QChar::isLower(point) || QChar::isTitleCase(point);
        appendUtf8(text, inside ? QChar::toLower(point) : QChar::toTitleCase(point));
        inside = cased;
    }
    return made(call, std::move(text));
}

// ---- questions

template <typename Test> Eval<> every(Call &call, Test &&test)
{
    const std::u32string points = decodeUtf8(textOfSelf(call));
    return Value::boolean(!points.empty() && std::all_of(points.begin(), points.end(), test));
}

bool isDigitPoint(char32_t point)
{
    return QChar::isDigit(point) || (point == 0xB2 || point == 0xB3 || point == 0xB9);
}

Eval<> isalnum(Call &call)
{
    return every(call, [](char32_t point) { return QChar::isLetterOrNumber(point); });
}

Eval<> isalpha(Call &call)
{
    return every(call, [](char32_t point) { return QChar::isLetter(point); });
}

Eval<> isascii(Call &call)
{
    return Value::boolean(call.self.as<Str>()->isAscii());
}

Eval<> isdecimal(Call &call)
{
    return every(call, [](char32_t point) { return QChar::category(point) == QChar::Number_DecimalDigit; });
}

Eval<> isdigit(Call &call)
{
    return every(call, isDigitPoint);
}

Eval<> isnumeric(Call &call)
{
    return every(call, [](char32_t point) { return QChar::isNumber(point); });
}

Eval<> isidentifier(Call &call)
{
    const std::u32string points = decodeUtf8(textOfSelf(call));
    bool valid = !points.empty() && (QChar::isLetter(points[0]) || points[0] == U'_');
    for (const char32_t point : points)
        valid = valid && (QChar::isLetterOrNumber(point) || point == U'_' || QChar::isMark(point));
    return Value::boolean(valid);
}

template <bool wantUpper> Eval<> isCase(Call &call)
{
    bool any = false;
    for (const char32_t point : decodeUtf8(textOfSelf(call))) {
        if (QChar::isTitleCase(point) || (wantUpper ? QChar::isLower(point) : QChar::isUpper(point)))
            return Value::boolean(false);
        any = any || (wantUpper ? QChar::isUpper(point) : QChar::isLower(point));
    }
    return Value::boolean(any);
}

Eval<> isprintable(Call &call)
{
    for (const char32_t point : decodeUtf8(textOfSelf(call)))
        if (!(point == U' ' || (QChar::isPrint(point) && QChar::category(point) != QChar::Separator_Space)))
            return Value::boolean(false);
    return Value::boolean(true);
}

Eval<> isspace(Call &call)
{
    return every(call, isSpacePoint);
}

Eval<> istitle(Call &call)
{
    bool any = false;
    bool inside = false;
    for (const char32_t point : decodeUtf8(textOfSelf(call))) {
        if (QChar::isUpper(point) || QChar::isTitleCase(point)) {
            if (inside)
                return Value::boolean(false);
            inside = any = true;
        } else if (QChar::isLower(point)) {
            if (!inside)
                return Value::boolean(false);
            any = true;
        } else {
            inside = false;
        }
    }
    return Value::boolean(any);
}

// ---- searching

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

// ---- changing

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
    RETORT_CHECK(call.vm.reserve(textOfSelf(call).size() *
                                 static_cast<std::size_t>(std::clamp<std::int64_t>(size, 1, 1 << 20))));
    std::string text;
    std::int64_t column = 0;
    for (const char32_t point : decodeUtf8(textOfSelf(call))) {
        if (point == U'\t') {
            const std::int64_t spaces = size > 0 ? size - column % size : 0;
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

// ---- parts

Value listed(Interpreter &vm, const std::vector<std::string_view> &parts)
{
    std::vector<Value> values;
    values.reserve(parts.size());
    for (const std::string_view part : parts)
        values.emplace_back(vm.str(std::string(part)));
    return vm.list(values);
}

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
        return vm.reserve(text.size());
    });
    if (!joined)
        return Failure(joined.error());
    return madeBytesOrText(vm, std::move(text));
}

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

const ClassEntry strEntry{"str", "builtins", "Text.", strMethods};

} // namespace retort::script
