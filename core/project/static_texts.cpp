#include <core/project/static_texts.h>

namespace retort::project
{
namespace
{

// Also bounds how deep values lie in each other, and so all recursion over them.
constexpr std::size_t heaviest = 1'000;

// What str() makes of a value inside of a longer text; nothing where that cannot be known.
std::optional<TextValue> asPart(const StaticValue &value)
{
    if (const auto *text = std::get_if<TextValue>(&value.value))
        return *text;
    if (const auto *number = std::get_if<qint64>(&value.value))
        return TextValue{LiteralText{QString::number(*number)}};
    if (const auto *truth = std::get_if<bool>(&value.value))
        return TextValue{LiteralText{*truth ? QStringLiteral("True") : QStringLiteral("False")}};
    return std::nullopt;
}

} // namespace

QString asString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::size_t weightOf(const QString &text)
{
    return 1 + static_cast<std::size_t>(text.size()) / 64;
}

StaticValue weighed(StaticValue value)
{
    if (value.weight > heaviest)
        return {};
    return value;
}

StaticValue textValue(TextValue text, std::size_t weight)
{
    return weighed({std::move(text), weight});
}

StaticValue literalText(QString text)
{
    const std::size_t weight = weightOf(text);
    return textValue({LiteralText{std::move(text)}}, weight);
}

void Joiner::add(const QString &literal)
{
    weight_ += weightOf(literal);
    if (!parts_.empty()) {
        if (auto *last = std::get_if<LiteralText>(&parts_.back().value)) {
            last->text += literal;
            return;
        }
    }
    if (!literal.isEmpty())
        parts_.push_back({LiteralText{literal}});
}

void Joiner::add(const StaticValue &value)
{
    const auto part = asPart(value);
    known_ = known_ && part.has_value();
    weight_ += value.weight;
    if (!part)
        return;
    if (const auto *literal = std::get_if<LiteralText>(&part->value))
        add(literal->text);
    else if (const auto *joined = std::get_if<JoinedText>(&part->value))
        for (const TextValue &piece : joined->parts)
            add({piece, 1});
    else
        parts_.push_back(*part);
}

StaticValue Joiner::value() &&
{
    if (!known_)
        return {};
    if (parts_.empty())
        return literalText({});
    if (parts_.size() == 1 && std::holds_alternative<LiteralText>(parts_.front().value))
        return textValue(std::move(parts_.front()), weight_);
    return textValue({JoinedText{std::move(parts_)}}, weight_);
}

StaticValue percentFormatted(const QString &pattern, const StaticValue &right)
{
    std::vector<StaticValue> arguments{right};
    if (const auto *list = std::get_if<StaticList>(&right.value))
        arguments = list->items;
    Joiner joiner;
    std::size_t used = 0;
    qsizetype at = 0;
    while (at < pattern.size()) {
        const qsizetype percent = pattern.indexOf(u'%', at);
        joiner.add(pattern.mid(at, percent < 0 ? -1 : percent - at));
        if (percent < 0)
            break;
        const QChar kind = percent + 1 < pattern.size() ? pattern[percent + 1] : QChar();
        if (kind == u'%')
            joiner.add(QStringLiteral("%"));
        else if (kind == u's' && used < arguments.size())
            joiner.add(arguments[used++]);
        else
            return {};
        at = percent + 2;
    }
    return used == arguments.size() ? std::move(joiner).value() : StaticValue();
}

StaticValue added(StaticValue left, StaticValue right)
{
    auto *leftList = std::get_if<StaticList>(&left.value);
    auto *rightList = std::get_if<StaticList>(&right.value);
    if (leftList && rightList) {
        leftList->items.insert(leftList->items.end(), rightList->items.begin(), rightList->items.end());
        return weighed({std::move(*leftList), left.weight + right.weight});
    }
    if (!std::holds_alternative<TextValue>(left.value) || !std::holds_alternative<TextValue>(right.value))
        return {};
    Joiner joiner;
    joiner.add(left);
    joiner.add(right);
    return std::move(joiner).value();
}

TextValue textOf(const StaticValue &value)
{
    const auto *text = std::get_if<TextValue>(&value.value);
    return text ? *text : TextValue{UnknownText{}};
}

std::optional<QString> literalOf(const StaticValue &value)
{
    if (const auto *text = std::get_if<TextValue>(&value.value))
        if (const auto *literal = std::get_if<LiteralText>(&text->value))
            return literal->text;
    return std::nullopt;
}

} // namespace retort::project
