#include <core/script/runtime/protocol/builtin.h>
#include <core/script/stdlib/json/json.h>

#include <algorithm>
#include <cmath>

namespace retort::script
{

namespace
{

class Writer
{
public:
    Writer(Interpreter &vm, const JsonStyle &style)
        : vm_(vm)
        , style_(style)
    {
    }

    Eval<void> write(const Value &value)
    {
        RETORT_CHECK(vm_.tick());
        double real = 0;
        if (value.isNone()) {
            text_ += "null";
        } else if (value.isBool()) {
            text_ += value.asBool() ? "true" : "false";
        } else if (const auto *text = value.as<Str>()) {
            writeText(text->text());
        } else if (isInteger(value)) {
            RETORT_TRY(const std::string digits, intToText(vm_, value));
            text_ += digits;
        } else if (toDouble(value, real)) {
            RETORT_TRY(const std::string number, numberText(real));
            text_ += number;
        } else {
            return writeNested(value);
        }
        return {};
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    Eval<void> writeNested(const Value &value)
    {
        RETORT_CHECK(vm_.reserve(text_.size()));
        if (style_.checksCircles && std::find(inside_.begin(), inside_.end(), value.object()) != inside_.end())
            return vm_.raise(vm_.errors().ValueError, "Circular reference detected");
        RETORT_CHECK(vm_.enterNesting());
        const NestingGuard guard(vm_);
        inside_.push_back(value.isObject() ? value.object() : nullptr);
        Eval<void> written = writeContainer(value);
        inside_.pop_back();
        return written;
    }

    Eval<void> writeContainer(const Value &value)
    {
        if (value.as<List>() || value.as<Tuple>())
            return writeItems(value);
        if (const auto *dict = value.as<Dict>())
            return writeDict(*dict);
        if (!style_.defaultFunction.isSet() || style_.defaultFunction.isNone())
            return vm_.raise(vm_.errors().TypeError,
                             textOf("Object of type ", typeName(vm_, value), " is not JSON serializable"));
        RETORT_TRY(const Value other, call(vm_, style_.defaultFunction, {value}));
        return write(other);
    }

    Eval<void> writeItems(const Value &sequence)
    {
        const auto items = [&sequence]() -> const ValueVector & {
            return sequence.as<List>() ? sequence.as<List>()->items() : sequence.as<Tuple>()->items();
        };
        if (items().empty()) {
            text_ += "[]";
            return {};
        }
        open('[');
        for (std::size_t i = 0; i < items().size(); ++i) {
            separate(i == 0);
            const Value item = items()[i];
            RETORT_CHECK(write(item));
        }
        close(']');
        return {};
    }

    Eval<void> writeDict(const Dict &dict)
    {
        std::vector<std::pair<Value, Value>> items;
        for (std::size_t place = 0; place < dict.table().end(); ++place)
            if (dict.table().at(place).key.isSet())
                items.emplace_back(dict.table().at(place).key, dict.table().at(place).value);
        if (style_.sortsKeys) {
            RETORT_CHECK(sort(items));
        }
        if (items.empty()) {
            text_ += "{}";
            return {};
        }
        open('{');
        bool isFirst = true;
        for (const auto &[key, value] : items) {
            RETORT_TRY(const std::optional<std::string> name, keyText(key));
            if (!name)
                continue;
            separate(isFirst);
            isFirst = false;
            writeText(*name);
            text_ += style_.keySeparator;
            RETORT_CHECK(write(value));
        }
        close('}');
        return {};
    }

    /// Compares the keys as the script would: what has no order is a TypeError.
    Eval<void> sort(std::vector<std::pair<Value, Value>> &items)
    {
        std::optional<Raised> raised;
        std::stable_sort(items.begin(), items.end(), [&](const auto &a, const auto &b) {
            if (raised)
                return false;
            const Eval<bool> less = isLess(vm_, a.first, b.first);
            if (!less)
                raised = less.error();
            return less.value_or(false);
        });
        if (raised)
            return Failure(*raised);
        return {};
    }

    Eval<std::optional<std::string>> keyText(const Value &key)
    {
        double real = 0;
        if (const auto *text = key.as<Str>())
            return std::optional(std::string(text->text()));
        if (key.isNone())
            return std::optional(std::string("null"));
        if (key.isBool())
            return std::optional(std::string(key.asBool() ? "true" : "false"));
        if (isInteger(key)) {
            RETORT_TRY(std::string digits, intToText(vm_, key));
            return std::optional(std::move(digits));
        }
        if (toDouble(key, real)) {
            RETORT_TRY(std::string number, numberText(real));
            return std::optional(std::move(number));
        }
        if (style_.skipsKeys)
            return std::optional<std::string>();
        return vm_.raise(vm_.errors().TypeError,
                         textOf("keys must be str, int, float, bool or None, not ", typeName(vm_, key)));
    }

    Eval<std::string> numberText(double number)
    {
        if (std::isfinite(number))
            return reprOfDouble(number);
        if (!style_.allowsNan)
            return vm_.raise(vm_.errors().ValueError, "Out of range float values are not JSON compliant");
        return std::string(std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }

    void writeText(std::string_view text)
    {
        text_ += '"';
        for (const char32_t point : decodeUtf8(text))
            writePoint(point);
        text_ += '"';
    }

    void writePoint(char32_t point)
    {
        constexpr std::string_view plain = "\"\\\n\r\t\f\b";
        constexpr std::string_view escaped = "\"\\nrtfb";
        const std::size_t at = point < 0x80 ? plain.find(static_cast<char>(point)) : std::string_view::npos;
        if (at != std::string_view::npos) {
            text_ += '\\';
            text_ += escaped[at];
        } else if (point < 0x20 || (style_.isAscii && point > 0x7E)) {
            if (point > 0xFFFF) {
                writeUnit(0xD800U + ((point - 0x10000U) >> 10U));
                writeUnit(0xDC00U + ((point - 0x10000U) & 0x3FFU));
            } else {
                writeUnit(point);
            }
        } else {
            appendUtf8(text_, point);
        }
    }

    void writeUnit(char32_t unit)
    {
        text_ += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4)
            text_ += "0123456789abcdef"[(unit >> static_cast<unsigned>(shift)) & 0xFU];
    }

    void open(char bracket)
    {
        text_ += bracket;
        ++depth_;
    }

    void separate(bool isFirst)
    {
        if (!isFirst)
            text_ += style_.itemSeparator;
        breakLine();
    }

    void close(char bracket)
    {
        --depth_;
        // A dict whose keys were all left out has no lines.
        if (text_.back() != '{')
            breakLine();
        text_ += bracket;
    }

    void breakLine()
    {
        if (!style_.indent)
            return;
        text_ += '\n';
        for (int i = 0; i < depth_; ++i)
            text_ += *style_.indent;
    }

    Interpreter &vm_;
    const JsonStyle &style_;
    std::string text_;
    std::vector<const Object *> inside_;
    int depth_ = 0;
};

} // namespace

Eval<std::string> writeJson(Interpreter &vm, const Value &value, const JsonStyle &style)
{
    Writer writer(vm, style);
    RETORT_CHECK(writer.write(value));
    return writer.take();
}

} // namespace retort::script
