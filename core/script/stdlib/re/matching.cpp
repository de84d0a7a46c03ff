#include <core/script/stdlib/re/re.h>

#include <algorithm>

namespace retort::script::regex
{

using namespace Qt::Literals::StringLiterals;

std::int64_t Subject::pointOf(qsizetype unit) const
{
    if (!hasPairs)
        return unit;
    return unit - std::count_if(text.begin(), text.begin() + unit, [](QChar c) { return c.isLowSurrogate(); });
}

qsizetype Subject::unitOf(std::int64_t point) const
{
    if (point <= 0)
        return 0;
    if (!hasPairs)
        return std::min<qsizetype>(point, text.size());
    qsizetype unit = 0;
    for (; point > 0 && unit < text.size(); --point)
        unit += text[unit].isHighSurrogate() && unit + 1 < text.size() ? 2 : 1;
    return unit;
}

Value Subject::piece(Interpreter &vm, qsizetype start, qsizetype length) const
{
    const QStringView part = QStringView(text).mid(start, length);
    if (isBytes)
        return vm.make<Bytes>(part.toLatin1().toStdString());
    return vm.str(part.toUtf8().toStdString());
}

Eval<std::shared_ptr<const Subject>> subjectOf(Interpreter &vm, const Value &value, bool isBytes)
{
    auto subject = std::make_shared<Subject>();
    subject->isBytes = isBytes;
    const auto *text = value.as<Str>();
    const auto *bytes = value.as<Bytes>();
    if (!text && !bytes)
        return vm.raise(vm.errors().TypeError,
                        textOf("expected string or bytes-like object, got '", typeName(vm, value), "'"));
    if (isBytes != (bytes != nullptr))
        return vm.raise(vm.errors().TypeError, textOf("cannot use a ", isBytes ? "bytes" : "string", " pattern on a ",
                                                      isBytes ? "string-like" : "bytes-like", " object"));
    RETORT_CHECK(vm.reserve(2 * (text ? text->text().size() : bytes->bytes().size())));
    if (bytes)
        subject->text = QString::fromLatin1(bytes->bytes().data(), static_cast<qsizetype>(bytes->bytes().size()));
    else
        subject->text = text->toQString();
    subject->hasPairs =
        std::any_of(subject->text.begin(), subject->text.end(), [](QChar c) { return c.isSurrogate(); });
    return std::shared_ptr<const Subject>(std::move(subject));
}

namespace
{

/// Beyond it a pattern is one of those whose time grows exponentially.
constexpr auto limits = "(*LIMIT_MATCH=2000000)(*LF)"_L1;

Failure tooManySteps(Interpreter &vm)
{
    return vm.beyond(u"2000000 steps of a regular expression"_s);
}

Eval<Ref<PatternObject>> makePattern(Interpreter &vm, const Value &pattern, int flags)
{
    const auto *bytes = pattern.as<Bytes>();
    const auto *text = pattern.as<Str>();
    const QString source =
        bytes ? QString::fromLatin1(bytes->bytes().data(), static_cast<qsizetype>(bytes->bytes().size()))
              : text->toQString();
    if (!bytes && (flags & Ascii) == 0)
        flags |= Unicode;
    RETORT_CHECK(vm.reserve(static_cast<std::size_t>(source.size()) * 64));
    RETORT_TRY(const QString translation, translated(vm, source, flags));
    if ((flags & Ascii) != 0)
        flags &= ~Unicode;
    QRegularExpression::PatternOptions options;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, (flags & IgnoreCase) != 0);
    options.setFlag(QRegularExpression::MultilineOption, (flags & Multiline) != 0);
    options.setFlag(QRegularExpression::DotMatchesEverythingOption, (flags & DotAll) != 0);
    options.setFlag(QRegularExpression::ExtendedPatternSyntaxOption, (flags & Verbose) != 0);
    options.setFlag(QRegularExpression::UseUnicodePropertiesOption, (flags & Unicode) != 0);
    const auto made = vm.make<PatternObject>(vm.state<RegexClasses>().pattern.get());
    made->expression = QRegularExpression(limits + translation, options);
    if (!made->expression.isValid())
        return patternError(vm, made->expression.errorString().toStdString(), source,
                            std::max<qsizetype>(0, made->expression.patternErrorOffset() - limits.size()));
    made->wholeExpression = QRegularExpression(limits + "(?:"_L1 + translation + ")\\z"_L1, options);
    made->pattern = pattern;
    made->isBytes = bytes != nullptr;
    made->flags = flags;
    for (const QString &name : made->expression.namedCaptureGroups())
        made->groupNames.push_back(name.toStdString());
    return made;
}

} // namespace

Eval<Ref<PatternObject>> compiled(Interpreter &vm, const Value &pattern, std::int64_t flags)
{
    if (auto *made = pattern.native<PatternObject>()) {
        if (flags != 0)
            return vm.raise(vm.errors().ValueError, "cannot process flags argument with a compiled pattern");
        return Ref<PatternObject>(made);
    }
    const auto *text = pattern.as<Str>();
    const auto *bytes = pattern.as<Bytes>();
    if (!text && !bytes)
        return vm.raise(vm.errors().TypeError, "first argument must be string or compiled pattern");
    auto &known = vm.state<RegexClasses>().known;
    const std::string key = (text ? "s" : "b") + std::string(text ? text->text() : bytes->bytes());
    const int all = static_cast<int>(flags & 0x1FF);
    if (const auto found = known.find({key, all}); found != known.end())
        return found->second;
    RETORT_TRY(const Ref<PatternObject> made, makePattern(vm, pattern, all));
    if (known.size() >= 256)
        known.clear();
    known.emplace(std::pair(key, all), made);
    return made;
}

namespace
{

/// A search that is set up: the text cut where it ends, and where it begins.
struct Search {
    std::shared_ptr<const Subject> subject;
    QString text;
    qsizetype start;
};

Eval<Search> searchOf(Interpreter &vm, const PatternObject &pattern, const Value &string, std::int64_t first,
                      std::optional<std::int64_t> last)
{
    RETORT_TRY(const std::shared_ptr<const Subject> subject, subjectOf(vm, string, pattern.isBytes));
    RETORT_CHECK(vm.tick(static_cast<std::uint64_t>(subject->text.size()) / 16 + 1));
    Search search{subject, subject->text, subject->unitOf(first)};
    if (last)
        search.text.truncate(subject->unitOf(*last));
    return search;
}

Ref<MatchObject> makeMatch(Interpreter &vm, const Ref<PatternObject> &pattern, const Value &string,
                           const Search &search, QRegularExpressionMatch match)
{
    const auto made = vm.make<MatchObject>(vm.state<RegexClasses>().match.get());
    made->pattern = pattern;
    made->string = string;
    made->subject = search.subject;
    made->match = std::move(match);
    made->start = search.start;
    made->end = search.text.size();
    return made;
}

} // namespace

Eval<> find(Call &call, const Ref<PatternObject> &pattern, const Value &string, Kind kind, std::int64_t first,
            std::optional<std::int64_t> last)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const Search search, searchOf(vm, *pattern, string, first, last));
    if (search.start > search.text.size())
        return Value::none();
    const QRegularExpression &expression = kind == Kind::Full ? pattern->wholeExpression : pattern->expression;
    QRegularExpressionMatch match = expression.match(
        search.text, search.start, QRegularExpression::NormalMatch,
        kind == Kind::Search ? QRegularExpression::NoMatchOption : QRegularExpression::AnchorAtOffsetMatchOption);
    if (!match.isValid())
        return tooManySteps(vm);
    if (!match.hasMatch())
        return Value::none();
    return Value(makeMatch(vm, pattern, string, search, std::move(match)));
}

Eval<void> forEachMatch(Interpreter &vm, const Ref<PatternObject> &pattern, const Value &string, std::int64_t first,
                        std::optional<std::int64_t> last,
                        const std::function<Eval<bool>(const Ref<MatchObject> &match)> &visit)
{
    RETORT_TRY(const Search search, searchOf(vm, *pattern, string, first, last));
    if (search.start > search.text.size())
        return {};
    QRegularExpressionMatchIterator matches = pattern->expression.globalMatch(search.text, search.start);
    if (!matches.isValid())
        return tooManySteps(vm);
    while (matches.hasNext()) {
        RETORT_CHECK(vm.tick());
        RETORT_TRY(const bool goesOn, visit(makeMatch(vm, pattern, string, search, matches.next())));
        if (!goesOn)
            return {};
    }
    return {};
}

Value groupOf(Interpreter &vm, const MatchObject &match, int group)
{
    const qsizetype start = match.match.capturedStart(group);
    if (start < 0)
        return Value::none();
    return match.subject->piece(vm, start, match.match.capturedLength(group));
}

Eval<int> groupNumber(Interpreter &vm, const PatternObject &pattern, const Value &group)
{
    std::int64_t number = -1;
    if (const auto *name = group.as<Str>()) {
        const auto found = std::find(pattern.groupNames.begin() + 1, pattern.groupNames.end(), name->text());
        if (found != pattern.groupNames.end() && !name->text().empty())
            number = found - pattern.groupNames.begin();
    } else {
        RETORT_TRY(const Value index, indexOf(vm, group));
        if (!toInt64(index, number))
            number = -1;
    }
    if (number < 0 || number >= static_cast<std::int64_t>(pattern.groupNames.size()))
        return vm.raise(vm.errors().IndexError, "no such group");
    return static_cast<int>(number);
}

Eval<> findAll(Interpreter &vm, const Ref<PatternObject> &pattern, const Value &string, std::int64_t first,
               std::optional<std::int64_t> last)
{
    const Ref<List> found = vm.list();
    const int groups = static_cast<int>(pattern->groupNames.size()) - 1;
    RETORT_CHECK(forEachMatch(vm, pattern, string, first, last, [&](const Ref<MatchObject> &match) -> Eval<bool> {
        const auto text = [&](int group) {
            return match->subject->piece(vm, std::max<qsizetype>(0, match->match.capturedStart(group)),
                                         match->match.capturedLength(group));
        };
        if (groups <= 1) {
            found->append(text(groups));
            return true;
        }
        std::vector<Value> items;
        for (int group = 1; group <= groups; ++group)
            items.push_back(text(group));
        found->append(vm.tuple(items));
        return true;
    }));
    return Value(found);
}

Eval<> findIter(Interpreter &vm, const Ref<PatternObject> &pattern, const Value &string, std::int64_t first,
                std::optional<std::int64_t> last)
{
    const Ref<List> found = vm.list();
    RETORT_CHECK(forEachMatch(vm, pattern, string, first, last, [&](const Ref<MatchObject> &match) -> Eval<bool> {
        found->append(match);
        return true;
    }));
    return iterate(vm, Value(found));
}

Eval<> split(Interpreter &vm, const Ref<PatternObject> &pattern, const Value &string, std::int64_t most)
{
    const Ref<List> parts = vm.list();
    qsizetype from = 0;
    std::int64_t count = 0;
    const int groups = static_cast<int>(pattern->groupNames.size()) - 1;
    RETORT_CHECK(forEachMatch(vm, pattern, string, 0, {}, [&](const Ref<MatchObject> &match) -> Eval<bool> {
        if (most != 0 && count >= most)
            return false;
        ++count;
        parts->append(match->subject->piece(vm, from, match->match.capturedStart() - from));
        for (int group = 1; group <= groups; ++group)
            parts->append(groupOf(vm, *match, group));
        from = match->match.capturedEnd();
        return true;
    }));
    RETORT_TRY(const std::shared_ptr<const Subject> subject, subjectOf(vm, string, pattern->isBytes));
    parts->append(subject->piece(vm, from, subject->text.size() - from));
    return Value(parts);
}

} // namespace retort::script::regex
