#pragma once

#include <core/script/stdlib/decimal/number.h>
#include <core/script/stdlib/support.h>

/// The objects of the module decimal.

namespace retort::script
{

class DecimalObject : public Instance
{
public:
    using Instance::Instance;
    decimal::Number number;
};

class ContextObject : public Instance
{
public:
    using Instance::Instance;
    void clear() override;
    decimal::Precision precision;
    Ref<ContextObject> before; ///< while it stands in a `with localcontext()`
};

/// The classes of one interpreter, and the context that is in force.
struct DecimalClasses {
    explicit DecimalClasses(Interpreter &vm);
    Ref<Class> decimal, context, tuple;
    Ref<Class> decimalException, invalidOperation, conversionSyntax, divisionByZero, divisionUndefined,
        divisionImpossible, inexact, rounded, overflow, underflow, subnormal, clamped, floatOperation;
    Ref<ContextObject> current;
};

extern const ClassEntry decimalEntry, decimalOperatorsEntry, decimalFunctionsEntry, contextEntry, decimalTupleEntry;

/// Overflow beyond the greatest exponent.
[[nodiscard]] Eval<> makeDecimal(Interpreter &vm, decimal::Number number);
/// InvalidOperation, or what derives from it, as Python shows it: with the class in a list.
[[nodiscard]] Failure decimalError(Interpreter &vm, const Ref<Class> &type, const Ref<Class> &condition);
/// That of an operation without a result.
[[nodiscard]] Failure invalidDecimal(Interpreter &vm);
/// Of a Decimal or an int; nothing for everything else.
[[nodiscard]] std::optional<decimal::Number> decimalOperand(const Value &value);
/// Of all that Decimal() takes: also a float, exactly, a text, and the parts as a tuple.
[[nodiscard]] Eval<decimal::Number> decimalOf(Interpreter &vm, const Value &value);
[[nodiscard]] const decimal::Precision &precisionOf(Interpreter &vm);
/// A ROUND_ constant; None is what the context has. TypeError otherwise.
[[nodiscard]] Eval<decimal::Rounding> roundingOf(Interpreter &vm, const Value &name);
[[nodiscard]] Eval<std::string> formatDecimal(Interpreter &vm, const decimal::Number &number, std::string_view spec);

/// Adds the ROUND_ constants, the contexts and getcontext() and its kin.
void fillContexts(Interpreter &vm, ModuleObject &module);

[[nodiscard]] Eval<> getContext(Call &call);
[[nodiscard]] Eval<> setContext(Call &call);
[[nodiscard]] Eval<> localContext(Call &call);

} // namespace retort::script
