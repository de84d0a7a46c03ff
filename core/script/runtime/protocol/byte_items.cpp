#include <core/script/runtime/protocol/builtin.h>

namespace retort::script
{

Eval<> plainIndex(Interpreter &vm, const Value &index)
{
    const auto plain = [&vm](const Value &part) -> Eval<> {
        if (!part.isKind(Kind::Instance))
            return part;
        RETORT_TRY(const Value special, findSpecial(vm, part, *vm.names().index));
        return special.isSet() ? indexOf(vm, part) : Eval<>(part);
    };
    const auto *slice = index.as<Slice>();
    if (!slice)
        return plain(index);
    RETORT_TRY(Value start, plain(slice->start()));
    RETORT_TRY(Value stop, plain(slice->stop()));
    RETORT_TRY(Value step, plain(slice->step()));
    return Value(vm.make<Slice>(std::move(start), std::move(stop), std::move(step)));
}

bool asksObjects(const Value &index)
{
    const auto *slice = index.as<Slice>();
    return index.isKind(Kind::Instance) ||
           (slice && (slice->start().isKind(Kind::Instance) || slice->stop().isKind(Kind::Instance) ||
                      slice->step().isKind(Kind::Instance)));
}

Eval<char> byteOf(Interpreter &vm, const Value &value)
{
    RETORT_TRY(const Value number, indexOf(vm, value));
    std::int64_t byte = 0;
    if (!toInt64(number, byte) || byte < 0 || byte > 255)
        return vm.raise(vm.errors().ValueError, std::string("byte must be in range(0, 256)"));
    return static_cast<char>(byte);
}

Eval<std::string> collectBytes(Interpreter &vm, const Value &iterable)
{
    if (const auto *bytes = iterable.as<Bytes>())
        return std::string(bytes->bytes());
    std::string bytes;
    RETORT_CHECK(forEach(vm, iterable, [&](const Value &item) -> Eval<void> {
        RETORT_TRY(const char byte, byteOf(vm, item));
        bytes.push_back(byte);
        return vm.reserve(bytes.size());
    }));
    return bytes;
}

namespace
{

Eval<void> setByteSlice(Interpreter &vm, Bytes &array, const Slice &slice, const Value &value)
{
    RETORT_TRY(const std::string fresh, collectBytes(vm, value));
    RETORT_TRY(const SliceBounds bounds, boundsOf(vm, slice, array.bytes().size()));
    const auto start = static_cast<std::size_t>(bounds.start);
    if (bounds.step == 1) {
        array.change([&](std::string &bytes) { bytes.replace(start, static_cast<std::size_t>(bounds.count), fresh); });
        return {};
    }
    if (static_cast<std::int64_t>(fresh.size()) != bounds.count)
        return vm.raise(vm.errors().ValueError, textOf("attempt to assign bytes of size ", fresh.size(),
                                                       " to extended slice of size ", bounds.count));
    array.change([&](std::string &bytes) {
        for (std::int64_t i = 0; i < bounds.count; ++i)
            bytes[static_cast<std::size_t>(bounds.start + i * bounds.step)] = fresh[static_cast<std::size_t>(i)];
    });
    return {};
}

} // namespace

Eval<void> setByteItem(Interpreter &vm, Bytes &array, const Value &index, const Value &value)
{
    RETORT_TRY(const Value plain, plainIndex(vm, index));
    if (const auto *slice = plain.as<Slice>())
        return setByteSlice(vm, array, *slice, value);
    RETORT_TRY(const char byte, byteOf(vm, value));
    RETORT_TRY(const std::size_t place, placeOf(vm, plain, array.bytes().size(), "bytearray"));
    array.change([&](std::string &bytes) { bytes[place] = byte; });
    return {};
}

Eval<void> deleteByteItem(Interpreter &vm, Bytes &array, const Value &index)
{
    RETORT_TRY(const Value plain, plainIndex(vm, index));
    const auto *slice = plain.as<Slice>();
    if (!slice) {
        RETORT_TRY(const std::size_t place, placeOf(vm, plain, array.bytes().size(), "bytearray"));
        array.change([&](std::string &bytes) { bytes.erase(place, 1); });
        return {};
    }
    RETORT_TRY(const SliceBounds bounds, boundsOf(vm, *slice, array.bytes().size()));
    std::vector<bool> drops(array.bytes().size());
    for (std::int64_t i = 0; i < bounds.count; ++i)
        drops[static_cast<std::size_t>(bounds.start + i * bounds.step)] = true;
    array.change([&](std::string &bytes) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < drops.size(); ++i)
            if (!drops[i])
                bytes[kept++] = bytes[i];
        bytes.resize(kept);
    });
    return {};
}

} // namespace retort::script
