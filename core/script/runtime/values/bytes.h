#pragma once

#include <core/script/runtime/raised.h>

#include <string>
#include <string_view>

namespace retort::script
{

class Interpreter;

/// Python's bytes: immutable.
class Bytes final : public Object
{
public:
    static constexpr Kind objectKind = Kind::Bytes;

    Bytes(Interpreter &vm, std::string bytes);
    Bytes(Interpreter &vm, Class *type, std::string bytes);
    ~Bytes() override;
    [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }

private:
    std::string bytes_;
};

[[nodiscard]] std::string reprOfBytes(std::string_view bytes);

} // namespace retort::script
