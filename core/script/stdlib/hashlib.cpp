#include <core/script/stdlib/hashlib.h>
#include <core/script/stdlib/modules.h>

#include <QMessageAuthenticationCode>
#include <QtEndian>

#include <algorithm>

namespace retort::script
{

std::span<const HashAlgorithm> hashAlgorithms()
{
    using Hash = QCryptographicHash;
    static constexpr HashAlgorithm algorithms[] = {
        {"blake2b", Hash::Blake2b_512, 64, 128},
        {"blake2s", Hash::Blake2s_256, 32, 64},
        {"md5", Hash::Md5, 16, 64},
        {"sha1", Hash::Sha1, 20, 64},
        {"sha224", Hash::Sha224, 28, 64},
        {"sha256", Hash::Sha256, 32, 64},
        {"sha384", Hash::Sha384, 48, 128},
        {"sha3_224", Hash::RealSha3_224, 28, 144},
        {"sha3_256", Hash::RealSha3_256, 32, 136},
        {"sha3_384", Hash::RealSha3_384, 48, 104},
        {"sha3_512", Hash::RealSha3_512, 64, 72},
        {"sha512", Hash::Sha512, 64, 128},
    };
    return algorithms;
}

Eval<const HashAlgorithm *> hashAlgorithm(Interpreter &vm, std::string_view name)
{
    std::string plain;
    for (const char c : name)
        if (c != '-')
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (const HashAlgorithm &algorithm : hashAlgorithms())
        if (algorithm.name == plain)
            return &algorithm;
    return vm.raise(vm.errors().ValueError, textOf("unsupported hash type ", name));
}

Eval<QByteArray> byteArrayOf(const Call &call, std::size_t index)
{
    RETORT_TRY(const std::string_view bytes, bytesOf(call, index));
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

namespace
{

class HashObject : public Instance
{
public:
    using Instance::Instance;
    const HashAlgorithm *algorithm = hashAlgorithms().data();
    /// What was put in: QCryptographicHash can neither be copied nor go on after its result.
    QByteArray data;
};

struct HashClasses {
    explicit HashClasses(Interpreter &vm);
    Ref<Class> hash;
};

HashObject &self(const Call &call)
{
    return objectOf<HashObject>(call.self);
}

QByteArray digestOf(const HashObject &hash)
{
    return QCryptographicHash::hash(hash.data, hash.algorithm->algorithm);
}

Eval<void> add(Call &call, std::size_t index, HashObject &hash)
{
    RETORT_TRY(const std::string_view bytes, bytesOf(call, index));
    RETORT_CHECK(call.vm.reserve(static_cast<std::size_t>(hash.data.size()) + bytes.size()));
    RETORT_CHECK(call.vm.tick(bytes.size() / 64 + 1));
    hash.data.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return {};
}

Eval<> made(Call &call, const HashAlgorithm &algorithm, std::size_t data)
{
    const auto hash = call.vm.make<HashObject>(call.vm.state<HashClasses>().hash.get());
    hash->algorithm = &algorithm;
    if (call.isGiven(data)) {
        RETORT_CHECK(add(call, data, *hash));
    }
    return Value(hash);
}

template <std::size_t index> Eval<> constructor(Call &call)
{
    return made(call, hashAlgorithms()[index], 0);
}

Eval<> newHash(Call &call)
{
    RETORT_TRY(const std::string_view name, call.utf8(0));
    RETORT_TRY(const HashAlgorithm *algorithm, hashAlgorithm(call.vm, name));
    return made(call, *algorithm, 1);
}

Eval<> update(Call &call)
{
    RETORT_CHECK(add(call, 0, self(call)));
    return Value::none();
}

Eval<> digest(Call &call)
{
    RETORT_CHECK(call.vm.tick(static_cast<std::uint64_t>(self(call).data.size()) / 64 + 1));
    return Value(call.vm.make<Bytes>(digestOf(self(call)).toStdString()));
}

Eval<> hexdigest(Call &call)
{
    RETORT_CHECK(call.vm.tick(static_cast<std::uint64_t>(self(call).data.size()) / 64 + 1));
    return Value(call.vm.str(digestOf(self(call)).toHex().toStdString()));
}

Eval<> copy(Call &call)
{
    const auto other = call.vm.make<HashObject>(call.self.object()->type());
    other->algorithm = self(call).algorithm;
    RETORT_CHECK(call.vm.reserve(static_cast<std::size_t>(self(call).data.size())));
    other->data = self(call).data;
    return Value(other);
}

Eval<> name(Interpreter &vm, const Value &self)
{
    return Value(vm.str(std::string(objectOf<HashObject>(self).algorithm->name)));
}

Eval<> digestSize(Interpreter &, const Value &self)
{
    return Value::integer(objectOf<HashObject>(self).algorithm->digestSize);
}

Eval<> blockSize(Interpreter &, const Value &self)
{
    return Value::integer(objectOf<HashObject>(self).algorithm->blockSize);
}

Eval<> pbkdf2(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const std::string_view name, call.utf8(0));
    RETORT_TRY(const HashAlgorithm *algorithm, hashAlgorithm(vm, name));
    RETORT_TRY(const QByteArray password, byteArrayOf(call, 1));
    RETORT_TRY(const QByteArray salt, byteArrayOf(call, 2));
    RETORT_TRY(const std::int64_t iterations, call.integer(3));
    std::int64_t length = algorithm->digestSize;
    if (!call[4].isNone()) {
        RETORT_TRY(length, call.integer(4));
    }
    if (iterations < 1 || length < 1)
        return vm.raise(vm.errors().ValueError, "iteration value and key length must be greater than 0.");
    if (iterations > 10'000'000 || length > 1 << 20)
        return vm.raise(vm.errors().OverflowError, "iteration value or key length is too great.");
    QByteArray derived;
    for (std::uint32_t block = 1; derived.size() < length; ++block) {
        QByteArray number(4, '\0');
        qToBigEndian(block, number.data());
        number.prepend(salt);
        QByteArray link = QMessageAuthenticationCode::hash(number, password, algorithm->algorithm);
        QByteArray sum = link;
        for (std::int64_t i = 1; i < iterations; ++i) {
            RETORT_CHECK(vm.tick(4));
            link = QMessageAuthenticationCode::hash(link, password, algorithm->algorithm);
            for (qsizetype at = 0; at < sum.size(); ++at)
                sum[at] = static_cast<char>(sum[at] ^ link[at]);
        }
        derived += sum;
    }
    return Value(vm.make<Bytes>(derived.first(static_cast<qsizetype>(length)).toStdString()));
}

constexpr FunctionEntry methods[] = {
    {"copy", "", "Another one that goes on from here.", copy},
    {"digest", "", "The hash as bytes.", digest},
    {"hexdigest", "", "The hash as hexadecimal digits.", hexdigest},
    {"update", "data, /", "Adds bytes.", update},
};

constexpr AttributeEntry attributes[] = {
    {"block_size", "The bytes hashed at a time.", blockSize},
    {"digest_size", "The bytes of the hash.", digestSize},
    {"name", "What the hash is called.", name},
};

constexpr ClassEntry hashEntry{"HASH", "hashlib", "A hash of bytes.", methods, attributes, nullptr, false};

HashClasses::HashClasses(Interpreter &vm)
    : hash(vm.defineClass(hashEntry, {}))
{
    // Made by the functions of the module only.
    hash->allocate = nullptr;
}

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    const auto names = vm.set();
    for (const HashAlgorithm &algorithm : hashAlgorithms())
        RETORT_CHECK(names->add(vm, vm.str(std::string(algorithm.name))));
    module.set(vm, "algorithms_available", names);
    module.set(vm, "algorithms_guaranteed", names);
    return {};
}

constexpr const char *parameters = "data=..., *, usedforsecurity=True";
constexpr const char *doc = "The hash of some bytes, to which more can be added.";
constexpr FunctionEntry functions[] = {
    {"blake2b", parameters, doc, constructor<0>},
    {"blake2s", parameters, doc, constructor<1>},
    {"md5", parameters, doc, constructor<2>},
    {"new", "name, data=..., *, usedforsecurity=True", "A hash by its name.", newHash},
    {"pbkdf2_hmac", "hash_name, password, salt, iterations, dklen=None", "A key derived from a password.", pbkdf2},
    {"sha1", parameters, doc, constructor<3>},
    {"sha224", parameters, doc, constructor<4>},
    {"sha256", parameters, doc, constructor<5>},
    {"sha384", parameters, doc, constructor<6>},
    {"sha3_224", parameters, doc, constructor<7>},
    {"sha3_256", parameters, doc, constructor<8>},
    {"sha3_384", parameters, doc, constructor<9>},
    {"sha3_512", parameters, doc, constructor<10>},
    {"sha512", parameters, doc, constructor<11>},
};
constexpr std::string_view moduleNames[] = {"algorithms_available", "algorithms_guaranteed"};

} // namespace

Eval<const HashAlgorithm *> hashAlgorithm(Interpreter &vm, const Value &given)
{
    if (const auto *name = given.as<Str>())
        return hashAlgorithm(vm, name->text());
    const auto *function = given.as<NativeFunction>();
    const FunctionEntry *const entry = function ? &function->entry() : nullptr;
    if (entry >= std::begin(functions) && entry < std::end(functions))
        return hashAlgorithm(vm, std::string_view(entry->name));
    return vm.raise(vm.errors().TypeError,
                    textOf("a name or a function of hashlib is required, not '", typeName(vm, given), "'"));
}

const ModuleEntry hashlibModule{"hashlib", "Hashes of bytes.", functions, fill, moduleNames};

} // namespace retort::script
