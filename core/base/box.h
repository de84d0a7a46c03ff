#pragma once

#include <memory>

namespace retort
{

/// A value kept on the heap, so that a closed set can hold itself. Never empty, immutable, cheap to copy (copies share
/// it), compared by value.
template <typename T> class Box
{
public:
    Box()
        : value_(std::make_shared<const T>())
    {
    }
    Box(T value) // NOLINT(google-explicit-constructor): a tree is written down as one expression
        : value_(std::make_shared<const T>(std::move(value)))
    {
    }

    [[nodiscard]] const T &operator*() const noexcept { return *value_; }
    [[nodiscard]] const T *operator->() const noexcept { return value_.get(); }

    bool operator==(const Box &other) const { return value_ == other.value_ || *value_ == *other.value_; }

private:
    std::shared_ptr<const T> value_;
};

} // namespace retort
