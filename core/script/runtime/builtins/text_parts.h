#pragma once

#include <core/script/runtime/raised.h>

#include <string>
#include <string_view>
#include <vector>

namespace retort::script
{

class Interpreter;

/// What str and bytes share, on UTF-8 or bytes.

[[nodiscard]] bool isSpacePoint(char32_t point);
/// `most` < 0: all.
[[nodiscard]] std::vector<std::string_view> splitAtSpaces(std::string_view text, std::int64_t most, bool fromRight);
[[nodiscard]] std::vector<std::string_view> splitAt(std::string_view text, std::string_view separator,
                                                    std::int64_t most, bool fromRight);
[[nodiscard]] std::vector<std::string_view> linesOf(std::string_view text, bool keepEnds);
[[nodiscard]] Eval<std::string> replaced(Interpreter &vm, std::string_view text, std::string_view before,
                                         std::string_view after, std::int64_t most);
/// UTF-8, ASCII, Latin-1; `errors` strict, ignore or replace.
[[nodiscard]] Eval<std::string> encodeText(Interpreter &vm, std::string_view text, std::string_view encoding,
                                           std::string_view errors);
[[nodiscard]] Eval<std::string> decodeText(Interpreter &vm, std::string_view bytes, std::string_view encoding,
                                           std::string_view errors);

} // namespace retort::script
