#pragma once

namespace retort
{

/// Builds one visitor from lambdas, for std::visit over a closed set. No generic lambda as a default branch: a new
/// alternative must fail to compile wherever it is not handled.
template <typename... Functions> struct overloaded : Functions... {
    using Functions::operator()...;
};
template <typename... Functions> overloaded(Functions...) -> overloaded<Functions...>;

} // namespace retort
