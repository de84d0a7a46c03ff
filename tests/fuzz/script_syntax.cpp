/// Any bytes as a script: decoded, parsed, resolved. What must hold for all of them: no crash, no hang, every error
/// with a place inside the text, and no tree that is higher than promised.

#include <core/script/resolve/scopes.h>

#include <cstdlib>

using namespace retort::script;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto source = Source::decode(QStringLiteral("fuzz.py"), bytes);
    if (!source)
        return 0;
    const ParsedModule parsed = parse(*source, std::make_shared<SymbolTable>());
    for (const retort::Error &error : parsed.errors) {
        if (!error.position || error.position->line < 1 || error.position->column < 1)
            std::abort();
    }
    // Also of a broken script: an editor shows what it can.
    const Resolution resolution = resolve(*parsed.module);
    if (resolution.scopes.size() != parsed.module->scopeCount)
        std::abort();
    return 0;
}
