#include <core/script/stdlib/support.h>

#include <QTimeZone>

namespace retort::script
{

bool holds(CompareOperator op, int order) noexcept
{
    switch (op) {
    case CompareOperator::Eq:
        return order == 0;
    case CompareOperator::NotEq:
        return order != 0;
    case CompareOperator::Lt:
        return order < 0;
    case CompareOperator::LtE:
        return order <= 0;
    case CompareOperator::Gt:
        return order > 0;
    default:
        return order >= 0;
    }
}

std::string shownClassOf(const Value &object)
{
    const Class &type = *object.object()->type();
    return type.isOpen ? type.name() : type.displayName();
}

std::int64_t mixedHash(std::initializer_list<std::int64_t> parts) noexcept
{
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const std::int64_t part : parts)
        hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x100000001B3U + 0x9E3779B9U;
    return static_cast<std::int64_t>(hash);
}

Eval<std::string_view> bytesOf(const Call &call, std::size_t index)
{
    if (const auto *bytes = call[index].as<Bytes>())
        return bytes->bytes();
    if (call[index].as<Str>())
        return call.vm.raise(call.vm.errors().TypeError, "Strings must be encoded before hashing");
    return call.vm.raise(call.vm.errors().TypeError,
                         textOf("a bytes-like object is required, not '", typeName(call.vm, call[index]), "'"));
}

Eval<std::string_view> bytesOrAsciiOf(const Call &call, std::size_t index)
{
    const auto *text = call[index].as<Str>();
    if (!text)
        return bytesOf(call, index);
    if (!text->isAscii())
        return call.vm.raise(call.vm.errors().ValueError, "string argument should contain only ASCII characters");
    return text->text();
}

namespace
{

struct StillWorld {
    explicit StillWorld(Interpreter &) { world.now = QDateTime::fromSecsSinceEpoch(0).toUTC(); }
    World world;
};

} // namespace

World &worldOf(Interpreter &vm)
{
    auto *given = vm.host<World>();
    return given ? *given : vm.state<StillWorld>().world;
}

std::string paddedNumber(std::int64_t number, std::size_t width, char fill)
{
    std::string text = std::to_string(number < 0 ? -number : number);
    if (text.size() < width)
        text.insert(0, width - text.size(), fill);
    return number < 0 ? "-" + text : text;
}

} // namespace retort::script
