#pragma once

#include <core/dialects/generic_dialect.h>

namespace retort::dialects
{

class PostgresqlDialect final : public GenericDialect
{
public:
    PostgresqlDialect();

    [[nodiscard]] sql::LexicalRules lexicalRules() const override { return sql::postgresqlRules(); }
    [[nodiscard]] QString functionText(const QString &name, const QStringList &arguments) const override;
    [[nodiscard]] QString operatorText(const QString &op, const QString &left, const QString &right) const override;
    [[nodiscard]] const ddl::Customs &customs() const override;
    [[nodiscard]] Result<schema::Schema> readSchema(const CatalogueQuery &query,
                                                    const SchemaScope &scope) const override;

protected:
    Texts createTable(const operations::CreateTable &create, const CompileContext &context) const override;
    Result<QString> columnSpecification(const schema::Column &column, const schema::Table &table) const override;
    Result<QString> computedText(const schema::Computed &computed) const override;
    Result<QString> tableSuffix(const schema::Table &table) const override;
    Result<QString> constraintText(const schema::Constraint &constraint, const schema::Table &table) const override;
    Result<QString> referentialAction(const QString &action) const override;
    Result<QString> createIndexText(const schema::Index &index, bool ifNotExists) const override;
    Result<QString> dropIndexText(const operations::DropIndex &drop) const override;
    Texts alterColumn(const operations::AlterColumn &alter, const CompileContext &context) const override;
    Texts createEnum(const operations::CreateEnum &create) const override;
    Texts dropEnum(const operations::DropEnum &drop) const override;
    Texts createDomain(const operations::CreateDomain &create) const override;
    Texts dropDomain(const operations::DropDomain &drop) const override;
    bool outsideTransaction(const operations::Operation &operation) const override;
    Result<QString> typeText(const sql::SqlType &type) const override;

private:
    [[nodiscard]] Result<QString> excludeText(const schema::ExcludeConstraint &exclude) const;
    [[nodiscard]] Result<QString> createEnumText(const sql::EnumType &type) const;
    [[nodiscard]] Result<QString> createDomainText(const sql::DomainType &type) const;
    /// The statement, done only where no type of that name is there.
    [[nodiscard]] Result<QString> unlessThere(const sql::SqlType &type, const QString &create) const;
    [[nodiscard]] Texts defaultChange(const operations::AlterColumn &alter) const;
    [[nodiscard]] Result<QString> condition(const schema::OptionValue &where) const;
};

} // namespace retort::dialects
