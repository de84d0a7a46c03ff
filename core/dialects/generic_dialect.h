#pragma once

#include <core/dialects/dialect.h>
#include <core/sql/literal.h>
#include <core/sql/quoting.h>

namespace retort::dialects
{

/// The part of the work that is the same on every database: one algorithm, with small hooks where they differ. Every
/// text is SQLAlchemy's, to the blank.
class GenericDialect : public Dialect
{
public:
    [[nodiscard]] QString name() const override { return rules_.name; }
    [[nodiscard]] const Capabilities &capabilities() const override { return rules_.capabilities; }
    [[nodiscard]] QString quote(const QString &identifier) const override;
    [[nodiscard]] QString literal(const sql::Value &value) const override;
    [[nodiscard]] Result<QString> renderType(const sql::SqlType &type) const override;
    [[nodiscard]] Result<QString> renderExpression(const expressions::Expression &expression) const override;
    [[nodiscard]] Result<std::vector<sql::Statement>> compile(const operations::Operation &operation,
                                                              const CompileContext &context) const override;

    /// schema.name, each quoted where it needs to be.
    [[nodiscard]] QString qualified(const sql::ObjectName &name) const;
    /// The value as this database stores one of that type (SQLite keeps datetimes as text of one form).
    [[nodiscard]] virtual sql::Value stored(const sql::Value &value, const sql::SqlType &type) const;
    /// What a function of SQL is called here, with its arguments already written; empty: as it was named.
    [[nodiscard]] virtual QString functionText(const QString &name, const QStringList &arguments) const;
    [[nodiscard]] virtual Result<QString> castType(const sql::SqlType &type) const;
    [[nodiscard]] virtual QString limitClause(std::optional<qint64> limit, std::optional<qint64> offset) const;
    /// Two operands around an operator of Binary.
    [[nodiscard]] virtual QString operatorText(const QString &op, const QString &left, const QString &right) const;
    /// FOR UPDATE and its kin.
    [[nodiscard]] virtual QString lockClause(const expressions::RowLock &lock) const;

protected:
    using Texts = Result<std::vector<QString>>;

    struct Rules {
        QString name;
        QStringList variantNames; ///< whose with_variant types are used, best first
        QStringList optionNames;  ///< whose keywords are taken: "mysql_engine"
        sql::QuotingRules quoting;
        sql::LiteralRules literals;
        Capabilities capabilities;
    };
    explicit GenericDialect(Rules rules)
        : rules_(std::move(rules))
    {
    }

    [[nodiscard]] const Rules &rules() const { return rules_; }
    [[nodiscard]] const sql::SqlType &resolved(const sql::SqlType &type) const;
    /// The value of "<dialect>_<key>", or null.
    [[nodiscard]] const schema::OptionValue *option(const schema::Options &options, const QString &key) const;
    [[nodiscard]] bool flag(const schema::Options &options, const QString &key) const;
    [[nodiscard]] std::optional<QString> textOption(const schema::Options &options, const QString &key) const;
    [[nodiscard]] tl::unexpected<Error> cannot(const QString &what) const;

    // Tables
    [[nodiscard]] virtual Texts createTable(const operations::CreateTable &create, const CompileContext &context) const;
    [[nodiscard]] Result<QString> createTableText(const schema::Table &table, bool ifNotExists) const;
    [[nodiscard]] virtual Result<QString> columnSpecification(const schema::Column &column,
                                                              const schema::Table &table) const;
    /// The column's specification with the CHECKs written in it.
    [[nodiscard]] Result<QString> columnText(const schema::Column &column, const schema::Table &table) const;
    [[nodiscard]] virtual Result<QString> defaultText(const schema::ServerDefault &value) const;
    [[nodiscard]] virtual Result<QString> computedText(const schema::Computed &computed) const;
    [[nodiscard]] QString identityText(const schema::Identity &identity) const;
    [[nodiscard]] QString sequenceOptions(const schema::SequenceOptions &options) const;
    [[nodiscard]] virtual Result<QString> tableSuffix(const schema::Table &table) const;

    // Constraints; a null text is a constraint that this database leaves out.
    [[nodiscard]] virtual Result<QString> constraintText(const schema::Constraint &constraint,
                                                         const schema::Table &table) const;
    [[nodiscard]] Result<QString> typeCheckText(const QString &column, const schema::Table &table) const;
    [[nodiscard]] virtual bool typeNeedsCheck(const sql::SqlType &type) const;
    [[nodiscard]] Result<QString> namePrefix(const schema::Name &name) const;
    [[nodiscard]] Result<QString> constraintName(const schema::Name &name) const;
    [[nodiscard]] Result<QString> deferrability(const std::optional<bool> &deferrable, const QString &initially) const;
    [[nodiscard]] Result<QString> foreignKeyText(const schema::ForeignKey &key, const schema::Table &table) const;
    [[nodiscard]] virtual QString referencedTable(const sql::ObjectName &target) const;
    [[nodiscard]] virtual Result<QString> matchClause(const QString &match) const;
    /// "RESTRICT", "CASCADE", ...: only those are let into the text.
    [[nodiscard]] virtual Result<QString> referentialAction(const QString &action) const;

    // Indexes
    [[nodiscard]] virtual Result<QString> createIndexText(const schema::Index &index, bool ifNotExists) const = 0;
    [[nodiscard]] virtual Result<QString> dropIndexText(const operations::DropIndex &drop) const = 0;
    [[nodiscard]] Result<QStringList> indexElements(const schema::Index &index) const;
    [[nodiscard]] Result<QString> indexName(const schema::Index &index, bool withSchema) const;

    // Changes
    [[nodiscard]] virtual Texts addColumn(const operations::AddColumn &add, const CompileContext &context) const;
    [[nodiscard]] virtual Texts alterColumn(const operations::AlterColumn &alter,
                                            const CompileContext &context) const = 0;
    [[nodiscard]] virtual Texts addConstraint(const sql::ObjectName &table, const schema::Constraint &constraint) const;
    [[nodiscard]] virtual Texts dropConstraint(const operations::DropConstraint &drop) const;
    [[nodiscard]] virtual Result<QString> renameTable(const operations::RenameTable &rename) const;
    [[nodiscard]] virtual Texts tableComment(const sql::ObjectName &table, const std::optional<QString> &comment) const;
    [[nodiscard]] virtual Texts columnComment(const sql::ObjectName &table, const QString &column,
                                              const std::optional<QString> &comment) const;
    [[nodiscard]] virtual Texts createEnum(const operations::CreateEnum &create) const;
    [[nodiscard]] virtual Texts dropEnum(const operations::DropEnum &drop) const;
    [[nodiscard]] virtual Texts createDomain(const operations::CreateDomain &create) const;
    [[nodiscard]] virtual Texts dropDomain(const operations::DropDomain &drop) const;
    [[nodiscard]] virtual Texts sequenceTexts(const operations::CreateSequence &create) const;
    [[nodiscard]] virtual Result<std::vector<sql::Statement>> batch(const operations::BatchAlterTable &batch,
                                                                    const CompileContext &context) const;
    /// Must run outside of a transaction (CREATE INDEX CONCURRENTLY).
    [[nodiscard]] virtual bool outsideTransaction(const operations::Operation &operation) const;

    // Types, by family
    [[nodiscard]] virtual Result<QString> typeText(const sql::SqlType &type) const;

private:
    [[nodiscard]] Texts texts(const operations::Operation &operation, const CompileContext &context) const;
    [[nodiscard]] Result<std::vector<sql::Statement>> bulkInsert(const operations::BulkInsert &insert,
                                                                 const CompileContext &context) const;
    [[nodiscard]] sql::Statement executeSql(const operations::ExecuteSql &execute, const CompileContext &context) const;
    [[nodiscard]] Result<sql::Statement> query(const expressions::Query &query, Rendering rendering) const;

    Rules rules_;
};

/// The text as Alembic prints it: tabs become four blanks, no space at either end.
[[nodiscard]] QString tidy(QString text);

} // namespace retort::dialects
