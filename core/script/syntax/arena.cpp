#include <core/script/syntax/arena.h>

#include <algorithm>

namespace retort::script
{

void *Arena::allocateInNewBlock(std::size_t size)
{
    constexpr std::size_t smallest = 2U * 1024;
    constexpr std::size_t largest = 256U * 1024;
    // Blocks grow with the whole, so that a short script takes little and a long one few.
    const std::size_t block = std::max(size, std::clamp(footprint_ / 2, smallest, largest));
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
    footprint_ += block;
    block_ = blocks_.back().get();
    capacity_ = block;
    used_ = size;
    return block_;
}

} // namespace retort::script
