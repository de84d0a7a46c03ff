#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace retort::script
{

/// Memory that is given back as a whole. Holds only what needs no destructor; addresses never move.
class Arena
{
public:
    Arena() = default;
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    template <typename T, typename... Arguments> [[nodiscard]] T *make(Arguments &&...arguments)
    {
        static_assert(std::is_trivially_destructible_v<T>);
        return ::new (allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
    }

    template <typename T> [[nodiscard]] std::span<const T> copy(std::span<const T> items)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        if (items.empty())
            return {};
        auto *to = static_cast<T *>(allocate(items.size_bytes(), alignof(T)));
        std::memcpy(static_cast<void *>(to), items.data(), items.size_bytes());
        return {to, items.size()};
    }

    [[nodiscard]] std::string_view copy(std::string_view text)
    {
        const auto kept = copy(std::span<const char>(text.data(), text.size()));
        return {kept.data(), kept.size()};
    }

    /// Bytes taken from the system so far.
    [[nodiscard]] std::size_t footprint() const { return footprint_; }

private:
    [[nodiscard]] void *allocate(std::size_t size, std::size_t alignment)
    {
        const std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
        if (start + size > capacity_)
            return allocateInNewBlock(size);
        used_ = start + size;
        return block_ + start;
    }
    [[nodiscard]] void *allocateInNewBlock(std::size_t size);

    std::vector<std::unique_ptr<std::byte[]>> blocks_;
    std::byte *block_ = nullptr;
    std::size_t used_ = 0;
    std::size_t capacity_ = 0;
    std::size_t footprint_ = 0;
};

} // namespace retort::script
