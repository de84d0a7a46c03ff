#include <core/script/stdlib/re/re.h>

// Nearly everything means the same in Python and PCRE. What does not is rewritten here or refused: \Z, \v, \u, {,n},
// inline flags, brackets within a class; and all that only PCRE has.

namespace retort::script::regex
{

using namespace Qt::Literals::StringLiterals;

namespace
{

class Translator
{
public:
    Translator(Interpreter &vm, const QString &pattern, int &flags)
        : vm_(vm)
        , pattern_(pattern)
        , flags_(flags)
    {
    }

    Eval<QString> translate()
    {
        RETORT_CHECK(readGlobalFlags());
        while (at_ < pattern_.size()) {
            const QChar c = pattern_[at_];
            if (c == u'\\') {
                RETORT_CHECK(escape(false));
            } else if (c == u'[') {
                RETORT_CHECK(characterClass());
            } else if (c == u'(') {
                RETORT_CHECK(group());
            } else if (c == u'{' && QStringView(pattern_).mid(at_ + 1).startsWith(u',')) {
                openQuantifier();
            } else if (c == u'#' && (flags_ & Verbose) != 0) {
                skipComment();
            } else {
                made_ += pattern_[at_++];
            }
        }
        return made_;
    }

private:
    [[nodiscard]] Failure fail(const std::string &message, qsizetype place)
    {
        return patternError(vm_, message, pattern_, place);
    }

    /// (?im) at the very start is for the whole pattern.
    Eval<void> readGlobalFlags()
    {
        if (!pattern_.startsWith("(?"_L1))
            return {};
        const qsizetype end = pattern_.indexOf(u')');
        const QStringView letters = QStringView(pattern_).mid(2, end < 0 ? 0 : end - 2);
        int flags = 0;
        for (const QChar letter : letters) {
            const int flag = flagOf(letter);
            if (flag == 0)
                return {};
            flags |= flag;
        }
        if (flags == 0)
            return {};
        flags_ |= flags;
        at_ = end + 1;
        return {};
    }

    static int flagOf(QChar letter)
    {
        switch (letter.unicode()) {
        case u'a':
            return Ascii;
        case u'i':
            return IgnoreCase;
        case u'L':
            return Locale;
        case u'm':
            return Multiline;
        case u's':
            return DotAll;
        case u'u':
            return Unicode;
        case u'x':
            return Verbose;
        default:
            return 0;
        }
    }

    void skipComment()
    {
        const qsizetype end = pattern_.indexOf(u'\n', at_);
        at_ = end < 0 ? pattern_.size() : end + 1;
    }

    void openQuantifier()
    {
        const qsizetype end = pattern_.indexOf(u'}', at_);
        bool isNumber = false;
        (void)QStringView(pattern_).mid(at_ + 2, end < 0 ? 0 : end - at_ - 2).toInt(&isNumber);
        made_ += isNumber ? u"{0"_s : u"\\{"_s;
        ++at_;
    }

    Eval<void> group()
    {
        const QStringView rest = QStringView(pattern_).mid(at_);
        if (rest.startsWith("(*"_L1))
            return fail("nothing to repeat", at_ + 1);
        if (!rest.startsWith("(?"_L1)) {
            made_ += u'(';
            ++at_;
            return {};
        }
        if (rest.startsWith("(?#"_L1)) {
            const qsizetype end = pattern_.indexOf(u')', at_);
            if (end < 0)
                return fail("missing ), unterminated comment", at_);
            at_ = end + 1;
            return {};
        }
        for (const char *known : {"(?:", "(?=", "(?!", "(?>", "(?<=", "(?<!", "(?P<", "(?P=", "(?("}) {
            if (rest.startsWith(QLatin1String(known))) {
                made_ += QLatin1String(known);
                at_ += qsizetype(std::char_traits<char>::length(known));
                return rest.startsWith("(?P"_L1) || rest.startsWith("(?("_L1) ? name() : Eval<void>();
            }
        }
        return inlineFlags();
    }

    /// What stands between the brackets of a group's name, as it is.
    Eval<void> name()
    {
        while (at_ < pattern_.size() && pattern_[at_] != u'>' && pattern_[at_] != u')') {
            const QChar c = pattern_[at_];
            if (!c.isLetterOrNumber() && c != u'_')
                return fail(textOf("bad character in group name '", QString(c).toStdString(), "'"), at_);
            made_ += c;
            ++at_;
        }
        return {};
    }

    /// (?i:...), (?-i:...): the flags that PCRE has under the same letters.
    Eval<void> inlineFlags()
    {
        QString kept;
        qsizetype end = at_ + 2;
        while (end < pattern_.size() && (flagOf(pattern_[end]) != 0 || pattern_[end] == u'-')) {
            if (u"imsx-"_s.contains(pattern_[end]))
                kept += pattern_[end];
            ++end;
        }
        if (end < pattern_.size() && pattern_[end] == u')' && end > at_ + 2)
            return fail("global flags not at the start of the expression", at_);
        if (end >= pattern_.size() || pattern_[end] != u':')
            return fail(textOf("unknown extension ?",
                               end < pattern_.size() ? QString(pattern_[end]).toStdString() : std::string()),
                        at_ + 1);
        made_ += u"(?"_s + kept + u':';
        at_ = end + 1;
        return {};
    }

    Eval<void> characterClass()
    {
        const qsizetype start = at_;
        made_ += pattern_[at_++];
        if (at_ < pattern_.size() && pattern_[at_] == u'^')
            made_ += pattern_[at_++];
        bool isFirst = true;
        while (at_ < pattern_.size() && (pattern_[at_] != u']' || isFirst)) {
            isFirst = false;
            if (pattern_[at_] == u'\\') {
                RETORT_CHECK(escape(true));
            } else {
                if (pattern_[at_] == u'[' || pattern_[at_] == u']')
                    made_ += u'\\';
                made_ += pattern_[at_++];
            }
        }
        if (at_ >= pattern_.size())
            return fail("unterminated character set", start);
        made_ += pattern_[at_++];
        return {};
    }

    Eval<void> escape(bool isInClass)
    {
        const qsizetype start = at_++;
        if (at_ >= pattern_.size())
            return fail("bad escape (end of pattern)", start);
        const QChar c = pattern_[at_++];
        const auto digits = c == u'x' ? 2 : c == u'u' ? 4 : c == u'U' ? 8 : 0;
        if (digits > 0) {
            const QStringView number = QStringView(pattern_).mid(at_, digits);
            bool isNumber = false;
            const uint point = number.toUInt(&isNumber, 16);
            if (!isNumber || number.size() != digits || point > 0x10FFFF)
                return fail(textOf("incomplete escape ", pattern_.mid(start, 2 + number.size()).toStdString()), start);
            made_ += u"\\x{"_s + QString::number(point, 16) + u'}';
            at_ += digits;
            return {};
        }
        const bool isLetter = c.unicode() < 0x80 && c.isLetter();
        const QString known = isInClass ? u"abdDfnrsStvwW"_s : u"abBdDfnrsStvwWAZ"_s;
        if (isLetter && !known.contains(c))
            return fail(textOf("bad escape \\", QString(c).toStdString()), start);
        if (c == u'Z')
            made_ += u"\\z"_s;
        else if (c == u'v')
            made_ += u"\\x0b"_s;
        else
            made_ += u"\\"_s + c;
        return {};
    }

    Interpreter &vm_;
    const QString &pattern_;
    int &flags_;
    QString made_;
    qsizetype at_ = 0;
};

} // namespace

Eval<QString> translated(Interpreter &vm, const QString &pattern, int &flags)
{
    return Translator(vm, pattern, flags).translate();
}

Failure patternError(Interpreter &vm, const std::string &message, const QString &pattern, qsizetype place)
{
    Failure failure =
        vm.raise(vm.state<RegexClasses>().error, textOf(message, " at position ", static_cast<std::int64_t>(place)));
    Dict &attributes = failure.value().exception()->ensureAttributes();
    attributes.set(vm, "msg", vm.str(message));
    attributes.set(vm, "pattern", vm.str(pattern));
    attributes.set(vm, "pos", Value::integer(place));
    return failure;
}

} // namespace retort::script::regex
