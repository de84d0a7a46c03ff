#pragma once

#include <core/script/runtime/interpreter.h>

#include <complex>

namespace retort::script
{

/// A complex number of Python.
class Complex final : public Instance
{
public:
    using Instance::Instance;
    std::complex<double> number;
};

/// The class of one interpreter.
struct ComplexClass {
    explicit ComplexClass(Interpreter &vm);
    Ref<Class> type;
};

/// The function that `2j` calls, with 2.0.
extern const FunctionEntry imaginaryEntry;

[[nodiscard]] Value makeComplex(Interpreter &vm, std::complex<double> number);

} // namespace retort::script
