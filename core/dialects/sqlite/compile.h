#pragma once

#include <core/dialects/generic_dialect.h>

namespace retort::dialects
{

class SqliteDialect final : public GenericDialect
{
public:
    SqliteDialect();

    [[nodiscard]] sql::LexicalRules lexicalRules() const override { return sql::sqliteRules(); }
    [[nodiscard]] const ddl::Customs &customs() const override;
    [[nodiscard]] Result<schema::Schema> readSchema(const CatalogueQuery &query,
                                                    const SchemaScope &scope) const override;
    [[nodiscard]] sql::Value stored(const sql::Value &value, const sql::SqlType &type) const override;
    [[nodiscard]] QString functionText(const QString &name, const QStringList &arguments) const override;
    [[nodiscard]] QString operatorText(const QString &op, const QString &left, const QString &right) const override;
    /// There are no row locks.
    [[nodiscard]] QString lockClause(const expressions::RowLock &) const override { return {}; }
    [[nodiscard]] QString limitClause(std::optional<qint64> limit, std::optional<qint64> offset) const override;

    // Used by the rebuild of a table (sqlite/batch.h).
    [[nodiscard]] Result<QString> columnLine(const schema::Column &column, const schema::Table &table) const
    {
        return columnText(column, table);
    }
    [[nodiscard]] Result<QString> constraintLine(const schema::Constraint &constraint, const schema::Table &table) const
    {
        return constraintText(constraint, table);
    }
    [[nodiscard]] Result<QString> tableText(const schema::Table &table) const { return createTableText(table, false); }
    [[nodiscard]] Result<QString> indexText(const schema::Index &index) const { return createIndexText(index, false); }

protected:
    Result<QString> columnSpecification(const schema::Column &column, const schema::Table &table) const override;
    Result<QString> constraintText(const schema::Constraint &constraint, const schema::Table &table) const override;
    QString referencedTable(const sql::ObjectName &target) const override { return quote(target.name); }
    Result<QString> tableSuffix(const schema::Table &table) const override;
    Result<QString> createIndexText(const schema::Index &index, bool ifNotExists) const override;
    Result<QString> dropIndexText(const operations::DropIndex &drop) const override;
    Texts addColumn(const operations::AddColumn &add, const CompileContext &context) const override;
    Texts alterColumn(const operations::AlterColumn &alter, const CompileContext &context) const override;
    Texts addConstraint(const sql::ObjectName &table, const schema::Constraint &constraint) const override;
    Texts dropConstraint(const operations::DropConstraint &drop) const override;
    Texts tableComment(const sql::ObjectName &table, const std::optional<QString> &comment) const override;
    Texts columnComment(const sql::ObjectName &table, const QString &column,
                        const std::optional<QString> &comment) const override;
    Result<std::vector<sql::Statement>> batch(const operations::BatchAlterTable &batch,
                                              const CompileContext &context) const override;
    Result<QString> typeText(const sql::SqlType &type) const override;

private:
    /// The primary key's only column with sqlite_autoincrement: its PRIMARY KEY stands in the column itself.
    [[nodiscard]] bool hasInlineKey(const schema::Column &column, const schema::Table &table) const;
};

} // namespace retort::dialects
