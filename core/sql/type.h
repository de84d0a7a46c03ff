#pragma once

#include <core/base/box.h>

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace retort::sql
{

/// Column types as SQLAlchemy's users know them, generic ones and those of one database. Each struct is one family;
/// its `Name` tells the members apart that some dialect spells differently. What a dialect makes of a type it does not
/// know is decided in core/dialects.

struct SqlType;

/// No type given, or one that could not be found out.
struct NullType {
    bool operator==(const NullType &) const = default;
};

/// `unsigned`, `zerofill` and `displayWidth` exist on MySQL only; Tiny and Medium too.
struct IntegerType {
    enum class Name { Integer, SmallInteger, BigInteger, TinyInteger, MediumInteger };
    Name name = Name::Integer;
    std::optional<int> displayWidth;
    bool isUnsigned = false;
    bool zerofill = false;
    bool operator==(const IntegerType &) const = default;
};

/// NUMERIC and DECIMAL.
struct NumericType {
    enum class Name { Numeric, Decimal };
    Name name = Name::Numeric;
    std::optional<int> precision;
    std::optional<int> scale;
    bool isUnsigned = false;
    bool zerofill = false;
    bool operator==(const NumericType &) const = default;
};

/// Float is the generic type, Double the generic one of double width; the others are SQL spellings.
/// MySqlDouble and MySqlReal are mysql.DOUBLE and mysql.REAL, whose precision and scale are written out.
struct FloatType {
    enum class Name { Float, Double, SqlDouble, DoublePrecision, Real, MySqlFloat, MySqlDouble, MySqlReal };
    Name name = Name::Float;
    std::optional<int> precision;
    std::optional<int> scale;
    bool isUnsigned = false;
    bool zerofill = false;
    bool operator==(const FloatType &) const = default;
};

/// Character types. `charset`, `ascii`, `unicode`, `binary` and `national` exist on MySQL only, and the last three
/// names too.
struct StringType {
    enum class Name {
        String,
        Unicode,
        Varchar,
        Nvarchar,
        Char,
        Nchar,
        Text,
        UnicodeText,
        Clob,
        TinyText,
        MediumText,
        LongText
    };
    Name name = Name::String;
    std::optional<int> length;
    QString collation;
    QString charset;
    bool ascii = false;
    bool unicode = false;
    bool binary = false;
    bool national = false;
    bool operator==(const StringType &) const = default;
};

struct BinaryType {
    enum class Name { LargeBinary, Blob, Binary, Varbinary, TinyBlob, MediumBlob, LongBlob, Bytea };
    Name name = Name::LargeBinary;
    std::optional<int> length;
    bool operator==(const BinaryType &) const = default;
};

/// `createConstraint` asks for CHECK (x IN (0, 1)) where the database has no boolean.
struct BooleanType {
    bool createConstraint = false;
    QString constraintName;
    bool operator==(const BooleanType &) const = default;
};

/// The digits of fractional seconds are `precision` on PostgreSQL and `fsp` on MySQL; each leaves the other's out.
struct DateTimeType {
    enum class Name { Date, Time, DateTime, Timestamp, SqlDateTime, Year };
    Name name = Name::DateTime;
    bool timezone = false;
    std::optional<int> precision;
    std::optional<int> fsp;
    /// mysql.YEAR's display_width.
    std::optional<int> displayWidth;
    /// SQLite's storage_format, "%(year)04d-%(month)02d-%(day)02d"; empty for SQLAlchemy's own.
    QString storageFormat{};
    bool operator==(const DateTimeType &) const = default;
};

/// The generic Interval has `native`; postgresql.INTERVAL has fields ("YEAR TO MONTH") and precision.
struct IntervalType {
    bool native = true;
    /// True for postgresql.INTERVAL, false for the generic type, which is a DATETIME on other databases.
    bool sqlInterval = false;
    std::optional<int> secondPrecision;
    QString fields;
    bool operator==(const IntervalType &) const = default;
};

/// Uuid is generic (CHAR(32) where there is no native one), UUID the SQL type.
struct UuidType {
    bool native = true;
    bool sqlUuid = false;
    bool operator==(const UuidType &) const = default;
};

struct JsonType {
    enum class Name { Json, Jsonb, SqliteJson };
    Name name = Name::Json;
    bool noneAsNull = false;
    bool operator==(const JsonType &) const = default;
};

/// sa.Enum, postgresql.ENUM, mysql.ENUM and mysql.SET.
struct EnumType {
    enum class Name { Enum, PostgresqlEnum, MySqlEnum, MySqlSet };
    Name kind = Name::Enum;
    QStringList values;
    /// Of the PostgreSQL type and of the CHECK; may be empty on other databases.
    QString name;
    QString schema;
    /// inherit_schema: the schema is that of the table.
    bool inheritSchema = false;
    /// native_enum: a CREATE TYPE on PostgreSQL, ENUM(...) on MySQL.
    bool native = true;
    /// create_constraint: a CHECK where it is not native.
    bool createConstraint = false;
    /// Whether creating a table also creates the type: not with create_type=False (postgresql.ENUM), nor with a
    /// metadata of its own.
    bool createType = true;
    /// The VARCHAR's length where it is not native; the longest value when not given.
    std::optional<int> length;
    QString collation;
    QString charset;
    bool ascii = false;   ///< MySQL
    bool unicode = false; ///< MySQL
    bool binary = false;  ///< MySQL
    bool operator==(const EnumType &) const = default;
};

struct ArrayType {
    Box<SqlType> element;
    std::optional<int> dimensions;
    inline bool operator==(const ArrayType &other) const;
};

/// MySQL's and PostgreSQL's are different things; only the latter may be `varying`.
struct BitType {
    std::optional<int> length;
    bool varying = false;
    bool ofMySql = false;
    bool operator==(const BitType &) const = default;
};

/// postgresql.DOMAIN: used by name. What it is made of is empty where a column only uses it.
struct DomainType {
    QString name;
    QString schema;
    Box<SqlType> dataType;
    QString collation;
    QString defaultText; ///< an expression
    QString constraintName;
    bool notNull = false;
    QString check; ///< an expression
    /// create_type: whether creating a table also creates the domain.
    bool createType = true;
    inline bool operator==(const DomainType &other) const;
};

/// A type that is its own SQL text, with the arguments already in it: INET, TSVECTOR, INT4RANGE, a script's
/// UserDefinedType, `geometry(POINT,4326)`, or what a database reported and nobody recognises. Every dialect writes it
/// as it is, unless it is known to be another database's own.
struct RawType {
    QString text;
    QStringList homes{}; ///< the databases that have it, by their names; any where there is none
    bool operator==(const RawType &) const = default;
};

struct TypeVariant;

/// One column type; `variants` are other types for named dialects (with_variant, and what a TypeDecorator loads
/// for a dialect).
struct SqlType {
    using Kind =
        std::variant<NullType, IntegerType, NumericType, FloatType, StringType, BinaryType, BooleanType, DateTimeType,
                     IntervalType, UuidType, JsonType, EnumType, ArrayType, BitType, DomainType, RawType>;
    Kind kind;
    std::vector<TypeVariant> variants;

    inline SqlType();
    inline SqlType(Kind type); // NOLINT(google-explicit-constructor): a family is a type
    inline bool operator==(const SqlType &other) const;
};

struct TypeVariant {
    QString dialect; ///< "postgresql", "mysql", "mariadb", "sqlite"
    SqlType type;
    bool operator==(const TypeVariant &) const = default;
};

inline SqlType::SqlType() = default;
inline SqlType::SqlType(Kind type)
    : kind(std::move(type))
{
}

inline bool SqlType::operator==(const SqlType &other) const
{
    return kind == other.kind && variants == other.variants;
}

inline bool DomainType::operator==(const DomainType &other) const
{
    return name == other.name && schema == other.schema && dataType == other.dataType && collation == other.collation &&
           defaultText == other.defaultText && constraintName == other.constraintName && notNull == other.notNull &&
           check == other.check && createType == other.createType;
}

inline bool ArrayType::operator==(const ArrayType &other) const
{
    return dimensions == other.dimensions && element == other.element;
}

/// The type a dialect uses: the variant for the first of `dialects` that has one, else the type itself.
/// MariaDB asks for {"mariadb", "mysql"}.
[[nodiscard]] const SqlType &typeFor(const SqlType &type, const QStringList &dialects);

} // namespace retort::sql
