#pragma once

#include <core/script/stdlib/support.h>

#include <QCryptographicHash>

namespace retort::script
{

/// A hash function as hashlib names it.
struct HashAlgorithm {
    std::string_view name;
    QCryptographicHash::Algorithm algorithm;
    int digestSize;
    int blockSize;
};

/// All of them, sorted by name.
[[nodiscard]] std::span<const HashAlgorithm> hashAlgorithms();
/// By a name of any case, with or without hyphens; ValueError otherwise.
[[nodiscard]] Eval<const HashAlgorithm *> hashAlgorithm(Interpreter &vm, std::string_view name);
/// From a name, or from a constructor of hashlib such as hashlib.sha256.
[[nodiscard]] Eval<const HashAlgorithm *> hashAlgorithm(Interpreter &vm, const Value &given);

/// The argument as Qt has bytes, which stay the script's.
[[nodiscard]] Eval<QByteArray> byteArrayOf(const Call &call, std::size_t index);

} // namespace retort::script
