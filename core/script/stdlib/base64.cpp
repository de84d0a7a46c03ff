#include <core/script/stdlib/binascii.h>
#include <core/script/stdlib/modules.h>

#include <QByteArray>

#include <algorithm>

namespace retort::script
{

namespace
{

constexpr std::string_view base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

Value bytesValue(Interpreter &vm, std::string bytes)
{
    return vm.make<Bytes>(std::move(bytes));
}

Value bytesValue(Interpreter &vm, const QByteArray &bytes)
{
    return vm.make<Bytes>(bytes.toStdString());
}

/// Other letters for + and /.
Eval<std::string> alternatives(Call &call, std::size_t index)
{
    if (call[index].isNone())
        return std::string("+/");
    RETORT_TRY(const std::string_view letters, bytesOrAsciiOf(call, index));
    if (letters.size() != 2)
        return call.vm.raise(call.vm.errors().AssertionError, "altchars must be two bytes");
    return std::string(letters);
}

Eval<> encoded(Call &call, const std::string &letters)
{
    RETORT_TRY(const std::string_view bytes, bytesOf(call, 0));
    RETORT_CHECK(call.vm.reserve(bytes.size() * 2));
    QByteArray text = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64();
    for (char &c : text)
        c = c == '+' ? letters[0] : c == '/' ? letters[1] : c;
    return bytesValue(call.vm, text);
}

Eval<> decoded(Call &call, const std::string &letters, bool isStrict)
{
    RETORT_TRY(const std::string_view given, bytesOrAsciiOf(call, 0));
    RETORT_CHECK(call.vm.reserve(given.size()));
    std::string text(given);
    for (char &c : text)
        c = c == letters[0] ? '+' : c == letters[1] ? '/' : c;
    const bool isForeign = isStrict && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                                              "0123456789+/=") != std::string::npos;
    if (isForeign)
        return binasciiError(call.vm, "Only base64 data is allowed");
    RETORT_TRY(std::string bytes, decodeBase64(call.vm, text, isStrict));
    return bytesValue(call.vm, std::move(bytes));
}

Eval<> b64encode(Call &call)
{
    RETORT_TRY(const std::string letters, alternatives(call, 1));
    return encoded(call, letters);
}

Eval<> b64decode(Call &call)
{
    RETORT_TRY(const std::string letters, alternatives(call, 1));
    RETORT_TRY(const bool isStrict, call.truth(2));
    return decoded(call, letters, isStrict);
}

Eval<> standardEncode(Call &call)
{
    return encoded(call, "+/");
}

Eval<> standardDecode(Call &call)
{
    return decoded(call, "+/", false);
}

Eval<> urlsafeEncode(Call &call)
{
    return encoded(call, "-_");
}

Eval<> urlsafeDecode(Call &call)
{
    return decoded(call, "-_", false);
}

Eval<> encodebytes(Call &call)
{
    RETORT_TRY(const std::string_view bytes, bytesOf(call, 0));
    RETORT_CHECK(call.vm.reserve(bytes.size() * 2));
    QByteArray lines;
    for (std::size_t at = 0; at < bytes.size(); at += 57) {
        const std::string_view line = bytes.substr(at, 57);
        lines += QByteArray(line.data(), static_cast<qsizetype>(line.size())).toBase64() + '\n';
    }
    return bytesValue(call.vm, lines);
}

Eval<> b16encode(Call &call)
{
    RETORT_TRY(const std::string_view bytes, bytesOf(call, 0));
    return bytesValue(call.vm,
                      QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex().toUpper());
}

Eval<> b16decode(Call &call)
{
    RETORT_TRY(const std::string_view text, bytesOrAsciiOf(call, 0));
    RETORT_TRY(const bool foldsCase, call.truth(1));
    if (text.find_first_not_of(foldsCase ? "0123456789ABCDEFabcdef" : "0123456789ABCDEF") != std::string_view::npos)
        return binasciiError(call.vm, "Non-base16 digit found");
    if (text.size() % 2 != 0)
        return binasciiError(call.vm, "Odd-length string");
    return bytesValue(call.vm, QByteArray::fromHex(QByteArray(text.data(), static_cast<qsizetype>(text.size()))));
}

Eval<> b32encode(Call &call)
{
    RETORT_TRY(const std::string_view bytes, bytesOf(call, 0));
    RETORT_CHECK(call.vm.reserve(bytes.size() * 2));
    std::string text;
    unsigned bits = 0;
    unsigned held = 0;
    for (const char c : bytes) {
        bits = bits << 8U | static_cast<unsigned char>(c);
        for (held += 8; held >= 5; held -= 5)
            text += base32Digits[bits >> (held - 5) & 31U];
    }
    if (held > 0)
        text += base32Digits[bits << (5 - held) & 31U];
    while (text.size() % 8 != 0)
        text += '=';
    return bytesValue(call.vm, std::move(text));
}

Eval<> b32decode(Call &call)
{
    RETORT_TRY(const std::string_view given, bytesOrAsciiOf(call, 0));
    RETORT_TRY(const bool foldsCase, call.truth(1));
    const std::size_t digits = std::min(given.find_last_not_of('=') + 1, given.size());
    const std::size_t padding = given.size() - digits;
    constexpr std::string_view paddings("\0\1\3\4\6", 5);
    if (given.size() % 8 != 0 || paddings.find(static_cast<char>(padding)) == std::string_view::npos)
        return binasciiError(call.vm, "Incorrect padding");
    std::string bytes;
    unsigned bits = 0;
    unsigned held = 0;
    for (const char c : given.substr(0, digits)) {
        const std::size_t digit = base32Digits.find(foldsCase && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
        if (digit == std::string_view::npos)
            return binasciiError(call.vm, "Non-base32 digit found");
        bits = bits << 5U | static_cast<unsigned>(digit);
        held += 5;
        if (held >= 8) {
            held -= 8;
            bytes += static_cast<char>(bits >> held & 255U);
        }
    }
    return bytesValue(call.vm, std::move(bytes));
}

constexpr FunctionEntry functions[] = {
    {"b16decode", "s, casefold=False", "The bytes of hexadecimal digits.", b16decode},
    {"b16encode", "s", "Bytes as hexadecimal digits.", b16encode},
    {"b32decode", "s, casefold=False", "The bytes of a Base32 text.", b32decode},
    {"b32encode", "s", "Bytes in Base32.", b32encode},
    {"b64decode", "s, altchars=None, validate=False", "The bytes of a Base64 text.", b64decode},
    {"b64encode", "s, altchars=None", "Bytes in Base64.", b64encode},
    {"decodebytes", "s", "The bytes of a Base64 text in lines.", standardDecode},
    {"encodebytes", "s", "Bytes in Base64, in lines.", encodebytes},
    {"standard_b64decode", "s", "The bytes of a Base64 text.", standardDecode},
    {"standard_b64encode", "s", "Bytes in Base64.", standardEncode},
    {"urlsafe_b64decode", "s", "The bytes of a Base64 text with - and _.", urlsafeDecode},
    {"urlsafe_b64encode", "s", "Bytes in Base64 with - and _.", urlsafeEncode},
};

} // namespace

const ModuleEntry base64Module{"base64", "Bytes as text.", functions};

} // namespace retort::script
