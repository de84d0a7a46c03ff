#pragma once

#include <core/base/error.h>
#include <core/ddl/customs.h>
#include <core/operations/operation.h>
#include <core/sql/splitter.h>
#include <core/sql/statement.h>

#include <functional>
#include <set>

namespace retort::dialects
{

/// What the databases differ in; code asks this and never compares names.
struct Capabilities {
    bool transactionalDdl = false;   ///< a failed migration can be rolled back as a whole
    bool offlineTransaction = false; ///< BEGIN; and COMMIT; in offline text
    bool comments = false;           ///< of tables and columns
    bool inlineComments = false;     ///< ... inside of CREATE TABLE, not by COMMENT ON
    bool alterColumn = false;        ///< ALTER TABLE can change a column's type, default and NOT NULL
    bool alterConstraints = false;   ///< ALTER TABLE can add and drop constraints
    bool nativeBoolean = false;
    bool nativeUuid = false;
    bool enumTypes = false; ///< CREATE TYPE ... AS ENUM
    bool sequences = false;
    bool schemas = false;
    bool batchRecreates = false;    ///< batch mode rebuilds the table where ALTER TABLE cannot
    bool deletesByOthers = true;    ///< DELETE can name further tables for its condition
    bool changesListTables = false; ///< UPDATE a, b SET and DELETE FROM a USING a, b; else FROM and USING the others
    /// What a division that keeps fractions is written as: a / b, a / CAST(b AS ...), a / (b + 0.0).
    enum class Division { KeepsFractions, ByCast, ByAddition };
    Division division = Division::KeepsFractions;
    bool saysInnerJoin = false;           ///< INNER JOIN, not JOIN
    bool valuesInTuples = false;          ///< (a, b) IN (VALUES (1, 2), ...)
    bool distinctOn = false;              ///< DISTINCT ON (...)
    bool duplicateKeys = false;           ///< ON DUPLICATE KEY UPDATE, not ON CONFLICT
    bool conflictsByConstraint = false;   ///< ON CONFLICT ON CONSTRAINT
    bool withBehindInsert = false;        ///< INSERT INTO t WITH ... SELECT, not WITH ... INSERT INTO
    bool defaultRowInParentheses = false; ///< () VALUES (), not DEFAULT VALUES
    bool returningNamesTables = true;     ///< RETURNING t.a, not RETURNING a
    bool lowersNames = false;             ///< a name without quotes is the one in small letters
    int identifierLength = 0;             ///< the longest identifier
    int indexNameLength = 0;              ///< the longest name of an index or constraint
    bool operator==(const Capabilities &) const = default;
};

/// How parameters end up in the text: written out (offline, --sql), or beside it (a run).
enum class Rendering { Literal, Bound };

/// What compiling an operation may need beside it.
struct CompileContext {
    Rendering rendering = Rendering::Literal;
    schema::NamingConvention namingConvention = schema::defaultNamingConvention();
    /// The shape the table has at this point, from the database or the replayed schema; may be empty. Where an
    /// operation needs it and it is not given: errors::TableShapeNeeded.
    std::function<Result<schema::Table>(const sql::ObjectName &)> shapeOf;
    /// The enumeration types that CREATE TABLE has created so far in this run: a type that several tables use is
    /// created once. Owned by the caller and added to; null: only the operation itself is looked at.
    std::set<sql::ObjectName> *createdTypes = nullptr;
    /// Told, as a sentence for a person, what a statement takes from the table's shape because the operation does not
    /// tell it. May be empty.
    std::function<void(const QString &sentence)> note;
};

/// Runs one query against a database's catalogue and gives its rows; called on the thread of the caller.
using CatalogueQuery = std::function<Result<std::vector<std::vector<sql::Value>>>(const QString &sql)>;

/// What readSchema() shall look at.
struct SchemaScope {
    QStringList schemas; ///< by name, besides the one that names without a schema mean
    /// Just this table, with its indexes and triggers and the views that read it.
    std::optional<sql::ObjectName> table;
};

/// One database's SQL. Immutable, safe from every thread; needs no connection.
class Dialect
{
public:
    virtual ~Dialect() = default;

    /// "sqlite", "postgresql", "mysql" or "mariadb".
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual const Capabilities &capabilities() const = 0;
    [[nodiscard]] virtual sql::LexicalRules lexicalRules() const = 0;

    /// The identifier with quotes where the database needs them: reserved, mixed case, odd characters.
    [[nodiscard]] virtual QString quote(const QString &identifier) const = 0;
    /// A value as SQL text: 'it''s', 1.5, NULL, '\x00ff'.
    [[nodiscard]] virtual QString literal(const sql::Value &value) const = 0;
    /// errors::TypeNotSupported with {type, dialect}, errors::TypeIncomplete with {type, what, dialect}.
    [[nodiscard]] virtual Result<QString> renderType(const sql::SqlType &type) const = 0;
    /// An expression as it stands inside of DDL, values written out.
    [[nodiscard]] virtual Result<QString> renderExpression(const expressions::Expression &expression) const = 0;

    /// The statements of one operation, in order, each with the operation's origin, word for word as Alembic emits
    /// them but where ARCHITECTURE.md's table of differences says otherwise. What the database cannot do is an error
    /// at the operation's origin.
    [[nodiscard]] virtual Result<std::vector<sql::Statement>> compile(const operations::Operation &operation,
                                                                      const CompileContext &context) const = 0;

    /// How the database reads and keeps DDL.
    [[nodiscard]] virtual const ddl::Customs &customs() const = 0;
    /// What a live database holds, without its own system objects, in a number of queries that does not grow with it.
    /// errors::TableTextUnreadable for a table asked for by name that has no ordinary CREATE TABLE; the errors of
    /// the queries.
    [[nodiscard]] virtual Result<schema::Schema> readSchema(const CatalogueQuery &query,
                                                            const SchemaScope &scope) const = 0;
};

/// The dialect of that name; errors::UnknownDialect with {dialect, known} otherwise. They live as long as the
/// program.
[[nodiscard]] Result<const Dialect *> dialectNamed(const QString &name);

/// One table of a live database; nothing where there is none of that name. The errors of readSchema().
[[nodiscard]] Result<std::optional<schema::Table>> readTable(const Dialect &dialect, const sql::ObjectName &name,
                                                             const CatalogueQuery &query);

/// CREATE TABLE of the version table, as Alembic writes it.
[[nodiscard]] schema::Table versionTable(const sql::ObjectName &name, bool withPrimaryKey = true);

} // namespace retort::dialects
