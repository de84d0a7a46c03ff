#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/protocol/builtin.h>

#include <algorithm>

// What bytearray has beside the methods of bytes: those that change it.

namespace retort::script
{

namespace
{

Bytes &arrayOf(Call &call)
{
    return *call.self.as<Bytes>();
}

/// A place to insert at or to take from; negative ones count from the end.
Eval<std::int64_t> placeAt(Call &call, std::size_t index)
{
    RETORT_TRY(const std::int64_t place, call.integer(index));
    return place < 0 ? place + static_cast<std::int64_t>(arrayOf(call).bytes().size()) : place;
}

Eval<> append(Call &call)
{
    RETORT_TRY(const char byte, byteOf(call.vm, call[0]));
    RETORT_CHECK(call.vm.reserve(arrayOf(call).bytes().size()));
    arrayOf(call).change([byte](std::string &bytes) { bytes.push_back(byte); });
    return Value::none();
}

Eval<> extend(Call &call)
{
    RETORT_TRY(const std::string more, collectBytes(call.vm, call[0]));
    RETORT_CHECK(call.vm.reserve(arrayOf(call).bytes().size() + more.size()));
    arrayOf(call).change([&more](std::string &bytes) { bytes += more; });
    return Value::none();
}

Eval<> insert(Call &call)
{
    RETORT_TRY(const char byte, byteOf(call.vm, call[1]));
    RETORT_TRY(const std::int64_t place, placeAt(call, 0));
    RETORT_CHECK(call.vm.reserve(arrayOf(call).bytes().size()));
    arrayOf(call).change([&](std::string &bytes) {
        const auto at = std::clamp<std::int64_t>(place, 0, static_cast<std::int64_t>(bytes.size()));
        bytes.insert(static_cast<std::size_t>(at), 1, byte);
    });
    return Value::none();
}

Eval<> pop(Call &call)
{
    RETORT_TRY(const std::int64_t place, placeAt(call, 0));
    const auto length = static_cast<std::int64_t>(arrayOf(call).bytes().size());
    if (length == 0)
        return call.vm.raise(call.vm.errors().IndexError, std::string("pop from empty bytearray"));
    if (place < 0 || place >= length)
        return call.vm.raise(call.vm.errors().IndexError, std::string("pop index out of range"));
    const auto taken = static_cast<unsigned char>(arrayOf(call).bytes()[static_cast<std::size_t>(place)]);
    arrayOf(call).change([place](std::string &bytes) { bytes.erase(static_cast<std::size_t>(place), 1); });
    return Value::integer(taken);
}

Eval<> remove(Call &call)
{
    RETORT_TRY(const char byte, byteOf(call.vm, call[0]));
    const std::size_t place = arrayOf(call).bytes().find(byte);
    if (place == std::string_view::npos)
        return call.vm.raise(call.vm.errors().ValueError, std::string("value not found in bytearray"));
    arrayOf(call).change([place](std::string &bytes) { bytes.erase(place, 1); });
    return Value::none();
}

Eval<> reverse(Call &call)
{
    arrayOf(call).change([](std::string &bytes) { std::reverse(bytes.begin(), bytes.end()); });
    return Value::none();
}

Eval<> clear(Call &call)
{
    arrayOf(call).change([](std::string &bytes) { bytes.clear(); });
    return Value::none();
}

Eval<> copy(Call &call)
{
    return bytesLike(call.vm, call.self, std::string(arrayOf(call).bytes()));
}

Eval<> setItemMethod(Call &call)
{
    RETORT_CHECK(setByteItem(call.vm, arrayOf(call), call[0], call[1]));
    return Value::none();
}

Eval<> deleteItemMethod(Call &call)
{
    RETORT_CHECK(deleteByteItem(call.vm, arrayOf(call), call[0]));
    return Value::none();
}

constexpr FunctionEntry arrayMethods[] = {
    {"__delitem__", "key, /", "del self[key]", deleteItemMethod},
    {"__setitem__", "key, value, /", "self[key] = value", setItemMethod},
    {"append", "item, /", "Adds a byte at the end.", append},
    {"clear", "", "Removes all bytes.", clear},
    {"copy", "", "Another bytearray with the same bytes.", copy},
    {"extend", "iterable_of_ints, /", "Adds bytes at the end.", extend},
    {"insert", "index, item, /", "Adds a byte before a place.", insert},
    {"pop", "index=-1, /", "Takes a byte away and gives it.", pop},
    {"remove", "value, /", "Removes the first such byte.", remove},
    {"reverse", "", "Turns the order round.", reverse},
};

} // namespace

const ClassEntry bytearrayEntry{"bytearray", "builtins", "Bytes in order, which may change.", arrayMethods};

} // namespace retort::script
