#include <core/script/runtime/refused.h>

#include <algorithm>
#include <array>

namespace retort::script
{

bool isRefusedBuiltin(std::string_view name)
{
    static constexpr std::array<std::string_view, 7> names = {"eval",       "exec",  "compile",   "open",
                                                              "__import__", "input", "breakpoint"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace retort::script
