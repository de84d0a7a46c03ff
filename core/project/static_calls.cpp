#include <core/project/static_evaluator.h>
#include <core/project/static_texts.h>

#include <algorithm>

namespace retort::project
{

using namespace script;

StaticValue StaticEvaluator::operator()(const CallExpr &call)
{
    if (const auto *function = as<AttributeExpr>(call.function))
        return method(call, *function);
    const auto *name = as<NameExpr>(call.function);
    if (!name)
        return {};
    if (text(name->name) == "str" && call.arguments.size() == 1) {
        Joiner joiner;
        joiner.add(evaluate(*call.arguments[0]));
        return std::move(joiner).value();
    }
    const StaticValue called = evaluate(*name);
    if (const auto *import = std::get_if<StaticImport>(&called.value))
        return import->module == QLatin1String("os") && import->name == QLatin1String("getenv")
                   ? lookUp({StaticEnviron{}}, call)
                   : StaticValue();
    if (const auto *function = std::get_if<StaticFunction>(&called.value); function && call.arguments.empty())
        return reader_.called(*function->definition);
    return {};
}

StaticValue StaticEvaluator::method(const CallExpr &call, const AttributeExpr &function)
{
    const std::string_view name = text(function.name);
    if (name == "get_main_option")
        return option(call, false);
    if (name == "get_section_option")
        return option(call, true);
    if (name == "get_x_argument")
        return {StaticXArguments{}};
    StaticValue object = evaluate(*function.object);
    if (name == "get")
        return lookUp(object, call);
    if (const auto *module = std::get_if<StaticImport>(&object.value))
        return name == "getenv" && module->module == QLatin1String("os") ? lookUp({StaticEnviron{}}, call)
                                                                         : StaticValue();
    if (const auto pattern = literalOf(object); pattern && name == "format")
        return formatted(call, *pattern);
    if (name == "replace" && std::holds_alternative<TextValue>(object.value))
        return replaced(call, object);
    return {};
}

StaticValue StaticEvaluator::lookUp(const StaticValue &mapping, const CallExpr &call)
{
    const auto key = literal(argument(call, 0, "key"));
    if (!key)
        return {};
    auto [otherwise, weight] = fallback(argument(call, 1, "default"));
    weight += weightOf(*key);
    if (std::holds_alternative<StaticEnviron>(mapping.value))
        return textValue({VariableText{*key, true, std::move(otherwise)}}, weight);
    if (std::holds_alternative<StaticXArguments>(mapping.value))
        return textValue({XArgumentText{*key, std::move(otherwise)}}, weight);
    return {};
}

StaticValue StaticEvaluator::option(const CallExpr &call, bool ofSection)
{
    QString section;
    if (ofSection) {
        const Expr *given = argument(call, 0, "section");
        if (!given)
            return {};
        const StaticValue value = evaluate(*given);
        const auto name = literalOf(value);
        if (!name && !std::holds_alternative<StaticMainSection>(value.value))
            return {};
        section = name.value_or(QString());
    }
    const std::size_t first = ofSection ? 1 : 0;
    const auto name = literal(argument(call, first, "name"));
    if (!name)
        return {};
    auto [otherwise, weight] = fallback(argument(call, first + 1, "default"));
    return textValue({OptionText{section, name->toLower(), std::move(otherwise)}}, weight + weightOf(*name));
}

// "{}:{}".format(a, b), with plain, numbered or named places.
StaticValue StaticEvaluator::formatted(const CallExpr &call, const QString &pattern)
{
    Joiner joiner;
    std::size_t next = 0;
    qsizetype at = 0;
    while (at < pattern.size()) {
        const auto isBrace = [](QChar c) { return c == u'{' || c == u'}'; };
        const auto found = std::find_if(pattern.begin() + at, pattern.end(), isBrace);
        const qsizetype brace = found - pattern.begin();
        joiner.add(pattern.mid(at, brace - at));
        if (brace == pattern.size())
            break;
        if (brace + 1 < pattern.size() && pattern[brace + 1] == pattern[brace]) {
            joiner.add(QString(pattern[brace]));
            at = brace + 2;
            continue;
        }
        const qsizetype close = pattern.indexOf(u'}', brace);
        if (pattern[brace] == u'}' || close < 0)
            return {};
        const QString field = pattern.mid(brace + 1, close - brace - 1);
        bool isNumber = false;
        const uint number = field.toUInt(&isNumber);
        const std::size_t index = field.isEmpty() ? next++ : isNumber ? number : call.arguments.size();
        const Expr *value = argument(call, index, field.isEmpty() || isNumber ? "" : field.toStdString());
        if (!value)
            return {};
        joiner.add(evaluate(*value));
        at = close + 1;
    }
    return std::move(joiner).value();
}

StaticValue StaticEvaluator::replaced(const CallExpr &call, const StaticValue &subject)
{
    const auto from = literal(argument(call, 0, "old"));
    const auto to = literal(argument(call, 1, "new"));
    if (!from || !to || from->isEmpty())
        return {};
    qsizetype count = -1;
    if (const Expr *given = argument(call, 2, "count")) {
        const StaticValue value = evaluate(*given);
        const auto *number = std::get_if<qint64>(&value.value);
        if (!number)
            return {};
        count = *number;
    }
    const std::size_t weight = subject.weight + weightOf(*from) + weightOf(*to);
    return textValue({ReplacedText{{textOf(subject)}, *from, *to, count}}, weight);
}

const Expr *StaticEvaluator::argument(const CallExpr &call, std::size_t index, std::string_view keyword) const
{
    if (std::any_of(call.arguments.begin(), call.arguments.end(),
                    [](const Expr *a) { return a->kind == ExprKind::Starred; }))
        return nullptr;
    if (index < call.arguments.size())
        return call.arguments[index];
    for (const Keyword &given : call.keywords)
        if (given.name != NoSymbol && text(given.name) == keyword)
            return given.value;
    return nullptr;
}

std::optional<QString> StaticEvaluator::literal(const Expr *expression)
{
    return expression ? literalOf(evaluate(*expression)) : std::nullopt;
}

std::pair<std::vector<TextValue>, std::size_t> StaticEvaluator::fallback(const Expr *expression)
{
    if (!expression)
        return {{}, 1};
    const StaticValue value = evaluate(*expression);
    return {{textOf(value)}, 1 + value.weight};
}

} // namespace retort::project
