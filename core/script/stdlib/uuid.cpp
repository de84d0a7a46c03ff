#include <core/script/stdlib/modules.h>
#include <core/script/stdlib/support.h>
#include <core/script/stdlib/uuid.h>

#include <algorithm>

namespace retort::script
{

namespace
{

struct UuidClasses {
    explicit UuidClasses(Interpreter &vm);
    Ref<Class> uuid;
};

/// The name spaces of RFC 4122, which differ in one byte.
constexpr QUuid nameSpace(uchar last)
{
    return {0x6ba7b800U + last, 0x9dad, 0x11d1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
}

QByteArray bytesOfUuid(const Value &self)
{
    return objectOf<UuidObject>(self).uuid.toRfc4122();
}

std::string textOfUuid(const Value &self)
{
    return objectOf<UuidObject>(self).uuid.toString(QUuid::WithoutBraces).toStdString();
}

/// `count` bytes from `start` on as a number.
Eval<> numberOf(Interpreter &vm, const QByteArray &bytes, qsizetype start, qsizetype count)
{
    BigNumber number;
    mpz_import(number.get(), static_cast<std::size_t>(count), 1, 1, 1, 0, bytes.constData() + start);
    return makeInt(vm, std::move(number));
}

/// The 16 bytes of a number of up to 128 bits; `number` is not negative.
QByteArray bytesOfNumber(const BigNumber &number)
{
    QByteArray bytes(16, '\0');
    const std::size_t used = mpz_sgn(number.get()) == 0 ? 0 : (number.bits() + 7) / 8;
    mpz_export(bytes.data() + (16 - used), nullptr, 1, 1, 1, 0, number.get());
    return bytes;
}

Eval<QByteArray> bytesOfHex(Interpreter &vm, QString text)
{
    text.remove(QStringLiteral("urn:")).remove(QStringLiteral("uuid:"));
    while (text.startsWith(u'{') || text.startsWith(u'}'))
        text.remove(0, 1);
    while (text.endsWith(u'{') || text.endsWith(u'}'))
        text.chop(1);
    text.remove(u'-');
    const QByteArray digits = text.toLatin1();
    if (text.size() != 32)
        return vm.raise(vm.errors().ValueError, "badly formed hexadecimal UUID string");
    if (QByteArray::fromHex(digits).toHex() != digits.toLower())
        return vm.raise(vm.errors().ValueError,
                        textOf("invalid literal for int() with base 16: ", reprOfText(text.toStdString())));
    return QByteArray::fromHex(digits);
}

Eval<QByteArray> bytesOfFields(Call &call, const Value &fields)
{
    Interpreter &vm = call.vm;
    constexpr int bits[] = {32, 16, 16, 8, 8, 48};
    RETORT_TRY(const std::vector<Value> items, collect(vm, fields));
    if (items.size() != 6)
        return vm.raise(vm.errors().ValueError, "fields is not a 6-tuple");
    BigNumber all;
    for (std::size_t i = 0; i < 6; ++i) {
        std::int64_t field = 0;
        if (!toInt64(items[i], field) || field < 0 || field >> bits[i] != 0)
            return vm.raise(vm.errors().ValueError,
                            textOf("field ", i + 1, " out of range (need a ", bits[i], "-bit value)"));
        mpz_mul_2exp(all.get(), all.get(), static_cast<mp_bitcnt_t>(bits[i]));
        mpz_add_ui(all.get(), all.get(), static_cast<unsigned long>(field));
    }
    return bytesOfNumber(all);
}

Eval<QByteArray> bytesGiven(Call &call)
{
    Interpreter &vm = call.vm;
    std::size_t given = 0;
    for (std::size_t i = 1; i <= 5; ++i)
        given += call[i].isNone() ? 0 : 1;
    if (given != 1)
        return vm.raise(vm.errors().TypeError,
                        "one of the hex, bytes, bytes_le, fields, or int arguments must be given");
    if (!call[1].isNone()) {
        RETORT_TRY(const QString text, call.text(1));
        return bytesOfHex(vm, text);
    }
    for (const std::size_t i : {2U, 3U}) {
        if (call[i].isNone())
            continue;
        RETORT_TRY(const std::string_view bytes, bytesOf(call, i));
        if (bytes.size() != 16)
            return vm.raise(vm.errors().ValueError, textOf(i == 2 ? "bytes" : "bytes_le", " is not a 16-char string"));
        QByteArray made(bytes.data(), 16);
        if (i == 3) {
            std::reverse(made.begin(), made.begin() + 4);
            std::reverse(made.begin() + 4, made.begin() + 6);
            std::reverse(made.begin() + 6, made.begin() + 8);
        }
        return made;
    }
    if (!call[4].isNone())
        return bytesOfFields(call, call[4]);
    if (!isInteger(call[5]))
        return vm.raise(vm.errors().TypeError, textOf("int must be an integer, not ", typeName(vm, call[5])));
    const BigNumber number = bigNumber(call[5]);
    if (mpz_sgn(number.get()) < 0 || number.bits() > 128)
        return vm.raise(vm.errors().ValueError, "int is out of range (need a 128-bit value)");
    return bytesOfNumber(number);
}

void setVersion(QByteArray &bytes, int version)
{
    bytes[6] = static_cast<char>((bytes[6] & 0x0F) | (version << 4));
    bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
}

Eval<> uuidNew(Call &call)
{
    RETORT_TRY(QByteArray bytes, bytesGiven(call));
    if (!call[6].isNone()) {
        RETORT_TRY(const std::int64_t version, call.integer(6));
        if (version < 1 || version > 5)
            return call.vm.raise(call.vm.errors().ValueError, "illegal version number");
        setVersion(bytes, static_cast<int>(version));
    }
    RETORT_TRY(const Ref<UuidObject> made, newInstance<UuidObject>(call));
    made->uuid = QUuid::fromRfc4122(bytes);
    return Value(made);
}

Eval<std::optional<int>> order(Call &call, bool)
{
    const auto *other = call[0].native<UuidObject>();
    if (!other)
        return std::optional<int>();
    const QByteArray mine = bytesOfUuid(call.self);
    const QByteArray theirs = other->uuid.toRfc4122();
    return std::optional<int>(mine.compare(theirs));
}

Eval<> hash(Call &call)
{
    const QByteArray bytes = bytesOfUuid(call.self);
    return Value::integer(static_cast<std::int64_t>(hashOfText({bytes.constData(), 16})));
}

Eval<> toInt(Call &call)
{
    return numberOf(call.vm, bytesOfUuid(call.self), 0, 16);
}

Eval<> str(Call &call)
{
    return Value(call.vm.str(textOfUuid(call.self)));
}

Eval<> repr(Call &call)
{
    return Value(call.vm.str(call.self.object()->type()->name() + "('" + textOfUuid(call.self) + "')"));
}

Eval<> bytes(Interpreter &vm, const Value &self)
{
    return Value(vm.make<Bytes>(bytesOfUuid(self).toStdString()));
}

Eval<> bytesLe(Interpreter &vm, const Value &self)
{
    QByteArray bytes = bytesOfUuid(self);
    std::reverse(bytes.begin(), bytes.begin() + 4);
    std::reverse(bytes.begin() + 4, bytes.begin() + 6);
    std::reverse(bytes.begin() + 6, bytes.begin() + 8);
    return Value(vm.make<Bytes>(bytes.toStdString()));
}

Eval<> hex(Interpreter &vm, const Value &self)
{
    return Value(vm.str(bytesOfUuid(self).toHex().toStdString()));
}

Eval<> urn(Interpreter &vm, const Value &self)
{
    return Value(vm.str("urn:uuid:" + textOfUuid(self)));
}

template <int start, int count> Eval<> part(Interpreter &vm, const Value &self)
{
    return numberOf(vm, bytesOfUuid(self), start, count);
}

Eval<> fields(Interpreter &vm, const Value &self)
{
    constexpr int places[][2] = {{0, 4}, {4, 2}, {6, 2}, {8, 1}, {9, 1}, {10, 6}};
    std::vector<Value> items;
    for (const auto &[start, count] : places) {
        RETORT_TRY(const Value item, numberOf(vm, bytesOfUuid(self), start, count));
        items.push_back(item);
    }
    return Value(vm.tuple(items));
}

Eval<> clockSeq(Interpreter &, const Value &self)
{
    const QByteArray bytes = bytesOfUuid(self);
    return Value::integer((bytes[8] & 0x3F) << 8 | static_cast<unsigned char>(bytes[9]));
}

Eval<> timeOf(Interpreter &, const Value &self)
{
    const QUuid &uuid = objectOf<UuidObject>(self).uuid;
    return Value::integer((std::int64_t{uuid.data3} & 0x0FFF) << 48 | std::int64_t{uuid.data2} << 32 | uuid.data1);
}

Eval<> variant(Interpreter &vm, const Value &self)
{
    const auto byte = static_cast<unsigned char>(bytesOfUuid(self)[8]);
    const char *name = (byte & 0x80U) == 0   ? "reserved for NCS compatibility"
                       : (byte & 0x40U) == 0 ? "specified in RFC 4122"
                       : (byte & 0x20U) == 0 ? "reserved for Microsoft compatibility"
                                             : "reserved for future definition";
    return Value(vm.str(std::string(name)));
}

Eval<> version(Interpreter &, const Value &self)
{
    const QByteArray bytes = bytesOfUuid(self);
    if ((static_cast<unsigned char>(bytes[8]) & 0xC0U) != 0x80U)
        return Value::none();
    return Value::integer(static_cast<unsigned char>(bytes[6]) >> 4U);
}

QByteArray randomBytes(Interpreter &vm)
{
    auto &random = worldOf(vm).random;
    QByteArray bytes;
    for (int i = 0; i < 2; ++i) {
        const std::uint64_t word = random();
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes += static_cast<char>(word >> shift);
    }
    return bytes;
}

/// Python's holds the address of the machine, which is nobody's business here: a random one marked as such.
Eval<> uuid1(Call &call)
{
    QByteArray bytes = randomBytes(call.vm);
    setVersion(bytes, 1);
    bytes[10] = static_cast<char>(bytes[10] | 1);
    return makeUuid(call.vm, QUuid::fromRfc4122(bytes));
}

Eval<> uuid4(Call &call)
{
    QByteArray bytes = randomBytes(call.vm);
    setVersion(bytes, 4);
    return makeUuid(call.vm, QUuid::fromRfc4122(bytes));
}

/// By MD5 (version 3) or SHA-1 (version 5).
template <int version> Eval<> named(Call &call)
{
    const auto *space = call[0].native<UuidObject>();
    if (!space)
        return call.vm.raise(call.vm.errors().AttributeError,
                             textOf("'", typeName(call.vm, call[0]), "' object has no attribute 'bytes'"));
    const auto *bytes = call[1].as<Bytes>();
    std::string_view name;
    if (bytes) {
        name = bytes->bytes();
    } else {
        RETORT_TRY(name, call.utf8(1));
    }
    const QByteArray given(name.data(), static_cast<qsizetype>(name.size()));
    return makeUuid(call.vm,
                    version == 3 ? QUuid::createUuidV3(space->uuid, given) : QUuid::createUuidV5(space->uuid, given));
}

constexpr FunctionEntry methods[] = {
    {"__new__", "cls, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None",
     "A universally unique identifier.", uuidNew, Flavor::StaticMethod},
    {"__hash__", "", "Equal identifiers have equal hashes.", hash},
    {"__int__", "", "The identifier as a number.", toInt},
    {"__repr__", "", "The call that makes the identifier.", repr},
    {"__str__", "", "The hexadecimal digits with hyphens.", str},
    RETORT_COMPARISONS(order),
};

constexpr AttributeEntry attributes[] = {
    {"bytes", "The 16 bytes.", bytes},
    {"bytes_le", "The 16 bytes, the first three fields little-endian.", bytesLe},
    {"clock_seq", "The clock sequence.", clockSeq},
    {"clock_seq_hi_variant", "The byte of the variant.", part<8, 1>},
    {"clock_seq_low", "The lower byte of the clock sequence.", part<9, 1>},
    {"fields", "The six fields.", fields},
    {"hex", "The hexadecimal digits.", hex},
    {"int", "The identifier as a number.", part<0, 16>},
    {"node", "The last 48 bits.", part<10, 6>},
    {"time", "The time of version 1.", timeOf},
    {"time_hi_version", "The bytes of the version.", part<6, 2>},
    {"time_low", "The first 32 bits.", part<0, 4>},
    {"time_mid", "The second field.", part<4, 2>},
    {"urn", "The identifier as a URN.", urn},
    {"variant", "Which layout the bits have.", variant},
    {"version", "How the identifier was made, or None.", version},
};

constexpr ClassEntry uuidEntry{"UUID",  "uuid",     "A universally unique identifier.",
                               methods, attributes, allocate<UuidObject>};

UuidClasses::UuidClasses(Interpreter &vm)
    : uuid(vm.defineClass(uuidEntry, {}))
{
}

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    module.set(vm, "UUID", vm.state<UuidClasses>().uuid);
    module.set(vm, "NAMESPACE_DNS", makeUuid(vm, nameSpace(0x10)));
    module.set(vm, "NAMESPACE_URL", makeUuid(vm, nameSpace(0x11)));
    module.set(vm, "NAMESPACE_OID", makeUuid(vm, nameSpace(0x12)));
    module.set(vm, "NAMESPACE_X500", makeUuid(vm, nameSpace(0x14)));
    module.set(vm, "RFC_4122", vm.str(std::string("specified in RFC 4122")));
    return {};
}

constexpr FunctionEntry functions[] = {
    {"uuid1", "node=None, clock_seq=None", "An identifier of the plan's random numbers, marked as version 1.", uuid1},
    {"uuid3", "namespace, name", "The identifier of a name, by MD5.", named<3>},
    {"uuid4", "", "An identifier of the plan's random numbers.", uuid4},
    {"uuid5", "namespace, name", "The identifier of a name, by SHA-1.", named<5>},
};
constexpr std::string_view moduleNames[] = {"NAMESPACE_DNS",  "NAMESPACE_OID", "NAMESPACE_URL",
                                            "NAMESPACE_X500", "RFC_4122",      "UUID"};

} // namespace

Value makeUuid(Interpreter &vm, const QUuid &uuid)
{
    const auto made = vm.make<UuidObject>(vm.state<UuidClasses>().uuid.get());
    made->uuid = uuid;
    return made;
}

const ModuleEntry uuidModule{"uuid", "Universally unique identifiers.", functions, fill, moduleNames};

} // namespace retort::script
