#pragma once

#include <core/dialects/generic_dialect.h>

namespace retort::dialects
{

/// MySQL, and MariaDB where it differs.
class MySqlDialect final : public GenericDialect
{
public:
    enum class Product { MySql, MariaDb };
    explicit MySqlDialect(Product product);

    [[nodiscard]] sql::LexicalRules lexicalRules() const override { return sql::mysqlRules(); }
    [[nodiscard]] const ddl::Customs &customs() const override;
    [[nodiscard]] Result<schema::Schema> readSchema(const CatalogueQuery &query,
                                                    const SchemaScope &scope) const override;
    [[nodiscard]] sql::Value stored(const sql::Value &value, const sql::SqlType &type) const override;
    [[nodiscard]] QString functionText(const QString &name, const QStringList &arguments) const override;
    [[nodiscard]] Result<QString> castType(const sql::SqlType &type) const override;
    [[nodiscard]] QString limitClause(std::optional<qint64> limit, std::optional<qint64> offset) const override;
    [[nodiscard]] QString operatorText(const QString &op, const QString &left, const QString &right) const override;
    [[nodiscard]] QString lockClause(const expressions::RowLock &lock) const override;

protected:
    Result<QString> columnSpecification(const schema::Column &column, const schema::Table &table) const override;
    Result<QString> tableSuffix(const schema::Table &table) const override;
    Texts sequenceTexts(const operations::CreateSequence &create) const override;
    bool typeNeedsCheck(const sql::SqlType &type) const override;
    Result<QString> constraintText(const schema::Constraint &constraint, const schema::Table &table) const override;
    Result<QString> matchClause(const QString &match) const override;
    Result<QString> createIndexText(const schema::Index &index, bool ifNotExists) const override;
    Result<QString> dropIndexText(const operations::DropIndex &drop) const override;
    Texts alterColumn(const operations::AlterColumn &alter, const CompileContext &context) const override;
    Texts dropConstraint(const operations::DropConstraint &drop) const override;
    Result<QString> renameTable(const operations::RenameTable &rename) const override;
    Texts tableComment(const sql::ObjectName &table, const std::optional<QString> &comment) const override;
    Result<QString> typeText(const sql::SqlType &type) const override;

private:
    [[nodiscard]] QString enumeratedText(const QString &word, const sql::EnumType &type) const;
    [[nodiscard]] Result<QString> stringText(const sql::StringType &type) const;
    /// The column as CHANGE and MODIFY write it: everything it shall have, since what is left out is lost.
    [[nodiscard]] Result<QString> changedColumn(const operations::AlterColumn &alter,
                                                const CompileContext &context) const;

    Product product_;
};

} // namespace retort::dialects
