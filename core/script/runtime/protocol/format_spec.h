#pragma once

#include <core/script/runtime/interpreter.h>

/// The small language behind format(value, spec), as int, float, str and decimal.Decimal share it.

namespace retort::script
{

/// [[fill]align][sign][z][#][0][width][grouping][.precision][type]
struct FormatSpec {
    std::string fill = " ";
    char align = 0;
    char sign = '-';
    bool alternate = false;
    bool zero = false;
    std::size_t width = 0;
    char grouping = 0;
    int precision = -1;
    char type = 0;
};

/// ValueError for what is no such text; `typeName` is whose format it is.
[[nodiscard]] Eval<FormatSpec> parseFormatSpec(Interpreter &vm, std::string_view text, const std::string &typeName);
/// Filled up to the width; `fallback` is the alignment where the text gives none.
[[nodiscard]] std::string padded(const FormatSpec &spec, std::string_view prefix, std::string_view body, char fallback);
/// Digits in groups of `size`, with `rest` behind them, filled up to the width. With '=' and zeros the separators go
/// through the padding as well.
[[nodiscard]] std::string zeroFilled(const FormatSpec &spec, std::string_view prefix, std::string digits,
                                     std::string_view rest, std::size_t size);
[[nodiscard]] std::string signText(const FormatSpec &spec, bool negative);

} // namespace retort::script
