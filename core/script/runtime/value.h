#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace retort::script
{

class Class;
class Dict;
class Heap;

/// Which C++ class an object is. Closed for the language's own types; objects of native modules are `Instance`
/// and told apart by dynamic_cast.
enum class Kind : std::uint8_t {
    Int,
    Float,
    Str,
    Bytes,
    List,
    Tuple,
    Dict,
    DictView,
    Set,
    Range,
    Slice,
    Code,
    Cell,
    Function,
    NativeFunction,
    BoundMethod,
    NativeProperty,
    Property,
    StaticMethod,
    ClassMethod,
    Super,
    Class,
    Instance,
    Exception,
    Fatal,
    Iterator,
    Generator,
    Module,
    Placeholder,
};

/// What every value that is not held inside a Value itself derives from. Counted by reference, and also linked
/// into its interpreter's heap, so that cycles are freed when the interpreter ends. An object belongs to one
/// interpreter and one thread, and must not outlive either.
class Object
{
public:
    Object(const Object &) = delete;
    Object &operator=(const Object &) = delete;

    [[nodiscard]] Kind kind() const noexcept { return kind_; }
    /// The Python class, never null once the interpreter stands.
    [[nodiscard]] Class *type() const noexcept { return type_; }
    [[nodiscard]] Heap &heap() const noexcept { return *heap_; }

    /// What `__dict__` shows; null until the first attribute is set.
    [[nodiscard]] Dict *attributes() const noexcept { return attributes_; }
    /// The same, made when missing.
    Dict &ensureAttributes();

    void setType(Class *type) noexcept;

    void retain() noexcept { ++references_; }
    void release() noexcept
    {
        if (--references_ == 0)
            destroy();
    }
    [[nodiscard]] std::uint32_t references() const noexcept { return references_; }

    /// Drops every reference this object holds. Called only when the interpreter ends, to undo cycles; a class
    /// that holds Values overrides it and calls its base.
    virtual void clear();

protected:
    Object(Heap &heap, Kind kind, Class *type);
    virtual ~Object();

private:
    friend class Heap;
    void destroy() noexcept;

    Heap *heap_;
    Object *previous_ = nullptr;
    Object *next_ = nullptr;
    Class *type_;
    Dict *attributes_ = nullptr;
    std::uint32_t references_ = 0;
    Kind kind_;
};

/// A counted reference to an object of a known C++ class; may be null.
template <typename T> class Ref
{
public:
    Ref() noexcept = default;
    Ref(std::nullptr_t) noexcept {}
    explicit Ref(T *object) noexcept
        : object_(object)
    {
        if (object_)
            object_->retain();
    }
    Ref(const Ref &other) noexcept
        : Ref(other.object_)
    {
    }
    Ref(Ref &&other) noexcept
        : object_(std::exchange(other.object_, nullptr))
    {
    }
    template <typename U, typename = std::enable_if_t<std::is_convertible_v<U *, T *>>>
    Ref(const Ref<U> &other) noexcept
        : Ref(static_cast<T *>(other.get()))
    {
    }
    Ref &operator=(Ref other) noexcept
    {
        std::swap(object_, other.object_);
        return *this;
    }
    ~Ref()
    {
        if (object_)
            object_->release();
    }

    [[nodiscard]] T *get() const noexcept { return object_; }
    T *operator->() const noexcept { return object_; }
    T &operator*() const noexcept { return *object_; }
    explicit operator bool() const noexcept { return object_ != nullptr; }
    bool operator==(const Ref &other) const noexcept { return object_ == other.object_; }

private:
    T *object_ = nullptr;
};

/// Any value a script can hold: 16 bytes. None, booleans, integers of 64 bits and floats live inside; everything
/// else is a counted Object. `Unset` is no Python value: an argument that was not given, a variable without one.
class Value
{
public:
    enum class Tag : std::uint8_t { Unset, None, NotImplemented, Ellipsis, Bool, Int, Float, Object };

    Value() noexcept
        : tag_(Tag::Unset)
        , integer_(0)
    {
    }
    [[nodiscard]] static Value none() noexcept { return Value(Tag::None, 0); }
    [[nodiscard]] static Value notImplemented() noexcept { return Value(Tag::NotImplemented, 0); }
    [[nodiscard]] static Value ellipsis() noexcept { return Value(Tag::Ellipsis, 0); }
    [[nodiscard]] static Value boolean(bool value) noexcept { return Value(Tag::Bool, value ? 1 : 0); }
    [[nodiscard]] static Value integer(std::int64_t value) noexcept { return Value(Tag::Int, value); }
    [[nodiscard]] static Value real(double value) noexcept
    {
        Value made;
        made.tag_ = Tag::Float;
        made.real_ = value;
        return made;
    }
    explicit Value(Object *object) noexcept
        : tag_(Tag::Object)
        , object_(object)
    {
        object_->retain();
    }
    /// A null reference becomes Unset.
    template <typename T>
    Value(const Ref<T> &object) noexcept
        : tag_(object ? Tag::Object : Tag::Unset)
        , integer_(0)
    {
        if (object) {
            object_ = object.get();
            object_->retain();
        }
    }

    Value(const Value &other) noexcept
        : tag_(other.tag_)
        , integer_(other.integer_)
    {
        if (tag_ == Tag::Object)
            object_->retain();
    }
    Value(Value &&other) noexcept
        : tag_(std::exchange(other.tag_, Tag::Unset))
        , integer_(other.integer_)
    {
    }
    Value &operator=(const Value &other) noexcept
    {
        Value copy(other);
        swap(copy);
        return *this;
    }
    Value &operator=(Value &&other) noexcept
    {
        Value moved(std::move(other));
        swap(moved);
        return *this;
    }
    ~Value()
    {
        if (tag_ == Tag::Object)
            object_->release();
    }
    void swap(Value &other) noexcept
    {
        std::swap(tag_, other.tag_);
        std::swap(integer_, other.integer_);
    }

    [[nodiscard]] Tag tag() const noexcept { return tag_; }
    [[nodiscard]] bool isSet() const noexcept { return tag_ != Tag::Unset; }
    [[nodiscard]] bool isNone() const noexcept { return tag_ == Tag::None; }
    [[nodiscard]] bool isNotImplemented() const noexcept { return tag_ == Tag::NotImplemented; }
    [[nodiscard]] bool isBool() const noexcept { return tag_ == Tag::Bool; }
    /// An integer that fits 64 bits and is no bool; `int` objects (large ones, subclasses) are Kind::Int.
    [[nodiscard]] bool isInt() const noexcept { return tag_ == Tag::Int; }
    [[nodiscard]] bool isFloat() const noexcept { return tag_ == Tag::Float; }
    [[nodiscard]] bool isObject() const noexcept { return tag_ == Tag::Object; }
    [[nodiscard]] bool isKind(Kind kind) const noexcept { return isObject() && object_->kind() == kind; }

    [[nodiscard]] bool asBool() const noexcept { return integer_ != 0; }
    [[nodiscard]] std::int64_t asInt() const noexcept { return integer_; }
    [[nodiscard]] double asFloat() const noexcept { return real_; }
    [[nodiscard]] Object *object() const noexcept { return object_; }

    /// The object as one of the language's own classes (`value.as<Str>()`), subclasses made by scripts included,
    /// or null.
    template <typename T> [[nodiscard]] T *as() const noexcept
    {
        return isKind(T::objectKind) ? static_cast<T *>(object_) : nullptr;
    }
    /// The object as a C++ class of a native module, or null.
    template <typename T> [[nodiscard]] T *native() const noexcept
    {
        return isObject() ? dynamic_cast<T *>(object_) : nullptr;
    }

    /// Python's `is`. Integers and floats are compared by value and type.
    [[nodiscard]] bool is(const Value &other) const noexcept
    {
        return tag_ == other.tag_ && integer_ == other.integer_;
    }

private:
    Value(Tag tag, std::int64_t integer) noexcept
        : tag_(tag)
        , integer_(integer)
    {
    }

    Tag tag_;
    union {
        std::int64_t integer_;
        double real_;
        Object *object_;
    };
};

static_assert(sizeof(Value) == 16);

} // namespace retort::script
