#pragma once

#include <core/schema/schema.h>
#include <core/sql/quoting.h>
#include <core/sql/token_cursor.h>

namespace retort::ddl
{

/// How a database names what DDL leaves without a name.
enum class AutomaticNames {
    None,       ///< SQLite: it stays unnamed
    Postgresql, ///< table_column_key, table_column_fkey, table_check
    Mariadb,    ///< the first column for UNIQUE, table_ibfk_1, CONSTRAINT_1
    Mysql       ///< the same, but table_chk_1
};

/// What a reader of one database's DDL has to know of it. One constant a dialect (Dialect::customs).
struct Customs {
    sql::LexicalRules lexical;
    sql::QuotingRules quoting;
    sql::NameCase nameCase = sql::NameCase::Kept;
    AutomaticNames automaticNames = AutomaticNames::None;
    /// The schema that is meant where none is written; it is left out of names.
    QString defaultSchema;
    /// FOREIGN KEY makes an index where none begins with its columns, which goes when another one takes its place.
    bool foreignKeysMakeIndexes = false;
    /// UNIQUE constraints and unique indexes are one thing, kept as constraints.
    bool uniqueIndexesAreConstraints = false;
    /// Keys of one CREATE TABLE that are equal become one (PostgreSQL).
    bool mergesEqualKeys = false;
    /// Expressions come back with casts of its own, IN as ANY, LIKE as ~~, BETWEEN as two comparisons (PostgreSQL).
    bool rewritesExpressions = false;
    /// TRUE is 1, now() is current_timestamp (MySQL).
    bool truthIsNumber = false;
    /// The text of each CREATE is what the database keeps and rewrites (SQLite): schema::Table::source.
    bool keepsSource = false;
    /// serial, bigserial: an integer that counts by itself.
    bool hasSerial = false;
    /// The words of ON DELETE that mean the database's own default, which is not reported: "NO ACTION", on MySQL
    /// "RESTRICT" too.
    QStringList defaultActions{QStringLiteral("NO ACTION")};
    /// The longest name, in bytes; automatic names are cut to it.
    int identifierLength = 0;
    /// MySQL: the collation that a character set has without a word; null elsewhere.
    QString (*usualCollation)(const QString &charset) = nullptr;
    /// The one at hand: apply() and introspection set it. What it has decides about names and character sets.
    const schema::Schema *schema = nullptr;
    /// The type that the text of a column's definition, or of the catalogue, stands for. Both spell it in their own
    /// ways ("VARCHAR(20)", "character varying(20)"); what comes out is the same. Unknown ones are RawType.
    sql::SqlType (*type)(const QString &text) = nullptr;
};

} // namespace retort::ddl
