#pragma once

#include <core/ddl/table_text.h>
#include <core/dialects/sqlite/compile.h>

namespace retort::dialects::sqlite
{

/// A table on its way to another shape: its own text, changed by the operations of a batch, part by part.
class TableEdit
{
public:
    /// A column whose rows are copied, under its name in the old table.
    struct Transfer {
        QString column;
        QString castTo; ///< empty: as it is
        bool operator==(const Transfer &) const = default;
    };

    [[nodiscard]] static Result<TableEdit> start(const SqliteDialect &dialect, const operations::BatchAlterTable &batch,
                                                 const std::optional<schema::Table> &shape,
                                                 const schema::NamingConvention &convention);

    [[nodiscard]] Result<> apply(const operations::Operation &operation);
    /// table_args, partial_reordering and whatever else is done behind the operations.
    [[nodiscard]] Result<> finish();

    [[nodiscard]] const ddl::TableText &text() const { return text_; }
    [[nodiscard]] std::vector<Transfer> transfers() const;
    /// The quoted names that the copied columns have in the new table.
    [[nodiscard]] QStringList targetNames(const SqliteDialect &dialect) const;
    [[nodiscard]] bool hasCounter() const;
    /// The CREATE INDEX statements of the old table's indexes that stay.
    [[nodiscard]] QStringList indexes() const;
    /// Renames that SQLite itself does when the table stands in its place.
    [[nodiscard]] const std::vector<std::pair<QString, QString>> &renamesLeft() const { return renames_; }
    [[nodiscard]] const std::vector<operations::CreateIndex> &newIndexes() const { return newIndexes_; }

private:
    TableEdit(const SqliteDialect &dialect, const operations::BatchAlterTable &batch)
        : dialect_(&dialect)
        , batch_(&batch)
    {
    }

    Result<> add(const operations::AddColumn &add);
    Result<> drop(const operations::DropColumn &drop);
    Result<> alter(const operations::AlterColumn &alter);
    Result<> add(const schema::Constraint &constraint, bool needsName);
    Result<> drop(const operations::DropConstraint &drop);
    Result<> drop(const operations::DropIndex &drop);
    Result<> changeType(ddl::ColumnText &column, const operations::AlterColumn &alter);
    Result<> changeDefault(ddl::ColumnText &column, const operations::DefaultChange &change);
    void rename(ddl::ColumnText &column, const QString &newName);
    bool removeNamed(const QString &name, operations::ConstraintKind kind);
    void removePrimaryKey();
    void reorder();
    /// The column of that name, or of that new name.
    [[nodiscard]] Result<ddl::ColumnText *> column(const QString &name);
    [[nodiscard]] tl::unexpected<Error> missing(const QString &what, const QString &name) const;
    [[nodiscard]] const schema::Column *former(const QString &name) const;

    const SqliteDialect *dialect_;
    const operations::BatchAlterTable *batch_;
    schema::NamingConvention convention_;
    schema::Table table_; ///< the old table's model
    bool isLive_ = false; ///< from a database: its own texts are kept
    ddl::TableText text_;
    std::vector<schema::VerbatimObject> indexes_;
    /// By the column's name in text_: its name in the old table, and what its rows are cast to; new columns have none.
    std::map<QString, Transfer> transfers_;
    std::vector<std::pair<QString, QString>> renames_;
    std::vector<operations::CreateIndex> newIndexes_;
};

} // namespace retort::dialects::sqlite
