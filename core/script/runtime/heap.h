#pragma once

#include <core/script/runtime/value.h>

#include <limits>
#include <new>
#include <vector>

namespace retort::script
{

/// All objects of one interpreter: what they take, and the list through which the last of them are freed.
class Heap
{
public:
    explicit Heap(std::size_t limit)
        : limit_(limit)
    {
    }
    Heap(const Heap &) = delete;
    Heap &operator=(const Heap &) = delete;
    ~Heap();

    /// Frees everything, cycles included. No Value may be alive outside the heap afterwards.
    void freeAll();

    void charge(std::size_t bytes) noexcept { used_ += bytes; }
    void credit(std::size_t bytes) noexcept { used_ -= bytes; }
    [[nodiscard]] std::size_t used() const noexcept { return used_; }
    [[nodiscard]] std::size_t limit() const noexcept { return limit_; }
    void setLimit(std::size_t bytes) noexcept { limit_ = bytes; }
    [[nodiscard]] bool isOver() const noexcept { return used_ > limit_; }
    [[nodiscard]] bool hasRoomFor(std::size_t bytes) const noexcept
    {
        return used_ <= limit_ && bytes <= limit_ - used_;
    }

private:
    friend class Object;
    void link(Object *object) noexcept;
    void unlink(Object *object) noexcept;
    void destroy(Object *object) noexcept;

    std::size_t limit_;
    std::size_t used_ = 0;
    Object *first_ = nullptr;
    Object *doomed_ = nullptr; ///< linked through next_: freeing a long chain must not recurse
    bool destroying_ = false;
};

/// Allocator that counts what containers inside objects take.
template <typename T> class Counted
{
public:
    using value_type = T;
    using propagate_on_container_move_assignment = std::true_type;
    using propagate_on_container_swap = std::true_type;

    explicit Counted(Heap &heap) noexcept
        : heap_(&heap)
    {
    }
    template <typename U>
    Counted(const Counted<U> &other) noexcept
        : heap_(other.heap())
    {
    }
    [[nodiscard]] Heap *heap() const noexcept { return heap_; }
    [[nodiscard]] T *allocate(std::size_t count)
    {
        if (count > std::numeric_limits<std::size_t>::max() / sizeof(T))
            throw std::bad_alloc();
        T *memory = static_cast<T *>(::operator new(count * sizeof(T)));
        heap_->charge(count * sizeof(T));
        return memory;
    }
    void deallocate(T *memory, std::size_t count) noexcept
    {
        heap_->credit(count * sizeof(T));
        ::operator delete(memory);
    }
    template <typename U> bool operator==(const Counted<U> &other) const noexcept { return heap_ == other.heap(); }

private:
    Heap *heap_;
};

using ValueVector = std::vector<Value, Counted<Value>>;

} // namespace retort::script
