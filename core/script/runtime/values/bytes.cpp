#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/bytes.h>

namespace retort::script
{

Bytes::Bytes(Interpreter &vm, std::string bytes)
    : Bytes(vm, vm.types().bytes.get(), std::move(bytes))
{
}

Bytes::Bytes(Interpreter &vm, Class *type, std::string bytes)
    : Object(vm.heap(), objectKind, type)
    , bytes_(std::move(bytes))
{
    heap().charge(bytes_.capacity());
}

Bytes::~Bytes()
{
    heap().credit(bytes_.capacity());
}

bool isByteArray(Interpreter &vm, const Value &value)
{
    return value.isKind(Kind::Bytes) && value.object()->type()->isSubclassOf(vm.types().bytearray.get());
}

Value bytesLike(Interpreter &vm, const Value &like, std::string bytes)
{
    Class *type = isByteArray(vm, like) ? vm.types().bytearray.get() : vm.types().bytes.get();
    return Value(Ref<Bytes>(new Bytes(vm, type, std::move(bytes))));
}

std::string reprOfBytes(std::string_view bytes)
{
    const char quote =
        bytes.find('\'') != std::string_view::npos && bytes.find('"') == std::string_view::npos ? '"' : '\'';
    static constexpr char digits[] = "0123456789abcdef";
    std::string shown = "b";
    shown.push_back(quote);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == quote || c == '\\') {
            shown.push_back('\\');
            shown.push_back(c);
        } else if (c == '\n') {
            shown += "\\n";
        } else if (c == '\r') {
            shown += "\\r";
        } else if (c == '\t') {
            shown += "\\t";
        } else if (byte < 0x20U || byte >= 0x7FU) {
            shown += "\\x";
            shown.push_back(digits[byte >> 4U]);
            shown.push_back(digits[byte & 0xFU]);
        } else {
            shown.push_back(c);
        }
    }
    shown.push_back(quote);
    return shown;
}

} // namespace retort::script
