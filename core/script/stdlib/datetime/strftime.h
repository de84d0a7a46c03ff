#pragma once

#include <core/script/runtime/native.h>
#include <core/script/stdlib/datetime/calendar.h>

/// strftime and strptime, in the C locale, as datetime and time share them.

namespace retort::script
{

/// What a format can show of a moment.
struct Moment {
    CivilDate date{1900, 1, 1};
    ClockTime clock;
    std::optional<Microseconds> offset;
    std::string zone;
};

/// The directives of glibc, with its flags (%-d, %_H, %^a).
[[nodiscard]] std::string formatMoment(const Moment &moment, std::string_view format);
/// ValueError in Python's words when the text is not of the format.
[[nodiscard]] Eval<Moment> parseMoment(Interpreter &vm, std::string_view text, std::string_view format);

} // namespace retort::script
