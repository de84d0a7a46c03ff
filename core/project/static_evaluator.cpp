#include <core/project/static_evaluator.h>
#include <core/project/static_texts.h>

namespace retort::project
{

using namespace script;

StaticValue StaticEvaluator::evaluate(const Expr &expression)
{
    return reader_.takeStep() ? visit(expression, *this) : StaticValue();
}

StaticValue StaticEvaluator::operator()(const NameExpr &name)
{
    const StaticValue *value = nullptr;
    if (locals_)
        if (const auto local = locals_->find(name.name); local != locals_->end())
            value = &local->second;
    if (!value)
        if (const auto global = reader_.names_.find(name.name); global != reader_.names_.end())
            value = &global->second;
    if (!value)
        return {};
    const auto *import = std::get_if<StaticImport>(&value->value);
    if (!import || import->name.isEmpty())
        return *value;
    if (import->module == QLatin1String("os"))
        return import->name == QLatin1String("environ") ? StaticValue{StaticEnviron{}} : *value;
    return reader_.imported(*import);
}

StaticValue StaticEvaluator::operator()(const ConstantExpr &constant)
{
    switch (constant.value) {
    case ConstantValue::None:
        return {TextValue{NoText{}}};
    case ConstantValue::True:
        return {true};
    case ConstantValue::False:
        return {false};
    case ConstantValue::Ellipsis:
        return {};
    }
    Q_UNREACHABLE();
}

StaticValue StaticEvaluator::operator()(const IntExpr &number)
{
    return number.digits.empty() ? StaticValue{static_cast<qint64>(number.value)} : StaticValue();
}

StaticValue StaticEvaluator::operator()(const StrExpr &literal)
{
    return literalText(asString(literal.value));
}

StaticValue StaticEvaluator::operator()(const FStringExpr &text)
{
    Joiner joiner;
    for (const FStringPart &part : text.parts) {
        if (!part.value)
            joiner.add(asString(part.text));
        else if (part.hasSpec || (part.conversion != 0 && part.conversion != 's'))
            return {};
        else
            joiner.add(evaluate(*part.value));
    }
    return std::move(joiner).value();
}

StaticValue StaticEvaluator::operator()(const BoolOpExpr &expression)
{
    if (expression.op != BoolOperator::Or)
        return {};
    FirstText first;
    std::size_t weight = 1;
    for (const Expr *choice : expression.values) {
        const StaticValue value = evaluate(*choice);
        weight += value.weight;
        first.choices.push_back(textOf(value));
    }
    return textValue({std::move(first)}, weight);
}

StaticValue StaticEvaluator::operator()(const BinaryExpr &expression)
{
    StaticValue left = evaluate(*expression.left);
    StaticValue right = evaluate(*expression.right);
    if (expression.op == BinaryOperator::Add)
        return added(std::move(left), std::move(right));
    if (expression.op == BinaryOperator::Mod)
        if (const auto pattern = literalOf(left))
            return percentFormatted(*pattern, right);
    return {};
}

StaticValue StaticEvaluator::operator()(const DictExpr &dict)
{
    StaticDict values;
    std::size_t weight = 1;
    for (const DictItem &item : dict.items) {
        const auto key = item.key ? literalOf(evaluate(*item.key)) : std::nullopt;
        if (!key)
            return {};
        values.items.emplace_back(*key, evaluate(*item.value));
        weight += values.items.back().second.weight + weightOf(*key);
    }
    return weighed({std::move(values), weight});
}

StaticValue StaticEvaluator::operator()(const SetExpr &set)
{
    return list(set.elements);
}

StaticValue StaticEvaluator::operator()(const ListExpr &expression)
{
    return list(expression.elements);
}

StaticValue StaticEvaluator::operator()(const TupleExpr &tuple)
{
    return list(tuple.elements);
}

StaticValue StaticEvaluator::list(ExprList elements)
{
    StaticList values;
    std::size_t weight = 1;
    for (const Expr *element : elements) {
        if (element->kind == ExprKind::Starred)
            return {};
        values.items.push_back(evaluate(*element));
        weight += values.items.back().weight;
    }
    return weighed({std::move(values), weight});
}

StaticValue StaticEvaluator::operator()(const AttributeExpr &attribute)
{
    if (text(attribute.name) == "config_ini_section")
        return {StaticMainSection{}};
    const StaticValue object = evaluate(*attribute.object);
    const auto *module = std::get_if<StaticImport>(&object.value);
    if (!module || !module->name.isEmpty())
        return {};
    if (module->module == QLatin1String("os"))
        return text(attribute.name) == "environ" ? StaticValue{StaticEnviron{}} : StaticValue();
    return reader_.imported({module->module, asString(text(attribute.name))});
}

StaticValue StaticEvaluator::operator()(const SubscriptExpr &subscript)
{
    const StaticValue object = evaluate(*subscript.object);
    const auto key = literal(subscript.index);
    if (!key)
        return {};
    if (std::holds_alternative<StaticEnviron>(object.value))
        return textValue({VariableText{*key, false, {}}}, weightOf(*key));
    if (std::holds_alternative<StaticXArguments>(object.value))
        return textValue({XArgumentText{*key, {}}}, weightOf(*key));
    if (const auto *dict = std::get_if<StaticDict>(&object.value))
        for (auto item = dict->items.rbegin(); item != dict->items.rend(); ++item)
            if (item->first == *key)
                return item->second;
    return {};
}

std::string_view StaticEvaluator::text(Symbol symbol) const
{
    return reader_.module_->symbols->text(symbol);
}

} // namespace retort::project
