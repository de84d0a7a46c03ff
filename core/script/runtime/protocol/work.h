#pragma once

#include <core/script/runtime/values/bytes.h>
#include <core/script/runtime/values/str.h>

namespace retort::script
{

/// The steps that an operation over so many bytes of text counts for: what one step takes does about as much.
[[nodiscard]] constexpr std::uint64_t stepsOfText(std::size_t bytes) noexcept
{
    return bytes / 4096;
}

/// The same of a value that is a text or bytes; none for all others, whose operations count by themselves.
[[nodiscard]] inline std::uint64_t stepsOfText(const Value &value) noexcept
{
    if (const auto *text = value.as<Str>())
        return stepsOfText(text->text().size());
    const auto *bytes = value.as<Bytes>();
    return bytes ? stepsOfText(bytes->bytes().size()) : 0;
}

} // namespace retort::script
