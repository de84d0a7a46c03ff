#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/signature.h>

#include <algorithm>
#include <charconv>

namespace retort::script
{

void Signature::add(Item item)
{
    switch (item.kind) {
    case ParameterKind::PositionalOnly:
        ++positionalOnly;
        ++positional;
        break;
    case ParameterKind::Positional:
        ++positional;
        break;
    case ParameterKind::VarArgs:
        varArgs = static_cast<std::ptrdiff_t>(items.size());
        isSimple = false;
        break;
    case ParameterKind::KwArgs:
        kwArgs = static_cast<std::ptrdiff_t>(items.size());
        isSimple = false;
        break;
    case ParameterKind::KeywordOnly:
        isSimple = false;
        break;
    }
    items.push_back(std::move(item));
}

namespace
{

std::string listed(const std::vector<std::string> &names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? (names.size() > 2 ? ", and " : " and ") : ", ";
        text += "'" + names[i] + "'";
    }
    return text;
}

Failure missing(Interpreter &vm, std::string_view function, const std::vector<std::string> &names, const char *what)
{
    return vm.raise(vm.errors().TypeError, textOf(function, "() missing ", names.size(), " required ", what,
                                                  " argument", names.size() == 1 ? "" : "s", ": ", listed(names)));
}

Failure tooMany(Interpreter &vm, const Signature &signature, std::string_view function, const Arguments &arguments,
                const Value *into)
{
    std::size_t required = 0;
    std::size_t keywordOnly = 0;
    for (std::size_t i = 0; i < signature.items.size(); ++i) {
        const Signature::Item &item = signature.items[i];
        if (item.kind <= ParameterKind::Positional && !item.isOptional)
            ++required;
        if (item.kind == ParameterKind::KeywordOnly && into[i].isSet())
            ++keywordOnly;
    }
    const std::size_t most = signature.positional;
    std::string takes = required == most ? std::to_string(most) : textOf("from ", required, " to ", most);
    const bool plural = required == most ? most != 1 : true;
    std::string given = std::to_string(arguments.positional);
    if (keywordOnly > 0)
        given += textOf(" positional argument", arguments.positional == 1 ? "" : "s", " (and ", keywordOnly,
                        " keyword-only argument", keywordOnly == 1 ? "" : "s", ")");
    return vm.raise(vm.errors().TypeError,
                    textOf(function, "() takes ", takes, " positional argument", plural ? "s" : "", " but ", given,
                           arguments.positional == 1 && keywordOnly == 0 ? " was given" : " were given"));
}

Value parseDefault(Interpreter &vm, std::string_view text)
{
    if (text == "None")
        return Value::none();
    if (text == "True")
        return Value::boolean(true);
    if (text == "False")
        return Value::boolean(false);
    if (text == "()")
        return vm.tuple();
    if (text.size() >= 2 && text.front() == '\'')
        return vm.str(std::string(text.substr(1, text.size() - 2)));
    if (text == "...")
        return {};
    if (text.find('.') != std::string_view::npos) {
        double number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return Value::real(number);
    }
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return Value::integer(number);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

} // namespace

Eval<void> bindArguments(Interpreter &vm, const Signature &signature, std::span<const Value> defaults,
                         std::string_view function, const Arguments &arguments, Value *into)
{
    const std::size_t direct = std::min(arguments.positional, signature.positional);
    for (std::size_t i = 0; i < direct; ++i)
        into[i] = arguments.values[i];
    if (signature.varArgs >= 0) {
        into[signature.varArgs] =
            vm.tuple(std::span<const Value>(arguments.values + direct, arguments.positional - direct));
    }
    Ref<Dict> rest;
    if (signature.kwArgs >= 0) {
        rest = vm.dict();
        into[signature.kwArgs] = rest;
    }
    std::vector<std::string> positionalOnlyNamed;
    for (std::size_t k = 0; k < arguments.names.size(); ++k) {
        const Str *name = arguments.names[k].as<Str>();
        const Value &value = arguments.values[arguments.positional + k];
        std::size_t found = signature.items.size();
        for (std::size_t i = 0; i < signature.items.size(); ++i) {
            const Signature::Item &item = signature.items[i];
            if (item.kind != ParameterKind::VarArgs && item.kind != ParameterKind::KwArgs &&
                (item.name.get() == name || item.name->text() == name->text())) {
                found = i;
                break;
            }
        }
        const bool known = found < signature.items.size();
        if (!known || signature.items[found].kind == ParameterKind::PositionalOnly) {
            if (rest) {
                rest->table().setText(Ref<Str>(const_cast<Str *>(name)), value);
                continue;
            }
            if (known) {
                positionalOnlyNamed.emplace_back(name->text());
                continue;
            }
            return vm.raise(vm.errors().TypeError,
                            textOf(function, "() got an unexpected keyword argument '", name->text(), "'"));
        }
        if (into[found].isSet())
            return vm.raise(vm.errors().TypeError,
                            textOf(function, "() got multiple values for argument '", name->text(), "'"));
        into[found] = value;
    }
    if (!positionalOnlyNamed.empty()) {
        std::string names;
        for (const std::string &name : positionalOnlyNamed)
            names += (names.empty() ? "" : ", ") + name;
        return vm.raise(
            vm.errors().TypeError,
            textOf(function, "() got some positional-only arguments passed as keyword arguments: '", names, "'"));
    }
    if (arguments.positional > signature.positional && signature.varArgs < 0)
        return tooMany(vm, signature, function, arguments, into);
    std::vector<std::string> missingPositional;
    std::vector<std::string> missingNamed;
    for (std::size_t i = 0; i < signature.items.size(); ++i) {
        if (into[i].isSet())
            continue;
        const Signature::Item &item = signature.items[i];
        if (i < defaults.size() && defaults[i].isSet())
            into[i] = defaults[i];
        else if (item.defaultValue.isSet())
            into[i] = item.defaultValue;
        else if (!item.isOptional)
            (item.kind == ParameterKind::KeywordOnly ? missingNamed : missingPositional)
                .emplace_back(item.name->text());
    }
    if (!missingPositional.empty())
        return missing(vm, function, missingPositional, "positional");
    if (!missingNamed.empty())
        return missing(vm, function, missingNamed, "keyword-only");
    return {};
}

Signature parseSignature(Interpreter &vm, std::string_view parameters)
{
    Signature signature;
    std::vector<Signature::Item> items;
    bool named = false;
    std::size_t start = 0;
    while (start <= parameters.size() && !trimmed(parameters).empty()) {
        std::size_t end = start;
        bool quoted = false;
        while (end < parameters.size() && (quoted || parameters[end] != ',')) {
            if (parameters[end] == '\'')
                quoted = !quoted;
            ++end;
        }
        const std::string_view piece = trimmed(parameters.substr(start, end - start));
        start = end + 1;
        if (piece == "/") {
            for (Signature::Item &item : items)
                item.kind = ParameterKind::PositionalOnly;
        } else if (piece == "*") {
            named = true;
        } else if (piece.starts_with("**")) {
            items.push_back({vm.intern(piece.substr(2)), ParameterKind::KwArgs, {}, true});
        } else if (piece.starts_with("*")) {
            items.push_back({vm.intern(piece.substr(1)), ParameterKind::VarArgs, {}, true});
            named = true;
        } else if (!piece.empty()) {
            const std::size_t equal = piece.find('=');
            const bool optional = equal != std::string_view::npos;
            items.push_back({vm.intern(trimmed(piece.substr(0, equal))),
                             named ? ParameterKind::KeywordOnly : ParameterKind::Positional,
                             optional ? parseDefault(vm, trimmed(piece.substr(equal + 1))) : Value(), optional});
        }
    }
    for (Signature::Item &item : items)
        signature.add(std::move(item));
    return signature;
}

} // namespace retort::script
