#pragma once

#include <core/script/runtime/interpreter.h>

#include <string>
#include <string_view>

/// The methods of str behind its table, one file a topic. The templates are instantiated in the file of their topic,
/// for the arguments the table has.

namespace retort::script::text
{

[[nodiscard]] inline std::string_view textOfSelf(Call &call)
{
    return call.self.as<Str>()->text();
}

[[nodiscard]] inline Eval<> made(Call &call, std::string text)
{
    return Value(call.vm.str(std::move(text)));
}

// text_case.cpp: upper and lower case
[[nodiscard]] Eval<> upper(Call &call);
[[nodiscard]] Eval<> lower(Call &call);
[[nodiscard]] Eval<> casefold(Call &call);
[[nodiscard]] Eval<> swapcase(Call &call);
[[nodiscard]] Eval<> capitalize(Call &call);
[[nodiscard]] Eval<> title(Call &call);

// text_questions.cpp: what a text consists of
[[nodiscard]] Eval<> isalnum(Call &call);
[[nodiscard]] Eval<> isalpha(Call &call);
[[nodiscard]] Eval<> isascii(Call &call);
[[nodiscard]] Eval<> isdecimal(Call &call);
[[nodiscard]] Eval<> isdigit(Call &call);
[[nodiscard]] Eval<> isnumeric(Call &call);
[[nodiscard]] Eval<> isidentifier(Call &call);
template <bool wantUpper> [[nodiscard]] Eval<> isCase(Call &call);
[[nodiscard]] Eval<> isprintable(Call &call);
[[nodiscard]] Eval<> isspace(Call &call);
[[nodiscard]] Eval<> istitle(Call &call);

// text_search.cpp: where and how often a text is inside
template <bool last> [[nodiscard]] Eval<> find(Call &call);
template <bool last> [[nodiscard]] Eval<> index(Call &call);
[[nodiscard]] Eval<> count(Call &call);
template <bool atEnd> [[nodiscard]] Eval<> startsOrEnds(Call &call);

// text_changes.cpp: the text changed
[[nodiscard]] Eval<> replace(Call &call);
template <bool left, bool right> [[nodiscard]] Eval<> strip(Call &call);
template <bool atEnd> [[nodiscard]] Eval<> removeAffix(Call &call);
template <char align> [[nodiscard]] Eval<> justify(Call &call);
[[nodiscard]] Eval<> zfill(Call &call);
[[nodiscard]] Eval<> expandtabs(Call &call);
[[nodiscard]] Eval<> translate(Call &call);
[[nodiscard]] Eval<> maketrans(Call &call);

// text_pieces.cpp: taken apart and joined
template <bool fromRight> [[nodiscard]] Eval<> split(Call &call);
[[nodiscard]] Eval<> splitlines(Call &call);
template <bool last> [[nodiscard]] Eval<> partition(Call &call);
[[nodiscard]] Eval<> join(Call &call);

} // namespace retort::script::text
