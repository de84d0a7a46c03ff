#pragma once

#include <core/project/static_values.h>

/// Texts and lists put together from what is known of their parts.

namespace retort::project
{

[[nodiscard]] QString asString(std::string_view utf8);
/// What a text counts towards StaticValue::weight.
[[nodiscard]] std::size_t weightOf(const QString &text);
/// The value, or unknown where it has become too heavy.
[[nodiscard]] StaticValue weighed(StaticValue value);
[[nodiscard]] StaticValue textValue(TextValue text, std::size_t weight);
[[nodiscard]] StaticValue literalText(QString text);

/// The text where `value` is one, or None; UnknownText for anything else.
[[nodiscard]] TextValue textOf(const StaticValue &value);
/// The text where it is a literal.
[[nodiscard]] std::optional<QString> literalOf(const StaticValue &value);

/// The two values joined as by `+`; unknown where they are no texts, or no lists.
[[nodiscard]] StaticValue added(StaticValue left, StaticValue right);
/// "%s" % a, "%s %s" % (a, b)
[[nodiscard]] StaticValue percentFormatted(const QString &pattern, const StaticValue &right);

/// Collects the pieces of one text; neighbouring literals become one.
class Joiner
{
public:
    void add(const QString &literal);
    /// As str() makes it; a value that cannot be known makes the whole text unknown.
    void add(const StaticValue &value);
    [[nodiscard]] StaticValue value() &&;

private:
    std::vector<TextValue> parts_;
    std::size_t weight_ = 1;
    bool known_ = true;
};

} // namespace retort::project
