#pragma once

#include <core/script/stdlib/support.h>

#include <QRegularExpression>

/// The objects of the module re. What does the matching is PCRE, behind QRegularExpression: patterns are translated to
/// its syntax, and a match that takes too many steps ends with errors::ScriptLimit.

namespace retort::script
{

namespace regex
{

enum Flag : int { IgnoreCase = 2, Locale = 4, Multiline = 8, DotAll = 16, Unicode = 32, Verbose = 64, Ascii = 256 };

/// What a pattern looks at, as PCRE has it: places in it count UTF-16 units, those of scripts code points.
struct Subject {
    QString text;
    bool isBytes = false;
    bool hasPairs = false; ///< of surrogates

    [[nodiscard]] std::int64_t pointOf(qsizetype unit) const;
    [[nodiscard]] qsizetype unitOf(std::int64_t point) const;
    [[nodiscard]] Value piece(Interpreter &vm, qsizetype start, qsizetype length) const;
};

/// Of a str or bytes; TypeError otherwise, and when the pattern is of the other kind.
[[nodiscard]] Eval<std::shared_ptr<const Subject>> subjectOf(Interpreter &vm, const Value &value, bool isBytes);

/// A pattern of Python in the syntax of PCRE; re.error for what Python does not have.
[[nodiscard]] Eval<QString> translated(Interpreter &vm, const QString &pattern, int &flags);
/// re.error with msg, pattern and pos.
[[nodiscard]] Failure patternError(Interpreter &vm, const std::string &message, const QString &pattern,
                                   qsizetype place);

} // namespace regex

class PatternObject : public Instance
{
public:
    using Instance::Instance;
    void clear() override;
    Value pattern;
    QRegularExpression expression;
    QRegularExpression wholeExpression; ///< the same, for all of a text
    bool isBytes = false;
    int flags = 0;
    std::vector<std::string> groupNames; ///< one for each group, the whole match first; empty for those without
};

class MatchObject : public Instance
{
public:
    using Instance::Instance;
    void clear() override;
    Ref<PatternObject> pattern;
    Value string;
    std::shared_ptr<const regex::Subject> subject;
    QRegularExpressionMatch match;
    qsizetype start = 0; ///< of the search
    qsizetype end = 0;
};

/// The classes of one interpreter, and the patterns that were made lately.
struct RegexClasses {
    explicit RegexClasses(Interpreter &vm);
    Ref<Class> pattern, match, error;
    std::map<std::pair<std::string, int>, Ref<PatternObject>> known;
};

extern const ClassEntry patternEntry, matchEntry;

namespace regex
{

/// From a str, bytes or a pattern.
[[nodiscard]] Eval<Ref<PatternObject>> compiled(Interpreter &vm, const Value &pattern, std::int64_t flags);

enum class Kind : std::uint8_t { Search, Match, Full };

/// A search in part of a text: `first` and `last` are arguments that may be left out. A match object or None.
[[nodiscard]] Eval<> find(Call &call, const Ref<PatternObject> &pattern, const Value &string, Kind kind,
                          std::int64_t first = 0, std::optional<std::int64_t> last = {});
/// Calls `visit(match)` for each match, one behind the other; stops when it gives false.
[[nodiscard]] Eval<void> forEachMatch(Interpreter &vm, const Ref<PatternObject> &pattern, const Value &string,
                                      std::int64_t first, std::optional<std::int64_t> last,
                                      const std::function<Eval<bool>(const Ref<MatchObject> &match)> &visit);
/// The group as text; None when it took no part.
[[nodiscard]] Value groupOf(Interpreter &vm, const MatchObject &match, int group);
/// The number of a group given as number or name; IndexError otherwise.
[[nodiscard]] Eval<int> groupNumber(Interpreter &vm, const PatternObject &pattern, const Value &group);
/// A replacement's text with \1 and \g<name> filled in.
[[nodiscard]] Eval<QString> expanded(Interpreter &vm, const MatchObject &match, const QString &replacement);

// What methods of a pattern and functions of the module share.
[[nodiscard]] Eval<> findAll(Interpreter &vm, const Ref<PatternObject> &pattern, const Value &string,
                             std::int64_t first, std::optional<std::int64_t> last);
[[nodiscard]] Eval<> findIter(Interpreter &vm, const Ref<PatternObject> &pattern, const Value &string,
                              std::int64_t first, std::optional<std::int64_t> last);
[[nodiscard]] Eval<> split(Interpreter &vm, const Ref<PatternObject> &pattern, const Value &string, std::int64_t most);
/// The text and how often something was replaced, as a tuple.
[[nodiscard]] Eval<Ref<Tuple>> substitute(Interpreter &vm, const Ref<PatternObject> &pattern, const Value &replacement,
                                          const Value &string, std::int64_t most);

} // namespace regex

} // namespace retort::script
