#include <core/sql/splitter.h>

#include <cstdlib>

/// Any text: no crash, tokens without a gap, pieces in order and inside of the text.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace retort::sql;
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const LexicalRules &rules : {sqliteRules(), postgresqlRules(), mysqlRules()}) {
        qsizetype end = 0;
        for (const Token &token : tokenize(text, rules)) {
            if (token.offset != end || token.length <= 0)
                std::abort();
            end += token.length;
        }
        if (end != text.size())
            std::abort();
        end = 0;
        for (const Piece &piece : split(text, rules)) {
            if (piece.offset < end || piece.length <= 0 || piece.offset + piece.length > text.size())
                std::abort();
            end = piece.offset + piece.length;
        }
    }
    return 0;
}
