#pragma once

#include <core/script/stdlib/support.h>

namespace retort::script
{

/// binascii.Error, a ValueError.
[[nodiscard]] Failure binasciiError(Interpreter &vm, const std::string &message);
/// The bytes of a Base64 text; what is no digit of it is passed over unless `isStrict`.
[[nodiscard]] Eval<std::string> decodeBase64(Interpreter &vm, std::string_view text, bool isStrict);

} // namespace retort::script
