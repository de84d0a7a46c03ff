#include <core/ddl/apply.h>
#include <core/dialects/description.h>

#include <cstdint>

using namespace retort;

/// Any text, read as the DDL of each database: no crash, no hang, and a schema that can be described whatever came of
/// it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const char *name : {"sqlite", "postgresql", "mysql", "mariadb"}) {
        const dialects::Dialect &dialect = *dialects::dialectNamed(QString::fromLatin1(name)).value();
        schema::Schema schema;
        for (const sql::Piece &piece : sql::split(text, dialect.lexicalRules()))
            (void)ddl::apply(schema, text.mid(piece.offset, piece.length), dialect.customs());
        (void)dialects::fingerprint(dialects::describe(schema, dialect));
        (void)dialects::statementsFor(schema, dialect);
    }
    return 0;
}
