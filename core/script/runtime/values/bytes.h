#pragma once

#include <core/script/runtime/raised.h>

#include <string>
#include <string_view>

namespace retort::script
{

class Interpreter;

/// Python's bytes, and bytearray, which may change; told apart by their class.
class Bytes final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Bytes;

    Bytes(Interpreter &vm, std::string bytes);
    Bytes(Interpreter &vm, Class *type, std::string bytes);
    ~Bytes() override;
    /// Of a bytearray valid until its next change.
    [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }
    /// Only of a bytearray: `edit` gets what it holds as a std::string.
    template <typename Edit> void change(Edit &&edit)
    {
        heap().credit(bytes_.capacity());
        edit(bytes_);
        heap().charge(bytes_.capacity());
    }

private:
    std::string bytes_;
};

[[nodiscard]] bool isByteArray(Interpreter &vm, const Value &value);
/// Bytes for bytes, a bytearray for a bytearray.
[[nodiscard]] Value bytesLike(Interpreter &vm, const Value &like, std::string bytes);

[[nodiscard]] std::string reprOfBytes(std::string_view bytes);

} // namespace retort::script
