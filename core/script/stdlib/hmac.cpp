#include <core/script/stdlib/hashlib.h>
#include <core/script/stdlib/modules.h>

#include <QMessageAuthenticationCode>

namespace retort::script
{

namespace
{

class HmacObject : public Instance
{
public:
    using Instance::Instance;
    const HashAlgorithm *algorithm = hashAlgorithms().data();
    QByteArray key;
    QByteArray message;
};

struct HmacClasses {
    explicit HmacClasses(Interpreter &vm);
    Ref<Class> hmac;
};

HmacObject &self(const Call &call)
{
    return objectOf<HmacObject>(call.self);
}

Eval<void> add(Call &call, std::size_t index, HmacObject &hmac)
{
    RETORT_TRY(const QByteArray bytes, byteArrayOf(call, index));
    RETORT_CHECK(call.vm.reserve(static_cast<std::size_t>(hmac.message.size() + bytes.size())));
    RETORT_CHECK(call.vm.tick(static_cast<std::uint64_t>(bytes.size()) / 64 + 1));
    hmac.message += bytes;
    return {};
}

Eval<> newHmac(Call &call)
{
    if (!call.isGiven(2))
        return call.vm.raise(call.vm.errors().TypeError, "Missing required parameter 'digestmod'.");
    const auto made = call.vm.make<HmacObject>(call.vm.state<HmacClasses>().hmac.get());
    RETORT_TRY(made->algorithm, hashAlgorithm(call.vm, call[2]));
    RETORT_TRY(const QByteArray key, byteArrayOf(call, 0));
    made->key = QByteArray(key.constData(), key.size());
    if (!call[1].isNone()) {
        RETORT_CHECK(add(call, 1, *made));
    }
    return Value(made);
}

QByteArray digestOf(const HmacObject &hmac)
{
    return QMessageAuthenticationCode::hash(hmac.message, hmac.key, hmac.algorithm->algorithm);
}

Eval<> update(Call &call)
{
    RETORT_CHECK(add(call, 0, self(call)));
    return Value::none();
}

Eval<> digest(Call &call)
{
    return Value(call.vm.make<Bytes>(digestOf(self(call)).toStdString()));
}

Eval<> hexdigest(Call &call)
{
    return Value(call.vm.str(digestOf(self(call)).toHex().toStdString()));
}

Eval<> copy(Call &call)
{
    const auto other = call.vm.make<HmacObject>(call.self.object()->type());
    other->algorithm = self(call).algorithm;
    other->key = self(call).key;
    other->message = self(call).message;
    return Value(other);
}

Eval<> name(Interpreter &vm, const Value &self)
{
    return Value(vm.str("hmac-" + std::string(objectOf<HmacObject>(self).algorithm->name)));
}

Eval<> digestSize(Interpreter &, const Value &self)
{
    return Value::integer(objectOf<HmacObject>(self).algorithm->digestSize);
}

Eval<> blockSize(Interpreter &, const Value &self)
{
    return Value::integer(objectOf<HmacObject>(self).algorithm->blockSize);
}

Eval<> digestOnce(Call &call)
{
    RETORT_TRY(const QByteArray key, byteArrayOf(call, 0));
    RETORT_TRY(const QByteArray message, byteArrayOf(call, 1));
    RETORT_TRY(const HashAlgorithm *algorithm, hashAlgorithm(call.vm, call[2]));
    RETORT_CHECK(call.vm.tick(static_cast<std::uint64_t>(message.size()) / 64 + 1));
    return Value(
        call.vm.make<Bytes>(QMessageAuthenticationCode::hash(message, key, algorithm->algorithm).toStdString()));
}

Eval<> compareDigest(Call &call)
{
    RETORT_TRY(const std::string_view a, bytesOrAsciiOf(call, 0));
    RETORT_TRY(const std::string_view b, bytesOrAsciiOf(call, 1));
    if ((call[0].as<Str>() == nullptr) != (call[1].as<Str>() == nullptr))
        return call.vm.raise(call.vm.errors().TypeError,
                             textOf("unsupported operand types(s) or combination of types: '",
                                    typeName(call.vm, call[0]), "' and '", typeName(call.vm, call[1]), "'"));
    return Value::boolean(a == b);
}

constexpr FunctionEntry methods[] = {
    {"copy", "", "Another one that goes on from here.", copy},
    {"digest", "", "The code as bytes.", digest},
    {"hexdigest", "", "The code as hexadecimal digits.", hexdigest},
    {"update", "msg", "Adds bytes.", update},
};

constexpr AttributeEntry attributes[] = {
    {"block_size", "The bytes hashed at a time.", blockSize},
    {"digest_size", "The bytes of the code.", digestSize},
    {"name", "What the code is called.", name},
};

constexpr ClassEntry hmacEntry{"HMAC", "hmac", "A message authentication code.", methods, attributes, nullptr, false};

HmacClasses::HmacClasses(Interpreter &vm)
    : hmac(vm.defineClass(hmacEntry, {}))
{
    // Made by new() only.
    hmac->allocate = nullptr;
}

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    module.set(vm, "HMAC", vm.state<HmacClasses>().hmac);
    return {};
}

constexpr FunctionEntry functions[] = {
    {"compare_digest", "a, b, /", "Whether two codes are equal.", compareDigest},
    {"digest", "key, msg, digest", "The code of a message.", digestOnce},
    {"new", "key, msg=None, digestmod=...", "A code to which messages are added.", newHmac},
};
constexpr std::string_view moduleNames[] = {"HMAC"};

} // namespace

const ModuleEntry hmacModule{"hmac", "Message authentication codes.", functions, fill, moduleNames};

} // namespace retort::script
