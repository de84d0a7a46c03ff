#include <core/script/stdlib/binascii.h>
#include <core/script/stdlib/modules.h>

#include <QByteArray>

#include <array>

namespace retort::script
{

namespace
{

struct BinasciiClasses {
    explicit BinasciiClasses(Interpreter &vm)
        : error(vm.defineException("Error", "binascii", {vm.errors().ValueError}, "The text is not of its kind."))
    {
    }
    Ref<Class> error;
};

Eval<> hexlify(Call &call)
{
    RETORT_TRY(const std::string_view bytes, bytesOf(call, 0));
    RETORT_CHECK(call.vm.reserve(bytes.size() * 2));
    return Value(call.vm.make<Bytes>(
        QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex().toStdString()));
}

Eval<> unhexlify(Call &call)
{
    RETORT_TRY(const std::string_view text, bytesOrAsciiOf(call, 0));
    if (text.size() % 2 != 0)
        return binasciiError(call.vm, "Odd-length string");
    if (text.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
        return binasciiError(call.vm, "Non-hexadecimal digit found");
    return Value(call.vm.make<Bytes>(
        QByteArray::fromHex(QByteArray(text.data(), static_cast<qsizetype>(text.size()))).toStdString()));
}

Eval<> b2aBase64(Call &call)
{
    RETORT_TRY(const std::string_view bytes, bytesOf(call, 0));
    RETORT_TRY(const bool endsLine, call.truth(1));
    RETORT_CHECK(call.vm.reserve(bytes.size() * 2));
    QByteArray text = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64();
    if (endsLine)
        text += '\n';
    return Value(call.vm.make<Bytes>(text.toStdString()));
}

Eval<> a2bBase64(Call &call)
{
    RETORT_TRY(const std::string_view text, bytesOrAsciiOf(call, 0));
    RETORT_TRY(const bool isStrict, call.truth(1));
    RETORT_TRY(std::string bytes, decodeBase64(call.vm, text, isStrict));
    return Value(call.vm.make<Bytes>(std::move(bytes)));
}

constexpr std::array<std::uint32_t, 256> crcTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t entry = i;
        for (int bit = 0; bit < 8; ++bit)
            entry = (entry & 1U) != 0 ? 0xEDB88320U ^ entry >> 1U : entry >> 1U;
        table[i] = entry;
    }
    return table;
}();

Eval<> crc32(Call &call)
{
    RETORT_TRY(const std::string_view bytes, bytesOf(call, 0));
    RETORT_TRY(const std::int64_t start, call.integer(1));
    RETORT_CHECK(call.vm.tick(bytes.size() / 16 + 1));
    auto sum = ~static_cast<std::uint32_t>(start);
    for (const char c : bytes)
        sum = crcTable[(sum ^ static_cast<unsigned char>(c)) & 255U] ^ sum >> 8U;
    return Value::integer(static_cast<std::int64_t>(static_cast<std::uint32_t>(~sum)));
}

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    module.set(vm, "Error", vm.state<BinasciiClasses>().error);
    return {};
}

constexpr FunctionEntry functions[] = {
    {"a2b_base64", "data, /, *, strict_mode=False", "The bytes of a Base64 text.", a2bBase64},
    {"a2b_hex", "hexstr, /", "The bytes of hexadecimal digits.", unhexlify},
    {"b2a_base64", "data, /, *, newline=True", "Bytes in Base64.", b2aBase64},
    {"b2a_hex", "data", "Bytes as hexadecimal digits.", hexlify},
    {"crc32", "data, crc=0, /", "The checksum of bytes.", crc32},
    {"hexlify", "data", "Bytes as hexadecimal digits.", hexlify},
    {"unhexlify", "hexstr, /", "The bytes of hexadecimal digits.", unhexlify},
};
constexpr std::string_view moduleNames[] = {"Error"};

} // namespace

Failure binasciiError(Interpreter &vm, const std::string &message)
{
    return vm.raise(vm.state<BinasciiClasses>().error, message);
}

Eval<std::string> decodeBase64(Interpreter &vm, std::string_view text, bool isStrict)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned bits = 0;
    std::size_t digits = 0;
    std::size_t padding = 0;
    for (const char c : text) {
        if (c == '=') {
            ++padding;
            // Two digits and two of these, or three and one, end the text.
            if (digits % 4 >= 2 && digits % 4 + padding >= 4)
                break;
            continue;
        }
        const std::size_t digit = alphabet.find(c);
        if (digit == std::string_view::npos) {
            if (isStrict)
                return binasciiError(vm, "Only base64 data is allowed");
            continue;
        }
        padding = 0;
        bits = bits << 6U | static_cast<unsigned>(digit);
        ++digits;
        // A byte is complete with the second, third and fourth digit; 4, 2 and no bits are left then.
        if (digits % 4 != 1)
            bytes += static_cast<char>(bits >> (4 - digits % 4) % 4 * 2U & 255U);
    }
    if (digits % 4 == 1)
        return binasciiError(vm, textOf("Invalid base64-encoded string: number of data characters (", digits,
                                        ") cannot be 1 more than a multiple of 4"));
    if (digits % 4 != 0 && digits % 4 + padding < 4)
        return binasciiError(vm, "Incorrect padding");
    return bytes;
}

const ModuleEntry binasciiModule{"binascii", "Bytes as text, and back.", functions, fill, moduleNames};

} // namespace retort::script
