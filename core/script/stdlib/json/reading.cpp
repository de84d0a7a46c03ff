#include <core/script/runtime/protocol/builtin.h>
#include <core/script/stdlib/json/json.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace retort::script
{

namespace
{

class Reader
{
public:
    Reader(Interpreter &vm, std::string_view text, std::size_t start, const JsonHooks &hooks)
        : vm_(vm)
        , text_(text)
        , hooks_(hooks)
        , at_(start)
    {
    }

    Eval<> read()
    {
        RETORT_CHECK(vm_.tick());
        if (at_ >= text_.size())
            return fail("Expecting value", at_);
        switch (text_[at_]) {
        case '"':
            return readText();
        case '{':
        case '[': {
            RETORT_CHECK(vm_.enterNesting());
            const NestingGuard guard(vm_);
            return text_[at_] == '{' ? readObject() : readArray();
        }
        default:
            break;
        }
        struct Word {
            std::string_view text;
            Value value;
        };
        for (const Word &word :
             {Word{"null", Value::none()}, Word{"true", Value::boolean(true)}, Word{"false", Value::boolean(false)}})
            if (takeWord(word.text))
                return word.value;
        for (const Word &word : {Word{"NaN", Value::real(std::nan(""))}, Word{"Infinity", Value::real(HUGE_VAL)},
                                 Word{"-Infinity", Value::real(-HUGE_VAL)}})
            if (takeWord(word.text))
                return hooked(hooks_.constant, word.text, word.value);
        return readNumber();
    }

    [[nodiscard]] std::size_t at() const { return at_; }

private:
    [[nodiscard]] Failure fail(const std::string &message, std::size_t place)
    {
        return jsonDecodeError(vm_, message, text_, place);
    }

    Eval<> hooked(const Value &hook, std::string_view text, const Value &otherwise)
    {
        if (!hook.isSet() || hook.isNone())
            return otherwise;
        return call(vm_, hook, {vm_.str(std::string(text))});
    }

    bool takeWord(std::string_view word)
    {
        if (!text_.substr(at_).starts_with(word))
            return false;
        at_ += word.size();
        return true;
    }

    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skipSpace() { at_ = behindJsonSpace(text_, at_); }

    std::size_t digitsFrom(std::size_t from) const
    {
        return std::min(text_.find_first_not_of("0123456789", from), text_.size());
    }

    Eval<> readNumber()
    {
        const std::size_t start = at_;
        std::size_t end = start + (peek() == '-' ? 1 : 0);
        const std::size_t whole = end;
        end = end < text_.size() && text_[end] == '0' ? end + 1 : digitsFrom(end);
        if (end == whole)
            return fail("Expecting value", start);
        const std::size_t integerEnd = end;
        if (end < text_.size() && text_[end] == '.' && digitsFrom(end + 1) > end + 1)
            end = digitsFrom(end + 1);
        if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
            const std::size_t sign = end + 1;
            const bool hasSign = sign < text_.size() && (text_[sign] == '+' || text_[sign] == '-');
            const std::size_t digits = sign + (hasSign ? 1 : 0);
            if (digitsFrom(digits) > digits)
                end = digitsFrom(digits);
        }
        at_ = end;
        const std::string number(text_.substr(start, end - start));
        if (end == integerEnd) {
            if (hooks_.integer.isSet() && !hooks_.integer.isNone())
                return hooked(hooks_.integer, number, {});
            return parseInt(vm_, number, 10);
        }
        double real = 0;
        const auto read = std::from_chars(number.data(), number.data() + number.size(), real);
        if (read.ec == std::errc::result_out_of_range)
            real = std::strtod(number.c_str(), nullptr);
        return hooked(hooks_.number, number, Value::real(real));
    }

    Eval<> readArray()
    {
        ++at_;
        const Ref<List> list = vm_.list();
        skipSpace();
        if (peek() == ']') {
            ++at_;
            return Value(list);
        }
        while (true) {
            RETORT_TRY(Value item, read());
            list->append(std::move(item));
            skipSpace();
            if (peek() == ']')
                break;
            if (peek() != ',')
                return fail("Expecting ',' delimiter", at_);
            ++at_;
            skipSpace();
        }
        ++at_;
        return Value(list);
    }

    Eval<> readObject()
    {
        ++at_;
        const Ref<Dict> dict = vm_.dict();
        const Ref<List> pairs = vm_.list();
        const bool wantsPairs = hooks_.objectPairs.isSet() && !hooks_.objectPairs.isNone();
        skipSpace();
        bool isEmpty = peek() == '}';
        while (!isEmpty) {
            if (peek() != '"')
                return fail("Expecting property name enclosed in double quotes", at_);
            RETORT_TRY(const Value key, readText());
            skipSpace();
            if (peek() != ':')
                return fail("Expecting ':' delimiter", at_);
            ++at_;
            skipSpace();
            RETORT_TRY(const Value value, read());
            if (wantsPairs) {
                pairs->append(vm_.tuple({key, value}));
            } else {
                // Of a name that stands twice the last value counts.
                RETORT_CHECK(dict->table().set(vm_, key, value));
            }
            skipSpace();
            if (peek() == '}')
                break;
            if (peek() != ',')
                return fail("Expecting ',' delimiter", at_);
            ++at_;
            skipSpace();
        }
        ++at_;
        if (wantsPairs)
            return call(vm_, hooks_.objectPairs, {Value(pairs)});
        if (hooks_.object.isSet() && !hooks_.object.isNone())
            return call(vm_, hooks_.object, {Value(dict)});
        return Value(dict);
    }

    Eval<> readText()
    {
        const std::size_t start = at_++;
        std::string made;
        while (true) {
            const std::size_t stop = std::min(text_.find_first_of(std::string_view("\"\\"), at_), text_.size());
            if (hooks_.isStrict)
                for (std::size_t i = at_; i < stop; ++i)
                    if (static_cast<unsigned char>(text_[i]) < 0x20)
                        return fail("Invalid control character at", i);
            made += text_.substr(at_, stop - at_);
            at_ = stop + 1;
            if (stop == text_.size())
                return fail("Unterminated string starting at", start);
            if (text_[stop] == '"')
                return Value(vm_.str(std::move(made)));
            if (at_ >= text_.size())
                return fail("Unterminated string starting at", start);
            RETORT_CHECK(readEscape(made));
        }
    }

    /// The four hexadecimal digits from `from` on; -1 when they are none.
    [[nodiscard]] int unitAt(std::size_t from) const
    {
        if (from + 4 > text_.size())
            return -1;
        unsigned unit = 0;
        const char *const end = text_.data() + from + 4;
        const auto read = std::from_chars(text_.data() + from, end, unit, 16);
        return read.ptr == end ? static_cast<int>(unit) : -1;
    }

    Eval<void> readEscape(std::string &made)
    {
        constexpr std::string_view escapes = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char escape = text_[at_++];
        if (escape != 'u') {
            const std::size_t which = escapes.find(escape);
            if (which == std::string_view::npos)
                return fail("Invalid \\escape", at_ - 2);
            made += meanings[which];
            return {};
        }
        const int unit = unitAt(at_);
        if (unit < 0)
            return fail("Invalid \\uXXXX escape", at_ - 1);
        at_ += 4;
        auto point = static_cast<char32_t>(unit);
        if (point >= 0xD800 && point < 0xDC00 && text_.substr(at_).starts_with("\\u")) {
            const int low = unitAt(at_ + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                point = 0x10000U + ((point - 0xD800U) << 10U) + (static_cast<char32_t>(low) - 0xDC00U);
                at_ += 6;
            }
        }
        appendUtf8(made, point);
        return {};
    }

    Interpreter &vm_;
    std::string_view text_;
    const JsonHooks &hooks_;
    std::size_t at_;
};

} // namespace

std::size_t behindJsonSpace(std::string_view text, std::size_t at) noexcept
{
    return std::min(text.find_first_not_of(" \t\n\r", at), text.size());
}

Failure jsonDecodeError(Interpreter &vm, const std::string &message, std::string_view text, std::size_t place)
{
    const std::string_view before = text.substr(0, place);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const std::size_t column = countCodePoints(before.substr(lineStart)) + 1;
    const std::size_t position = countCodePoints(before);
    Failure failure = vm.raise(vm.state<JsonClasses>().decodeError,
                               textOf(message, ": line ", line, " column ", column, " (char ", position, ")"));
    Dict &attributes = failure.value().exception()->ensureAttributes();
    attributes.set(vm, "msg", vm.str(message));
    attributes.set(vm, "doc", vm.str(std::string(text)));
    attributes.set(vm, "pos", Value::integer(static_cast<std::int64_t>(position)));
    attributes.set(vm, "lineno", Value::integer(line));
    attributes.set(vm, "colno", Value::integer(static_cast<std::int64_t>(column)));
    return failure;
}

Eval<JsonRead> readJson(Interpreter &vm, std::string_view text, std::size_t start, const JsonHooks &hooks)
{
    Reader reader(vm, text, start, hooks);
    RETORT_TRY(Value value, reader.read());
    return JsonRead{std::move(value), reader.at()};
}

} // namespace retort::script
