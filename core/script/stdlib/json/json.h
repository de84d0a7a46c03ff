#pragma once

#include <core/script/stdlib/support.h>

/// The two halves of the module json, which the module's functions and classes drive.

namespace retort::script
{

/// How values are written.
struct JsonStyle {
    bool skipsKeys = false;
    bool isAscii = true;
    bool checksCircles = true;
    bool allowsNan = true;
    bool sortsKeys = false;
    std::optional<std::string> indent;
    std::string itemSeparator = ", ";
    std::string keySeparator = ": ";
    Value defaultFunction; ///< asked for what JSON does not have; Unset for none
};

/// TypeError for what JSON does not have, ValueError for circles and, where they are not allowed, NaN and infinity.
[[nodiscard]] Eval<std::string> writeJson(Interpreter &vm, const Value &value, const JsonStyle &style);

/// The functions that make values of what is read; None or Unset for the usual ones.
struct JsonHooks {
    Value object, objectPairs, number, integer, constant;
    bool isStrict = true; ///< no control characters in strings
};

/// The first value of the text, and where it ends. JSONDecodeError for everything else.
struct JsonRead {
    Value value;
    std::size_t end; ///< a byte
};
[[nodiscard]] Eval<JsonRead> readJson(Interpreter &vm, std::string_view text, std::size_t start,
                                      const JsonHooks &hooks);
/// json.JSONDecodeError at a byte of the text.
[[nodiscard]] Failure jsonDecodeError(Interpreter &vm, const std::string &message, std::string_view text,
                                      std::size_t place);
[[nodiscard]] std::size_t behindJsonSpace(std::string_view text, std::size_t at) noexcept;

/// The classes of one interpreter.
struct JsonClasses {
    explicit JsonClasses(Interpreter &vm);
    Ref<Class> encoder, decoder, decodeError;
};

} // namespace retort::script
