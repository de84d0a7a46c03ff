#include <core/script/stdlib/decimal/decimal.h>
#include <core/script/stdlib/modules.h>

namespace retort::script
{

DecimalClasses::DecimalClasses(Interpreter &vm)
    : context(vm.defineClass(contextEntry, {}))
    , tuple(vm.defineClass(decimalTupleEntry, {vm.types().tuple}))
{
    // Operators and functions are classes of their own that nobody sees, so that each table stays readable.
    const auto operators = vm.defineClass(decimalOperatorsEntry, {});
    decimal = vm.defineClass(decimalEntry, {vm.defineClass(decimalFunctionsEntry, {operators})});
    const auto define = [&vm](const char *name, std::vector<Ref<Class>> bases, const char *doc) {
        return vm.defineException(name, "decimal", std::move(bases), doc);
    };
    const auto &errors = vm.errors();
    decimalException = define("DecimalException", {errors.ArithmeticError}, "What goes wrong in decimal arithmetic.");
    clamped = define("Clamped", {decimalException}, "An exponent was made to fit.");
    invalidOperation = define("InvalidOperation", {decimalException}, "An operation without a result.");
    conversionSyntax = define("ConversionSyntax", {invalidOperation}, "A text that is no number.");
    divisionByZero = define("DivisionByZero", {decimalException, errors.ZeroDivisionError}, "A division by zero.");
    divisionUndefined =
        define("DivisionUndefined", {invalidOperation, errors.ZeroDivisionError}, "A division of zero by zero.");
    divisionImpossible = define("DivisionImpossible", {invalidOperation}, "A quotient with too many digits.");
    inexact = define("Inexact", {decimalException}, "A result was rounded.");
    rounded = define("Rounded", {decimalException}, "Digits were dropped.");
    subnormal = define("Subnormal", {decimalException}, "A result is very small.");
    overflow = define("Overflow", {inexact, rounded}, "A result is too large.");
    underflow = define("Underflow", {inexact, rounded, subnormal}, "A result is too small.");
    floatOperation = define("FloatOperation", {decimalException, errors.TypeError}, "A float among Decimals.");
    current = vm.make<ContextObject>(context.get());
}

namespace
{

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    const auto &classes = vm.state<DecimalClasses>();
    for (const Ref<Class> &type : {classes.decimal, classes.decimalException, classes.clamped, classes.invalidOperation,
                                   classes.divisionByZero, classes.inexact, classes.rounded, classes.subnormal,
                                   classes.overflow, classes.underflow, classes.floatOperation})
        module.set(vm, type->name(), type);
    module.set(vm, "DecimalTuple", classes.tuple);
    fillContexts(vm, module);
    return {};
}

constexpr FunctionEntry functions[] = {
    {"getcontext", "", "The context in force.", getContext},
    {"localcontext", "ctx=None, *, prec=None, rounding=None", "A context for a with statement.", localContext},
    {"setcontext", "context, /", "Puts a context in force.", setContext},
};
constexpr std::string_view moduleNames[] = {
    "Clamped",        "Context",    "Decimal",          "DecimalException", "DecimalTuple",    "DivisionByZero",
    "FloatOperation", "Inexact",    "InvalidOperation", "MAX_PREC",         "Overflow",        "ROUND_05UP",
    "ROUND_CEILING",  "ROUND_DOWN", "ROUND_FLOOR",      "ROUND_HALF_DOWN",  "ROUND_HALF_EVEN", "ROUND_HALF_UP",
    "ROUND_UP",       "Rounded",    "Subnormal",        "Underflow"};

} // namespace

const ModuleEntry decimalModule{"decimal", "Decimal numbers.", functions, fill, moduleNames};

} // namespace retort::script
