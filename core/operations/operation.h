#pragma once

#include <core/base/source_position.h>
#include <core/schema/naming.h>
#include <core/schema/table.h>

#include <optional>
#include <variant>
#include <vector>

namespace retort::operations
{

struct Operation;

struct CreateTable {
    schema::Table table;
    bool ifNotExists = false;
    bool operator==(const CreateTable &) const = default;
};

struct DropTable {
    sql::ObjectName table;
    bool ifExists = false;
    bool operator==(const DropTable &) const = default;
};

struct RenameTable {
    sql::ObjectName table;
    QString newName;
    bool operator==(const RenameTable &) const = default;
};

/// `constraints` (not primary keys) and `indexes` are what the column's declaration brings along; they follow as
/// statements of their own. The position keywords have a meaning in batch mode only.
struct AddColumn {
    sql::ObjectName table;
    schema::Column column;
    std::vector<schema::Constraint> constraints;
    std::vector<schema::Index> indexes;
    bool primaryKey = false;
    bool ifNotExists = false;
    QString insertBefore;
    QString insertAfter;
    bool operator==(const AddColumn &) const = default;
};

struct DropColumn {
    sql::ObjectName table;
    QString column;
    bool ifExists = false;
    bool operator==(const DropColumn &) const = default;
};

/// server_default=None: the default goes away.
struct NoDefault {
    bool operator==(const NoDefault &) const = default;
};
using DefaultChange = std::variant<NoDefault, schema::ServerDefault, schema::Computed, schema::Identity>;

/// Absent members are not to be changed, or were not told (`existing...`). A comment that is there and null is
/// comment=None: it goes away.
struct AlterColumn {
    sql::ObjectName table;
    QString column;
    std::optional<bool> nullable;
    std::optional<DefaultChange> serverDefault;
    std::optional<QString> newName;
    std::optional<sql::SqlType> type;
    std::optional<QString> comment;
    std::optional<bool> autoincrement;
    std::optional<sql::SqlType> existingType;
    std::optional<DefaultChange> existingServerDefault;
    std::optional<bool> existingNullable;
    std::optional<QString> existingComment;
    std::optional<bool> existingAutoincrement;
    QString insertBefore;    ///< in batch mode
    QString insertAfter;     ///< in batch mode
    schema::Options options; ///< "postgresql_using"
    bool operator==(const AlterColumn &) const = default;
};

struct CreateIndex {
    schema::Index index;
    bool ifNotExists = false;
    bool operator==(const CreateIndex &) const = default;
};

/// `index.table` may be empty where the database finds an index by its name alone. Only its name and options count.
struct DropIndex {
    schema::Index index;
    bool ifExists = false;
    bool operator==(const DropIndex &) const = default;
};

struct AddConstraint {
    sql::ObjectName table;
    schema::Constraint constraint;
    bool operator==(const AddConstraint &) const = default;
};

enum class ConstraintKind { Unknown, PrimaryKey, ForeignKey, Unique, Check };

struct DropConstraint {
    sql::ObjectName table;
    schema::Name name;
    ConstraintKind kind = ConstraintKind::Unknown;
    bool ifExists = false;
    bool operator==(const DropConstraint &) const = default;
};

struct CreateTableComment {
    sql::ObjectName table;
    QString comment;
    std::optional<QString> existing;
    bool operator==(const CreateTableComment &) const = default;
};

struct DropTableComment {
    sql::ObjectName table;
    std::optional<QString> existing;
    bool operator==(const DropTableComment &) const = default;
};

enum class Recreate { Auto, Always, Never };

/// with op.batch_alter_table(...): the operations inside have `table` as their table.
struct BatchAlterTable {
    sql::ObjectName table;
    std::vector<Operation> operations;
    Recreate recreate = Recreate::Auto;
    /// The table's shape as the script gives it, instead of the database's.
    std::optional<schema::Table> copyFrom;
    /// Constraints and options that are added to the table when it is rebuilt (table_args, table_kwargs).
    std::vector<schema::Constraint> tableArgs;
    schema::Options tableOptions;
    QStringList tablePrefixes;
    /// Columns and constraints that override what is read from the database (reflect_args).
    std::vector<schema::TableElement> reflectArgs;
    schema::NamingConvention namingConvention;
    /// Groups of columns that shall stand in this order.
    std::vector<QStringList> partialReordering;
    bool operator==(const BatchAlterTable &other) const;
};

/// The cells a row does not have are std::nullopt: such a column is left out of its INSERT.
using BulkCell = std::optional<std::variant<sql::Value, expressions::Expression>>;

struct BulkInsert {
    sql::ObjectName table;
    std::vector<std::pair<QString, sql::SqlType>> columns;
    std::vector<std::vector<BulkCell>> rows; ///< each as long as `columns`
    bool operator==(const BulkInsert &) const = default;
};

/// op.execute("..."): the text as it was written; `:name` stands for a parameter where there is one of that name.
struct ExecuteSql {
    QString sql;
    std::vector<std::pair<QString, sql::Value>> parameters;
    bool autocommit = false;
    expressions::ListParameters lists{};
    bool operator==(const ExecuteSql &) const = default;
};

/// op.execute(insert(), update(), delete(), select()).
struct ExecuteExpression {
    expressions::Query query;
    bool operator==(const ExecuteExpression &) const = default;
};

/// CREATE TYPE ... AS ENUM; nothing on databases without such types.
struct CreateEnum {
    sql::EnumType type;
    bool ifNotExists = false; ///< checkfirst: needs to ask the database
    bool operator==(const CreateEnum &) const = default;
};

struct DropEnum {
    sql::EnumType type;
    bool ifExists = false;
    bool operator==(const DropEnum &) const = default;
};

/// PostgreSQL only.
struct CreateDomain {
    sql::DomainType type;
    bool ifNotExists = false; ///< checkfirst: needs to ask the database
    bool operator==(const CreateDomain &) const = default;
};

struct DropDomain {
    sql::DomainType type;
    bool ifExists = false;
    bool operator==(const DropDomain &) const = default;
};

struct CreateSequence {
    schema::Sequence sequence;
    bool ifNotExists = false;
    bool operator==(const CreateSequence &) const = default;
};

struct DropSequence {
    sql::ObjectName sequence;
    bool ifExists = false;
    bool operator==(const DropSequence &) const = default;
};

/// One thing a migration does, and the call in the script that asked for it.
struct Operation {
    using Action = std::variant<CreateTable, DropTable, RenameTable, AddColumn, DropColumn, AlterColumn, CreateIndex,
                                DropIndex, AddConstraint, DropConstraint, CreateTableComment, DropTableComment,
                                BatchAlterTable, BulkInsert, ExecuteSql, ExecuteExpression, CreateEnum, DropEnum,
                                CreateDomain, DropDomain, CreateSequence, DropSequence>;
    Action action;
    std::optional<SourcePosition> origin;
    bool operator==(const Operation &other) const;
};

/// One sentence for a person, without a full stop: "Add column email to users".
[[nodiscard]] QString describe(const Operation &operation);

/// The tables, sequences and types it touches, sorted, each once. Raw SQL touches nothing that is known here.
[[nodiscard]] std::vector<sql::ObjectName> touches(const Operation &operation);

/// The operation that takes it back, where the operation itself holds all that is needed for it.
[[nodiscard]] std::optional<Operation> inverse(const Operation &operation);

} // namespace retort::operations
