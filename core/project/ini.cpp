#include <core/project/error_codes.h>
#include <core/project/ini.h>

#include <QSet>

#include <algorithm>

namespace retort::project
{
namespace
{

using namespace Qt::Literals::StringLiterals;

const QString defaultSection = QStringLiteral("DEFAULT");
constexpr int deepestReference = 10; // configparser.MAX_INTERPOLATION_DEPTH

// References may be used many times over, level by level, so ten levels could stand for any number of steps.
constexpr int mostReferences = 100'000;
constexpr qsizetype longestValue = 1'000'000;

// What str.isspace() says.
bool isSpace(QChar c)
{
    return c.isSpace() || (c.unicode() >= 0x1c && c.unicode() <= 0x1f);
}

QStringView stripped(QStringView text)
{
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

// Looks for an option of that name among the first `among` only.
void put(std::vector<IniOption> &options, IniOption option, std::size_t among)
{
    const auto end = options.begin() + static_cast<std::ptrdiff_t>(among);
    const auto there = std::find_if(options.begin(), end, [&](const IniOption &o) { return o.name == option.name; });
    if (there == end)
        options.push_back(std::move(option));
    else
        *there = std::move(option);
}

const IniSection *findSection(const Ini &ini, const QString &name)
{
    const auto at =
        std::find_if(ini.sections.begin(), ini.sections.end(), [&](const IniSection &s) { return s.name == name; });
    return at == ini.sections.end() ? nullptr : &*at;
}

// One pass over the lines, in the order of checks of RawConfigParser._read, on which its answers hang.
class Parser
{
public:
    Parser(const QString &file, std::vector<IniOption> defaults)
        : given_(defaults.size())
        , ini_{file, std::move(defaults), {}}
    {
    }

    Result<Ini> parse(const QString &text)
    {
        qsizetype start = 0;
        while (start < text.size()) {
            qsizetype end = start;
            while (end < text.size() && text[end] != u'\n' && text[end] != u'\r')
                ++end;
            ++lineNumber_;
            line_ = QStringView(text).sliced(start, end - start);
            RETORT_CHECK(readLine());
            start = end + (QStringView(text).sliced(end).startsWith(u"\r\n") ? 2 : 1);
        }
        finishValue();
        if (unreadable_)
            return fail(*unreadable_);
        return std::move(ini_);
    }

private:
    Result<> readLine()
    {
        const QStringView content = stripped(line_);
        if (content.startsWith(u'#') || content.startsWith(u';'))
            return {};
        if (content.isEmpty()) {
            if (hasOption())
                value_.append(QString());
            return {};
        }
        const auto indent = std::find_if_not(line_.begin(), line_.end(), isSpace) - line_.begin();
        if (hasOption() && indent > indent_) {
            value_.append(content.toString());
            return {};
        }
        indent_ = indent;
        const qsizetype close = content.lastIndexOf(u']');
        if (content.startsWith(u'[') && close > 1)
            return startSection(content.sliced(1, close - 1).toString());
        if (!inSection_)
            return fail(errors::IniWithoutSection, {}, position(content));
        return startOption(content);
    }

    Result<> startSection(const QString &name)
    {
        finishValue();
        option_.clear();
        inSection_ = true;
        section_ = name;
        if (name == defaultSection)
            return {};
        const SourcePosition where = position(stripped(line_));
        if (sections_.contains(name))
            return fail(errors::IniSectionTwice, {{u"section"_s, name}}, where);
        sections_.insert(name);
        ini_.sections.push_back({name, {}, where});
        return {};
    }

    Result<> startOption(QStringView content)
    {
        finishValue();
        const auto delimiter =
            std::find_if(content.begin(), content.end(), [](QChar c) { return c == u'=' || c == u':'; });
        if (delimiter == content.end()) {
            noteUnreadable(content);
            return {};
        }
        const qsizetype at = delimiter - content.begin();
        const QStringView written = stripped(content.first(at));
        if (written.isEmpty())
            noteUnreadable(content);
        option_ = written.toString().toLower();
        const SourcePosition where = position(written);
        const auto key = std::pair(section_, option_);
        if (options_.contains(key))
            return fail(errors::IniOptionTwice, {{u"section"_s, section_}, {u"option"_s, option_}}, where);
        options_.insert(key);
        value_ = {stripped(content.sliced(at + 1)).toString()};
        current_ = IniOption{option_, {}, where};
        return {};
    }

    // A value is complete only when the next option or section begins.
    void finishValue()
    {
        if (!current_)
            return;
        const QString joined = value_.join(u'\n');
        qsizetype end = joined.size();
        while (end > 0 && isSpace(joined[end - 1]))
            --end;
        current_->raw = joined.first(end);
        // Nothing is twice in a section; only what the caller gave may be replaced.
        if (section_ == defaultSection)
            put(ini_.defaults, *std::move(current_), given_);
        else
            ini_.sections.back().options.push_back(*std::move(current_));
        current_.reset();
    }

    [[nodiscard]] bool hasOption() const { return inSection_ && !option_.isEmpty(); }

    // Python goes on to the end of the file after such a line, and any other error wins.
    void noteUnreadable(QStringView content)
    {
        if (!unreadable_)
            unreadable_ = Error{errors::IniLineUnreadable, {}, position(content), {}, {}};
    }

    // Of the piece that begins where the line's content does.
    [[nodiscard]] SourcePosition position(QStringView piece) const
    {
        const auto column = std::find_if_not(line_.begin(), line_.end(), isSpace) - line_.begin() + 1;
        const auto length = std::max<qsizetype>(1, piece.toUcs4().size());
        return {ini_.file, lineNumber_, static_cast<int>(column), static_cast<int>(length), line_.toString()};
    }

    std::size_t given_; ///< how many defaults the caller gave
    Ini ini_;
    QStringView line_;
    int lineNumber_ = 0;
    qsizetype indent_ = 0;
    bool inSection_ = false;
    QString section_;
    QString option_; ///< empty after a section's head: its first line continues nothing
    QStringList value_;
    std::optional<IniOption> current_;
    std::optional<Error> unreadable_;
    QSet<QString> sections_;
    QSet<std::pair<QString, QString>> options_;
};

class Interpolation
{
public:
    Interpolation(const Ini &ini, const QString &section, const IniOption &option)
        : ini_(ini)
        , section_(section)
        , option_(option)
    {
    }

    Result<QString> value()
    {
        RETORT_CHECK(append(option_.raw, 1));
        return std::move(out_);
    }

private:
    Result<> append(QStringView rest, int depth)
    {
        if (depth > deepestReference)
            return failed(errors::IniReferencesTooDeep);
        while (!rest.isEmpty()) {
            const qsizetype percent = rest.indexOf(u'%');
            if (percent < 0)
                return appendText(rest);
            RETORT_CHECK(appendText(rest.first(percent)));
            rest = rest.sliced(percent);
            if (rest.startsWith(u"%%")) {
                RETORT_CHECK(appendText(u"%"));
                rest = rest.sliced(2);
                continue;
            }
            if (!rest.startsWith(u"%("))
                return failed(errors::IniPercentInvalid, {{u"text"_s, rest.toString()}});
            const qsizetype close = rest.indexOf(u')');
            if (close < 3 || !rest.sliced(close).startsWith(u")s"))
                return failed(errors::IniReferenceMalformed, {{u"text"_s, rest.toString()}});
            RETORT_CHECK(appendReference(rest.sliced(2, close - 2).toString().toLower(), depth));
            rest = rest.sliced(close + 2);
        }
        return {};
    }

    Result<> appendReference(const QString &name, int depth)
    {
        if (++references_ > mostReferences)
            return failed(errors::IniValueTooLarge);
        const IniOption *referred = findOption(ini_, section_, name);
        if (!referred)
            return failed(errors::IniReferenceUnknown, {{u"reference"_s, name}});
        return referred->raw.contains(u'%') ? append(referred->raw, depth + 1) : appendText(referred->raw);
    }

    Result<> appendText(QStringView text)
    {
        out_ += text;
        return out_.size() <= longestValue ? Result<>() : failed(errors::IniValueTooLarge);
    }

    Result<> failed(ErrorCode code, QVariantMap data = {})
    {
        data.insert(u"option"_s, option_.name);
        data.insert(u"section"_s, section_);
        return fail(code, std::move(data), option_.position);
    }

    const Ini &ini_;
    const QString &section_;
    const IniOption &option_;
    QString out_;
    int references_ = 0;
};

} // namespace

Result<Ini> parseIni(const QString &text, const QString &file, std::vector<IniOption> defaults)
{
    return Parser(file, std::move(defaults)).parse(text);
}

bool hasSection(const Ini &ini, const QString &section)
{
    return findSection(ini, section) != nullptr;
}

QStringList optionNames(const Ini &ini, const QString &section)
{
    const IniSection *found = findSection(ini, section);
    if (!found)
        return {};
    QStringList names;
    for (const IniOption &option : found->options)
        names << option.name;
    for (const IniOption &option : ini.defaults)
        if (!names.contains(option.name))
            names << option.name;
    return names;
}

const IniOption *findOption(const Ini &ini, const QString &section, const QString &option)
{
    const auto named = [&](const IniOption &o) { return o.name == option; };
    if (const IniSection *found = findSection(ini, section)) {
        const auto at = std::find_if(found->options.begin(), found->options.end(), named);
        if (at != found->options.end())
            return &*at;
    } else {
        return nullptr;
    }
    const auto at = std::find_if(ini.defaults.begin(), ini.defaults.end(), named);
    return at == ini.defaults.end() ? nullptr : &*at;
}

Result<std::optional<QString>> iniValue(const Ini &ini, const QString &section, const QString &option)
{
    const IniOption *found = findOption(ini, section, option);
    if (!found)
        return std::nullopt;
    RETORT_TRY(QString value, Interpolation(ini, section, *found).value());
    return value;
}

void setOption(Ini &ini, const QString &section, IniOption option)
{
    const auto at =
        std::find_if(ini.sections.begin(), ini.sections.end(), [&](const IniSection &s) { return s.name == section; });
    auto &options =
        at == ini.sections.end() ? ini.sections.emplace_back(IniSection{section, {}, {}}).options : at->options;
    put(options, std::move(option), options.size());
}

} // namespace retort::project
