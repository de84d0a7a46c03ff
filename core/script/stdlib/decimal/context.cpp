#include <core/script/stdlib/decimal/decimal.h>

namespace retort::script
{

using decimal::Rounding;

void ContextObject::clear()
{
    Instance::clear();
    before = nullptr;
}

namespace
{

constexpr std::pair<std::string_view, Rounding> roundings[] = {
    {"ROUND_05UP", Rounding::ZeroFiveUp},    {"ROUND_CEILING", Rounding::Ceiling},
    {"ROUND_DOWN", Rounding::Down},          {"ROUND_FLOOR", Rounding::Floor},
    {"ROUND_HALF_DOWN", Rounding::HalfDown}, {"ROUND_HALF_EVEN", Rounding::HalfEven},
    {"ROUND_HALF_UP", Rounding::HalfUp},     {"ROUND_UP", Rounding::Up},
};

ContextObject &self(const Call &call)
{
    return objectOf<ContextObject>(call.self);
}

Eval<void> setPrecision(Interpreter &vm, ContextObject &context, const Value &value)
{
    RETORT_TRY(const Value number, indexOf(vm, value));
    std::int64_t digits = 0;
    if (!toInt64(number, digits) || digits < 1 || digits > decimal::greatestExponent)
        return vm.raise(vm.errors().ValueError, "valid range for prec is [1, 999999]");
    context.precision.digits = digits;
    return {};
}

Eval<void> setRounding(Interpreter &vm, ContextObject &context, const Value &value)
{
    RETORT_TRY(context.precision.rounding, roundingOf(vm, value));
    return {};
}

Eval<> init(Call &call)
{
    if (!call[0].isNone()) {
        RETORT_CHECK(setPrecision(call.vm, self(call), call[0]));
    }
    if (!call[1].isNone()) {
        RETORT_CHECK(setRounding(call.vm, self(call), call[1]));
    }
    return Value::none();
}

Eval<> copy(Call &call)
{
    const auto made = call.vm.make<ContextObject>(call.self.object()->type());
    made->precision = self(call).precision;
    return Value(made);
}

Eval<> enter(Call &call)
{
    auto &classes = call.vm.state<DecimalClasses>();
    self(call).before = classes.current;
    classes.current = Ref<ContextObject>(&self(call));
    return call.self;
}

Eval<> exit(Call &call)
{
    if (self(call).before)
        call.vm.state<DecimalClasses>().current = self(call).before;
    self(call).before = nullptr;
    return Value::boolean(false);
}

Eval<> createDecimal(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const Value made, script::call(vm, Value(vm.state<DecimalClasses>().decimal), {call[0]}));
    return makeDecimal(vm, decimal::rounded(objectOf<DecimalObject>(made).number, self(call).precision));
}

Eval<> prec(Interpreter &, const Value &self)
{
    return Value::integer(objectOf<ContextObject>(self).precision.digits);
}

Eval<void> setPrec(Interpreter &vm, const Value &self, const Value &value)
{
    return setPrecision(vm, objectOf<ContextObject>(self), value);
}

Eval<> rounding(Interpreter &vm, const Value &self)
{
    for (const auto &[name, rounding] : roundings)
        if (rounding == objectOf<ContextObject>(self).precision.rounding)
            return Value(vm.str(std::string(name)));
    return Value::none();
}

Eval<void> setRoundingName(Interpreter &vm, const Value &self, const Value &value)
{
    return setRounding(vm, objectOf<ContextObject>(self), value);
}

constexpr FunctionEntry methods[] = {
    {"__init__", "prec=None, rounding=None", "How results are rounded.", init},
    {"__enter__", "", "Puts the context in force.", enter},
    {"__exit__", "type, value, traceback", "Puts the one before in force again.", exit},
    {"copy", "", "Another context with the same settings.", copy},
    {"create_decimal", "num='0', /", "A decimal number, rounded.", createDecimal},
};

constexpr AttributeEntry attributes[] = {
    {"prec", "How many digits results have.", prec, setPrec},
    {"rounding", "How they are rounded.", rounding, setRoundingName},
};

} // namespace

const ClassEntry contextEntry{"Context", "decimal",  "How results are rounded.",
                              methods,   attributes, allocate<ContextObject>};

const decimal::Precision &precisionOf(Interpreter &vm)
{
    return vm.state<DecimalClasses>().current->precision;
}

Eval<Rounding> roundingOf(Interpreter &vm, const Value &name)
{
    if (name.isNone())
        return precisionOf(vm).rounding;
    if (const auto *text = name.as<Str>())
        for (const auto &[known, rounding] : roundings)
            if (known == text->text())
                return rounding;
    return vm.raise(vm.errors().TypeError,
                    "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   "
                    "ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
}

void fillContexts(Interpreter &vm, ModuleObject &module)
{
    for (const auto &[name, rounding] : roundings)
        module.set(vm, name, vm.str(std::string(name)));
    module.set(vm, "MAX_PREC", Value::integer(decimal::greatestExponent));
    module.set(vm, "Context", vm.state<DecimalClasses>().context);
}

Eval<> getContext(Call &call)
{
    return Value(call.vm.state<DecimalClasses>().current);
}

Eval<> setContext(Call &call)
{
    auto *context = call[0].native<ContextObject>();
    if (!context)
        return call.vm.raise(call.vm.errors().TypeError, "optional argument must be a context");
    call.vm.state<DecimalClasses>().current = Ref<ContextObject>(context);
    return Value::none();
}

Eval<> localContext(Call &call)
{
    Interpreter &vm = call.vm;
    const auto *given = call[0].native<ContextObject>();
    if (!given && !call[0].isNone())
        return vm.raise(vm.errors().TypeError, "optional argument must be a context");
    const auto &classes = vm.state<DecimalClasses>();
    const auto made = vm.make<ContextObject>(classes.context.get());
    made->precision = given ? given->precision : classes.current->precision;
    if (!call[1].isNone()) {
        RETORT_CHECK(setPrecision(vm, *made, call[1]));
    }
    if (!call[2].isNone()) {
        RETORT_CHECK(setRounding(vm, *made, call[2]));
    }
    return Value(made);
}

} // namespace retort::script
