#include <core/script/stdlib/modules.h>
#include <core/script/stdlib/support.h>

#include <QRegularExpression>

namespace retort::script
{

using namespace Qt::Literals::StringLiterals;

namespace
{

class TemplateObject : public Instance
{
public:
    using Instance::Instance;
    QString text;
};

struct StringClasses {
    explicit StringClasses(Interpreter &vm);
    Ref<Class> stringTemplate;
};

/// $$, $name, ${name}, and a $ that is none of these.
const QRegularExpression &placeholders()
{
    static const QRegularExpression expression(
        u"\\$(?:(\\$)|([_a-zA-Z][_a-zA-Z0-9]*)|\\{([_a-zA-Z][_a-zA-Z0-9]*)\\}|)"_s);
    return expression;
}

Eval<> init(Call &call)
{
    RETORT_TRY(objectOf<TemplateObject>(call.self).text, call.text(0));
    return Value::none();
}

Failure invalid(Interpreter &vm, const QString &text, qsizetype place)
{
    const QStringView before = QStringView(text).left(place);
    const qsizetype lineStart = before.lastIndexOf(u'\n') + 1;
    return vm.raise(vm.errors().ValueError,
                    textOf("Invalid placeholder in string: line ", static_cast<std::int64_t>(before.count(u'\n')) + 1,
                           ", col ", static_cast<std::int64_t>(place - lineStart) + 1));
}

/// The value of a name: keyword arguments count more than the mapping. Unset when it is missing.
Eval<> valueOf(Call &call, const std::string &name)
{
    const Value named = call.dict(1).get(name);
    if (named.isSet())
        return named;
    const Value key = call.vm.str(name);
    if (!call.isGiven(0)) {
        const Value arguments[] = {key};
        return call.vm.raiseWith(call.vm.errors().KeyError, arguments);
    }
    return getItem(call.vm, call[0], key);
}

bool isKeyError(Interpreter &vm, const Raised &raised)
{
    const Class *type = raised.exception()->type();
    return raised.exception()->kind() == Kind::Exception && type->isSubclassOf(vm.errors().KeyError.get());
}

template <bool isSafe> Eval<> substitute(Call &call)
{
    Interpreter &vm = call.vm;
    const QString &text = objectOf<TemplateObject>(call.self).text;
    std::string made;
    qsizetype from = 0;
    QRegularExpressionMatchIterator matches = placeholders().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        RETORT_CHECK(vm.tick());
        made += QStringView(text).mid(from, match.capturedStart() - from).toUtf8().toStdString();
        from = match.capturedEnd();
        const QString name = match.captured(2) + match.captured(3);
        if (!name.isEmpty()) {
            const Eval<> value = valueOf(call, name.toStdString());
            if (value) {
                RETORT_TRY(const std::string shown, textOfValue(vm, *value));
                made += shown;
            } else if (isSafe && isKeyError(vm, value.error())) {
                made += match.captured().toStdString();
            } else {
                return value;
            }
        } else if (!match.captured(1).isEmpty() || isSafe) {
            made += '$';
        } else {
            return invalid(vm, text, match.capturedStart());
        }
    }
    made += QStringView(text).mid(from).toUtf8().toStdString();
    return Value(vm.str(std::move(made)));
}

Eval<> isValid(Call &call)
{
    QRegularExpressionMatchIterator matches = placeholders().globalMatch(objectOf<TemplateObject>(call.self).text);
    while (matches.hasNext())
        if (matches.next().capturedLength() == 1)
            return Value::boolean(false);
    return Value::boolean(true);
}

Eval<> getIdentifiers(Call &call)
{
    const Ref<List> names = call.vm.list();
    QStringList seen;
    QRegularExpressionMatchIterator matches = placeholders().globalMatch(objectOf<TemplateObject>(call.self).text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString name = match.captured(2) + match.captured(3);
        if (name.isEmpty() || seen.contains(name))
            continue;
        seen += name;
        names->append(call.vm.str(name));
    }
    return Value(names);
}

Eval<> templateText(Interpreter &vm, const Value &self)
{
    return Value(vm.str(objectOf<TemplateObject>(self).text));
}

Eval<> capwords(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_CHECK(call.utf8(0));
    RETORT_TRY(const Value split, getAttribute(vm, call[0], "split"));
    RETORT_TRY(const Value words, script::call(vm, split, {call[1]}));
    std::vector<Value> changed;
    RETORT_CHECK(forEach(vm, words, [&](const Value &word) -> Eval<void> {
        RETORT_TRY(const Value capitalize, getAttribute(vm, word, "capitalize"));
        RETORT_TRY(const Value one, script::call(vm, capitalize));
        changed.push_back(one);
        return {};
    }));
    const Value separator = call[1].isNone() ? Value(vm.str(std::string(" "))) : call[1];
    RETORT_TRY(const Value join, getAttribute(vm, separator, "join"));
    return script::call(vm, join, {Value(vm.list(changed))});
}

constexpr FunctionEntry methods[] = {
    {"__init__", "template", "A text with $names in it.", init},
    {"get_identifiers", "", "The names in the text.", getIdentifiers},
    {"is_valid", "", "Whether every $ begins a name.", isValid},
    {"safe_substitute", "mapping=..., /, **kws", "The text with the names that are known filled in.", substitute<true>},
    {"substitute", "mapping=..., /, **kws", "The text with all names filled in.", substitute<false>},
};

constexpr AttributeEntry attributes[] = {{"template", "The text.", templateText}};

constexpr ClassEntry templateEntry{"Template", "string",   "A text with $names in it.",
                                   methods,    attributes, allocate<TemplateObject>};

StringClasses::StringClasses(Interpreter &vm)
    : stringTemplate(vm.defineClass(templateEntry, {}))
{
}

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    const std::string lower = "abcdefghijklmnopqrstuvwxyz";
    const std::string upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const std::string digits = "0123456789";
    const std::string punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    const std::string whitespace = " \t\n\r\v\f";
    module.set(vm, "ascii_letters", vm.str(lower + upper));
    module.set(vm, "ascii_lowercase", vm.str(lower));
    module.set(vm, "ascii_uppercase", vm.str(upper));
    module.set(vm, "digits", vm.str(digits));
    module.set(vm, "hexdigits", vm.str(digits + "abcdefABCDEF"));
    module.set(vm, "octdigits", vm.str(std::string("01234567")));
    module.set(vm, "printable", vm.str(digits + lower + upper + punctuation + whitespace));
    module.set(vm, "punctuation", vm.str(punctuation));
    module.set(vm, "whitespace", vm.str(whitespace));
    module.set(vm, "Template", vm.state<StringClasses>().stringTemplate);
    return {};
}

constexpr FunctionEntry functions[] = {
    {"capwords", "s, sep=None", "Each word with a capital letter.", capwords},
};
constexpr std::string_view moduleNames[] = {"Template",    "ascii_letters", "ascii_lowercase", "ascii_uppercase",
                                            "digits",      "hexdigits",     "octdigits",       "printable",
                                            "punctuation", "whitespace"};

} // namespace

const ModuleEntry stringModule{"string", "Characters by their kind, and templates.", functions, fill, moduleNames};

} // namespace retort::script
