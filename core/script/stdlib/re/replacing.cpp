#include <core/script/stdlib/re/re.h>

namespace retort::script::regex
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// Reads \g<...>, \1 and the other escapes of a replacement, and puts what they mean behind `made`.
class Expansion
{
public:
    Expansion(Interpreter &vm, const MatchObject &match, const QString &replacement)
        : vm_(vm)
        , match_(match)
        , source_(replacement)
    {
    }

    Eval<QString> expand()
    {
        while (at_ < source_.size()) {
            const qsizetype escape = source_.indexOf(u'\\', at_);
            made_ += QStringView(source_).mid(at_, escape < 0 ? -1 : escape - at_);
            if (escape < 0)
                break;
            at_ = escape + 1;
            if (at_ >= source_.size())
                return patternError(vm_, "bad escape (end of pattern)", source_, escape);
            RETORT_CHECK(readEscape(source_[at_++]));
        }
        return made_;
    }

private:
    Eval<void> readEscape(QChar c)
    {
        static const QString escapes = u"abfnrtv\\"_s;
        static const QString meanings = u"\a\b\f\n\r\t\v\\"_s;
        const qsizetype start = at_ - 2;
        if (c == u'g')
            return readGroup(start);
        if (c >= u'0' && c <= u'9')
            return readNumber(c);
        if (escapes.contains(c)) {
            made_ += meanings[escapes.indexOf(c)];
            return {};
        }
        if (c.unicode() < 0x80 && c.isLetter())
            return patternError(vm_, textOf("bad escape \\", QString(c).toStdString()), source_, start);
        made_ += u'\\';
        made_ += c;
        return {};
    }

    /// \0 and three octal digits are a character, everything else a group.
    Eval<void> readNumber(QChar first)
    {
        const auto isOctal = [this](qsizetype at) {
            return at < source_.size() && source_[at] >= u'0' && source_[at] <= u'7';
        };
        const qsizetype start = at_ - 1;
        const bool isLong = first >= u'0' && first <= u'3' && isOctal(at_) && isOctal(at_ + 1);
        if (first == u'0' || isLong) {
            qsizetype end = at_;
            while (end < start + 3 && isOctal(end))
                ++end;
            made_ += QChar(static_cast<char16_t>(QStringView(source_).mid(start, end - start).toUInt(nullptr, 8)));
            at_ = end;
            return {};
        }
        if (at_ < source_.size() && source_[at_] >= u'0' && source_[at_] <= u'9')
            ++at_;
        return addGroup(QStringView(source_).mid(start, at_ - start).toInt(), start);
    }

    Eval<void> readGroup(qsizetype start)
    {
        const qsizetype end = at_ < source_.size() && source_[at_] == u'<' ? source_.indexOf(u'>', at_) : -1;
        if (end < 0)
            return patternError(
                vm_, at_ < source_.size() && source_[at_] == u'<' ? "missing >, unterminated name" : "missing <",
                source_, at_ < source_.size() && source_[at_] == u'<' ? at_ + 1 : at_);
        const QString name = source_.mid(at_ + 1, end - at_ - 1);
        const qsizetype nameStart = at_ + 1;
        at_ = end + 1;
        bool isNumber = false;
        const int number = name.toInt(&isNumber);
        if (isNumber)
            return addGroup(number, nameStart);
        const Eval<int> group = groupNumber(vm_, *match_.pattern, vm_.str(name));
        if (!group)
            return vm_.raise(vm_.errors().IndexError, textOf("unknown group name '", name.toStdString(), "'"));
        (void)start;
        return addGroup(*group, nameStart);
    }

    Eval<void> addGroup(int group, qsizetype place)
    {
        if (group < 0 || group >= static_cast<int>(match_.pattern->groupNames.size()))
            return patternError(vm_, textOf("invalid group reference ", group), source_, place);
        made_ += match_.match.capturedView(group);
        return {};
    }

    Interpreter &vm_;
    const MatchObject &match_;
    const QString &source_;
    QString made_;
    qsizetype at_ = 0;
};

} // namespace

Eval<QString> expanded(Interpreter &vm, const MatchObject &match, const QString &replacement)
{
    return Expansion(vm, match, replacement).expand();
}

Eval<Ref<Tuple>> substitute(Interpreter &vm, const Ref<PatternObject> &pattern, const Value &replacement,
                            const Value &string, std::int64_t most)
{
    RETORT_TRY(const std::shared_ptr<const Subject> subject, subjectOf(vm, string, pattern->isBytes));
    const bool isFunction = isCallable(vm, replacement);
    QString plain;
    if (!isFunction) {
        RETORT_TRY(const std::shared_ptr<const Subject> text, subjectOf(vm, replacement, pattern->isBytes));
        plain = text->text;
    }
    const bool hasEscapes = plain.contains(u'\\');
    QString made;
    qsizetype from = 0;
    std::int64_t count = 0;
    RETORT_CHECK(forEachMatch(vm, pattern, string, 0, {}, [&](const Ref<MatchObject> &match) -> Eval<bool> {
        if (most != 0 && count >= most)
            return false;
        ++count;
        made += QStringView(subject->text).mid(from, match->match.capturedStart() - from);
        from = match->match.capturedEnd();
        if (isFunction) {
            RETORT_TRY(const Value text, script::call(vm, replacement, {Value(match)}));
            if (!text.isNone()) {
                RETORT_TRY(const std::shared_ptr<const Subject> piece, subjectOf(vm, text, pattern->isBytes));
                made += piece->text;
            }
        } else if (hasEscapes) {
            RETORT_TRY(const QString piece, expanded(vm, *match, plain));
            made += piece;
        } else {
            made += plain;
        }
        RETORT_CHECK(vm.reserve(static_cast<std::size_t>(made.size()) * 2));
        return true;
    }));
    made += QStringView(subject->text).mid(from);
    const Subject whole{made, pattern->isBytes, false};
    return vm.tuple({whole.piece(vm, 0, made.size()), Value::integer(count)});
}

} // namespace retort::script::regex
