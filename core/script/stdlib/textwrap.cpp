#include <core/script/stdlib/modules.h>
#include <core/script/stdlib/support.h>

#include <QRegularExpression>

#include <algorithm>

namespace retort::script
{

using namespace Qt::Literals::StringLiterals;

namespace
{

struct WrapOptions {
    qsizetype width = 70;
    QString firstIndent;
    QString otherIndent;
    bool expandsTabs = true;
    bool replacesSpace = true;
    bool breaksWords = true;
    bool dropsSpace = true;
    bool breaksHyphens = true;
    qsizetype tabSize = 8;
    std::optional<qsizetype> lines;
    QString placeholder = u" [...]"_s;
};

class WrapperObject : public Instance
{
public:
    using Instance::Instance;
    WrapOptions options;
};

struct TextwrapClasses {
    explicit TextwrapClasses(Interpreter &vm);
    Ref<Class> wrapper;
};

QString withoutTabs(const QString &text, qsizetype size)
{
    QString made;
    qsizetype column = 0;
    for (const QChar c : text) {
        if (c == u'\t') {
            const qsizetype count = size > 0 ? size - column % size : 0;
            made += QString(count, u' ');
            column += count;
        } else {
            made += c;
            column = c == u'\n' || c == u'\r' ? 0 : column + 1;
        }
    }
    return made;
}

/// What stays together: words, the parts of words with hyphens, dashes, and the space between.
QStringList chunksOf(const QString &text, const WrapOptions &options)
{
    static const QString space = u"[\\t\\n\\x0b\\f\\r ]"_s;
    static const QString other = u"[^\\t\\n\\x0b\\f\\r ]"_s;
    static const QString letter = u"[^\\d\\W]"_s;
    static const QString punctuation = u"[\\w!\"'&.,?]"_s;
    static const QString dash = u"(?<=%1)-{2,}(?=\\w)"_s.arg(punctuation);
    static const QString hyphen = u"-(?:(?<=%1{2}-)|(?<=%1-%2-))(?=%1-?%1)"_s.arg(letter, punctuation);
    static const QString wordEnd = u"(?=%1|\\z)|(?<=%2)(?=-{2,}\\w)"_s.arg(space, punctuation);
    static const QRegularExpression atHyphens(u"%1+|%2|%3+?(?:%4|%5)"_s.arg(space, dash, other, hyphen, wordEnd),
                                              QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression atSpace(u"%1+|%2+"_s.arg(space, other));
    QStringList chunks;
    auto matches = (options.breaksHyphens ? atHyphens : atSpace).globalMatch(text);
    while (matches.hasNext())
        chunks += matches.next().captured();
    return chunks;
}

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

qsizetype sizeOf(const QStringList &chunks)
{
    qsizetype size = 0;
    for (const QString &chunk : chunks)
        size += chunk.size();
    return size;
}

/// Lays the chunks into lines, the first of them last in the list.
class Wrapper
{
public:
    Wrapper(Interpreter &vm, const WrapOptions &options, QStringList chunks)
        : vm_(vm)
        , options_(options)
        , chunks_(std::move(chunks))
    {
        std::reverse(chunks_.begin(), chunks_.end());
    }

    Eval<QStringList> wrap()
    {
        if (options_.width <= 0)
            return vm_.raise(vm_.errors().ValueError, textOf("invalid width ", options_.width, " (must be > 0)"));
        if (options_.lines) {
            const QString &indent = *options_.lines > 1 ? options_.otherIndent : options_.firstIndent;
            if (indent.size() + options_.placeholder.trimmed().size() > options_.width)
                return vm_.raise(vm_.errors().ValueError, "placeholder too large for max width");
        }
        while (!chunks_.isEmpty() && !isFull_)
            RETORT_CHECK(addLine());
        return lines_;
    }

private:
    Eval<void> addLine()
    {
        RETORT_CHECK(vm_.tick());
        const QString &indent = lines_.isEmpty() ? options_.firstIndent : options_.otherIndent;
        const qsizetype width = options_.width - indent.size();
        if (options_.dropsSpace && isBlank(chunks_.last()) && !lines_.isEmpty())
            chunks_.removeLast();
        QStringList line;
        while (!chunks_.isEmpty() && sizeOf(line) + chunks_.last().size() <= width) {
            RETORT_CHECK(vm_.tick(static_cast<std::uint64_t>(line.size()) + 1));
            line += chunks_.takeLast();
        }
        if (!chunks_.isEmpty() && chunks_.last().size() > width)
            breakWord(line, width);
        if (options_.dropsSpace && !line.isEmpty() && isBlank(line.last()))
            line.removeLast();
        if (line.isEmpty())
            return {};
        const bool isLast = chunks_.isEmpty() || (options_.dropsSpace && chunks_.size() == 1 && isBlank(chunks_[0]));
        if (!options_.lines || lines_.size() + 1 < *options_.lines || (isLast && sizeOf(line) <= width))
            lines_ += indent + line.join(QString());
        else
            addPlaceholder(std::move(line), indent, width);
        return {};
    }

    /// Puts as much of a word that is longer than a line as fits into the line.
    void breakWord(QStringList &line, qsizetype width)
    {
        const qsizetype space = width < 1 ? 1 : width - sizeOf(line);
        if (!options_.breaksWords) {
            if (line.isEmpty())
                line += chunks_.takeLast();
            return;
        }
        const QString word = chunks_.last();
        qsizetype end = space;
        if (options_.breaksHyphens && word.size() > space) {
            const qsizetype hyphen = word.left(space).lastIndexOf(u'-');
            const QString before = word.left(std::max<qsizetype>(hyphen, 0));
            if (hyphen > 0 && before.count(u'-') != before.size())
                end = hyphen + 1;
        }
        line += word.left(end);
        chunks_.last() = word.mid(end);
        if (chunks_.last().isEmpty())
            chunks_.removeLast();
    }

    void addPlaceholder(QStringList line, const QString &indent, qsizetype width)
    {
        isFull_ = true;
        while (!line.isEmpty()) {
            if (!isBlank(line.last()) && sizeOf(line) + options_.placeholder.size() <= width) {
                lines_ += indent + line.join(QString()) + options_.placeholder;
                return;
            }
            line.removeLast();
        }
        if (!lines_.isEmpty()) {
            QString before = lines_.last();
            while (!before.isEmpty() && before.back().isSpace())
                before.chop(1);
            if (before.size() + options_.placeholder.size() <= options_.width) {
                lines_.last() = before + options_.placeholder;
                return;
            }
        }
        QString placeholder = options_.placeholder;
        while (!placeholder.isEmpty() && placeholder.front().isSpace())
            placeholder.remove(0, 1);
        lines_ += indent + placeholder;
    }

    Interpreter &vm_;
    const WrapOptions &options_;
    QStringList chunks_;
    QStringList lines_;
    bool isFull_ = false;
};

Eval<QStringList> wrapped(Interpreter &vm, QString text, const WrapOptions &options)
{
    RETORT_CHECK(vm.tick(static_cast<std::uint64_t>(text.size()) + 1));
    if (options.expandsTabs)
        text = withoutTabs(text, options.tabSize);
    if (options.replacesSpace)
        for (QChar &c : text)
            c = u"\t\n\x0b\f\r"_s.contains(c) ? QChar(u' ') : c;
    return Wrapper(vm, options, chunksOf(text, options)).wrap();
}

/// width and the other options, from `first` on; what is not given stays.
Eval<WrapOptions> optionsOf(Call &call, std::size_t first)
{
    WrapOptions options;
    const auto count = [&call](std::size_t index, qsizetype &into) -> Eval<void> {
        if (!call.isGiven(index))
            return {};
        RETORT_TRY(const std::int64_t number, call.integer(index));
        into = std::clamp<std::int64_t>(number, -1, 1'000'000);
        return {};
    };
    const auto truth = [&call](std::size_t index, bool &into) -> Eval<void> {
        if (!call.isGiven(index))
            return {};
        RETORT_TRY(into, call.truth(index));
        return {};
    };
    const auto text = [&call](std::size_t index, QString &into) -> Eval<void> {
        if (!call.isGiven(index))
            return {};
        RETORT_TRY(into, call.text(index));
        return {};
    };
    RETORT_CHECK(count(first, options.width));
    RETORT_CHECK(text(first + 1, options.firstIndent));
    RETORT_CHECK(text(first + 2, options.otherIndent));
    RETORT_CHECK(truth(first + 3, options.expandsTabs));
    RETORT_CHECK(truth(first + 4, options.replacesSpace));
    RETORT_CHECK(truth(first + 5, options.breaksWords));
    RETORT_CHECK(truth(first + 6, options.dropsSpace));
    RETORT_CHECK(truth(first + 7, options.breaksHyphens));
    RETORT_CHECK(count(first + 8, options.tabSize));
    if (!call[first + 9].isNone()) {
        options.lines = 0;
        RETORT_CHECK(count(first + 9, *options.lines));
    }
    RETORT_CHECK(text(first + 10, options.placeholder));
    return options;
}

Value listOf(Interpreter &vm, const QStringList &lines)
{
    const Ref<List> list = vm.list();
    for (const QString &line : lines)
        list->append(vm.str(line));
    return list;
}

Eval<> wrap(Call &call)
{
    RETORT_TRY(const QString text, call.text(0));
    RETORT_TRY(const WrapOptions options, optionsOf(call, 1));
    RETORT_TRY(const QStringList lines, wrapped(call.vm, text, options));
    return listOf(call.vm, lines);
}

Eval<> fillText(Call &call)
{
    RETORT_TRY(const QString text, call.text(0));
    RETORT_TRY(const WrapOptions options, optionsOf(call, 1));
    RETORT_TRY(const QStringList lines, wrapped(call.vm, text, options));
    return Value(call.vm.str(lines.join(u'\n')));
}

Eval<> shorten(Call &call)
{
    RETORT_TRY(const QString text, call.text(0));
    RETORT_TRY(WrapOptions options, optionsOf(call, 1));
    options.lines = 1;
    RETORT_TRY(const QStringList lines, wrapped(call.vm, text.simplified(), options));
    return Value(call.vm.str(lines.join(u'\n')));
}

Eval<> dedent(Call &call)
{
    RETORT_TRY(const std::string_view given, call.utf8(0));
    const auto eachLine = [](std::string_view text, const auto &visit) {
        while (true) {
            const std::size_t end = text.find('\n');
            visit(text.substr(0, end), end != std::string_view::npos);
            if (end == std::string_view::npos)
                return;
            text.remove_prefix(end + 1);
        }
    };
    RETORT_CHECK(call.vm.tick(given.size() / 16 + 1));
    std::optional<std::string_view> margin;
    eachLine(given, [&margin](std::string_view line, bool) {
        const std::size_t indent = line.find_first_not_of(" \t");
        if (indent == std::string_view::npos)
            return;
        if (!margin)
            margin = line.substr(0, indent);
        const std::string_view own = line.substr(0, std::min(indent, margin->size()));
        const auto differing = std::mismatch(own.begin(), own.end(), margin->begin()).first;
        margin = margin->substr(0, static_cast<std::size_t>(differing - own.begin()));
    });
    std::string made;
    eachLine(given, [&](std::string_view line, bool ends) {
        if (line.find_first_not_of(" \t") != std::string_view::npos)
            made += line.substr(margin->size());
        if (ends)
            made += '\n';
    });
    return Value(call.vm.str(std::move(made)));
}

Eval<> indent(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_CHECK(call.utf8(0));
    RETORT_TRY(const std::string_view prefix, call.utf8(1));
    RETORT_TRY(const Value splitlines, getAttribute(vm, call[0], "splitlines"));
    RETORT_TRY(const Value lines, script::call(vm, splitlines, {Value::boolean(true)}));
    std::string made;
    RETORT_CHECK(forEach(vm, lines, [&](const Value &line) -> Eval<void> {
        bool isIndented = !line.as<Str>()->toQString().trimmed().isEmpty();
        if (!call[2].isNone()) {
            RETORT_TRY(const Value answer, script::call(vm, call[2], {line}));
            RETORT_TRY(isIndented, truth(vm, answer));
        }
        if (isIndented)
            made += prefix;
        made += line.as<Str>()->text();
        return vm.reserve(made.size());
    }));
    return Value(vm.str(std::move(made)));
}

Eval<> wrapperInit(Call &call)
{
    RETORT_TRY(objectOf<WrapperObject>(call.self).options, optionsOf(call, 0));
    return Value::none();
}

Eval<> wrapperWrap(Call &call)
{
    RETORT_TRY(const QString text, call.text(0));
    RETORT_TRY(const QStringList lines, wrapped(call.vm, text, objectOf<WrapperObject>(call.self).options));
    return listOf(call.vm, lines);
}

Eval<> wrapperFill(Call &call)
{
    RETORT_TRY(const QString text, call.text(0));
    RETORT_TRY(const QStringList lines, wrapped(call.vm, text, objectOf<WrapperObject>(call.self).options));
    return Value(call.vm.str(lines.join(u'\n')));
}

#define RETORT_WRAP_OPTIONS                                                                                            \
    "initial_indent=..., subsequent_indent=..., expand_tabs=..., replace_whitespace=..., break_long_words=..., "       \
    "drop_whitespace=..., break_on_hyphens=..., tabsize=..., max_lines=None, placeholder=..."

constexpr FunctionEntry methods[] = {
    {"__init__", "width=..., " RETORT_WRAP_OPTIONS, "How texts are wrapped.", wrapperInit},
    {"fill", "text", "The text in lines.", wrapperFill},
    {"wrap", "text", "The lines of the text.", wrapperWrap},
};

constexpr ClassEntry wrapperEntry{"TextWrapper", "textwrap", "Wraps texts.", methods, {}, allocate<WrapperObject>};

TextwrapClasses::TextwrapClasses(Interpreter &vm)
    : wrapper(vm.defineClass(wrapperEntry, {}))
{
}

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    module.set(vm, "TextWrapper", vm.state<TextwrapClasses>().wrapper);
    return {};
}

constexpr FunctionEntry functions[] = {
    {"dedent", "text", "Removes the leading whitespace that all lines have.", dedent},
    {"fill", "text, width=..., *, " RETORT_WRAP_OPTIONS, "The text in lines of a width.", fillText},
    {"indent", "text, prefix, predicate=None", "Puts something in front of the lines.", indent},
    {"shorten", "text, width=..., *, " RETORT_WRAP_OPTIONS, "As much of the text as fits in one line.", shorten},
    {"wrap", "text, width=..., *, " RETORT_WRAP_OPTIONS, "The lines of the text in a width.", wrap},
};
constexpr std::string_view moduleNames[] = {"TextWrapper"};

} // namespace

const ModuleEntry textwrapModule{"textwrap", "Texts in lines.", functions, fill, moduleNames};

} // namespace retort::script
