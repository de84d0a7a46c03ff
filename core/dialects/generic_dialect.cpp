#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/expression_writer.h>
#include <core/dialects/generic_dialect.h>

namespace retort::dialects
{

using namespace operations;

QString tidy(QString text)
{
    text.replace(u'\t', QStringLiteral("    "));
    return text.trimmed();
}

QString GenericDialect::quote(const QString &identifier) const
{
    return sql::quoteIdentifier(identifier, rules_.quoting);
}

QString GenericDialect::literal(const sql::Value &value) const
{
    return sql::literal(value, rules_.literals);
}

Result<QString> GenericDialect::renderExpression(const expressions::Expression &expression) const
{
    return ExpressionWriter(*this, Rendering::Literal, false).write(expression);
}

QString GenericDialect::qualified(const sql::ObjectName &name) const
{
    if (name.schema.isEmpty())
        return quote(name.name);
    return quote(name.schema) + u'.' + quote(name.name);
}

sql::Value GenericDialect::stored(const sql::Value &value, const sql::SqlType &type) const
{
    const sql::SqlType &own = resolved(type);
    // 0 and 1 are as good as False and True to a Boolean.
    if (const auto *number = std::get_if<qint64>(&value);
        number && (*number == 0 || *number == 1) && std::holds_alternative<sql::BooleanType>(own.kind))
        return *number == 1;
    // Where there is no type for it, the text has no dashes.
    const auto *uuid = std::get_if<sql::UuidType>(&own.kind);
    const auto *text = std::get_if<QString>(&value);
    if (uuid && text && !uuid->sqlUuid && !(uuid->native && rules_.capabilities.nativeUuid))
        return QString(*text).remove(u'-');
    return value;
}

const sql::SqlType &GenericDialect::resolved(const sql::SqlType &type) const
{
    return sql::typeFor(type, rules_.variantNames);
}

const schema::OptionValue *GenericDialect::option(const schema::Options &options, const QString &key) const
{
    for (const QString &dialect : rules_.optionNames)
        if (const auto found = options.find(QString(dialect + u'_' + key)); found != options.end())
            return &found->second;
    return nullptr;
}

bool GenericDialect::flag(const schema::Options &options, const QString &key) const
{
    const schema::OptionValue *value = option(options, key);
    const bool *set = value ? std::get_if<bool>(value) : nullptr;
    return set && *set;
}

std::optional<QString> GenericDialect::textOption(const schema::Options &options, const QString &key) const
{
    const schema::OptionValue *value = option(options, key);
    if (!value)
        return std::nullopt;
    if (const auto *text = std::get_if<QString>(value))
        return *text;
    if (const auto *number = std::get_if<qint64>(value))
        return QString::number(*number);
    return std::nullopt;
}

tl::unexpected<Error> GenericDialect::cannot(const QString &what) const
{
    return fail(errors::OperationNotSupported,
                {{QStringLiteral("dialect"), rules_.name}, {QStringLiteral("what"), what}});
}

Result<std::vector<sql::Statement>> GenericDialect::compile(const Operation &operation,
                                                            const CompileContext &context) const
{
    using Statements = Result<std::vector<sql::Statement>>;
    const auto one = [](sql::Statement statement) { return std::vector{std::move(statement)}; };
    Statements statements = [&]() -> Statements {
        if (const auto *batchTable = std::get_if<BatchAlterTable>(&operation.action))
            return batch(*batchTable, context);
        if (const auto *insert = std::get_if<BulkInsert>(&operation.action))
            return bulkInsert(*insert, context);
        if (const auto *execute = std::get_if<ExecuteSql>(&operation.action))
            return one(executeSql(*execute, context));
        if (const auto *execute = std::get_if<ExecuteExpression>(&operation.action))
            return query(execute->query, context.rendering).map(one);
        RETORT_TRY(const std::vector<QString> written, texts(operation, context));
        std::vector<sql::Statement> plain;
        for (const QString &text : written) {
            sql::Statement statement;
            statement.text = tidy(text);
            plain.push_back(std::move(statement));
        }
        return plain;
    }();
    if (!statements)
        return operation.origin ? fail(statements.error().at(*operation.origin)) : statements;
    const bool outside = outsideTransaction(operation);
    for (sql::Statement &statement : *statements) {
        if (!statement.origin)
            statement.origin = operation.origin;
        statement.outsideTransaction = statement.outsideTransaction || outside;
    }
    return statements;
}

GenericDialect::Texts GenericDialect::texts(const Operation &operation, const CompileContext &context) const
{
    const auto one = [](const QString &text) { return std::vector{text}; };
    return std::visit(
        overloaded{
            [&](const CreateTable &create) { return createTable(create, context); },
            [&](const DropTable &drop) -> Texts {
                return one(u"DROP TABLE " + QStringView(drop.ifExists ? u"IF EXISTS " : u"") + qualified(drop.table));
            },
            [&](const RenameTable &rename) -> Texts { return renameTable(rename).map(one); },
            [&](const AddColumn &add) { return addColumn(add, context); },
            [&](const DropColumn &drop) -> Texts {
                return one(u"ALTER TABLE " + qualified(drop.table) + u" DROP COLUMN " +
                           QStringView(drop.ifExists ? u"IF EXISTS " : u"") + quote(drop.column));
            },
            [&](const AlterColumn &alter) { return alterColumn(alter, context); },
            [&](const CreateIndex &create) -> Texts {
                schema::Index index = create.index;
                index.name = schema::conventionalName(index, context.namingConvention);
                return createIndexText(index, create.ifNotExists).map(one);
            },
            [&](const DropIndex &drop) -> Texts { return dropIndexText(drop).map(one); },
            [&](const AddConstraint &add) -> Texts {
                return addConstraint(
                    add.table, schema::withName(add.constraint, schema::conventionalName(add.constraint, add.table,
                                                                                         context.namingConvention)));
            },
            [&](const DropConstraint &drop) { return dropConstraint(drop); },
            [&](const CreateTableComment &comment) { return tableComment(comment.table, comment.comment); },
            [&](const DropTableComment &comment) { return tableComment(comment.table, std::nullopt); },
            [&](const CreateEnum &create) { return createEnum(create); },
            [&](const DropEnum &drop) { return dropEnum(drop); },
            [&](const CreateDomain &create) { return createDomain(create); },
            [&](const DropDomain &drop) { return dropDomain(drop); },
            [&](const CreateSequence &create) { return sequenceTexts(create); },
            [&](const DropSequence &drop) -> Texts {
                if (!rules_.capabilities.sequences)
                    return cannot(QStringLiteral("drop a sequence"));
                return one(u"DROP SEQUENCE " + QStringView(drop.ifExists ? u"IF EXISTS " : u"") +
                           qualified(drop.sequence));
            },
            // Compiled elsewhere: they hold values, or other operations.
            [](const BatchAlterTable &) -> Texts { return std::vector<QString>{}; },
            [](const BulkInsert &) -> Texts { return std::vector<QString>{}; },
            [](const ExecuteSql &) -> Texts { return std::vector<QString>{}; },
            [](const ExecuteExpression &) -> Texts { return std::vector<QString>{}; }},
        operation.action);
}

bool GenericDialect::outsideTransaction(const Operation &operation) const
{
    const auto *execute = std::get_if<ExecuteSql>(&operation.action);
    return execute && execute->autocommit;
}

Result<std::vector<sql::Statement>> GenericDialect::batch(const BatchAlterTable &batch,
                                                          const CompileContext &context) const
{
    CompileContext inner = context;
    inner.namingConvention.insert(batch.namingConvention);
    std::vector<sql::Statement> statements;
    const auto add = [&](const Operation &operation) -> Result<> {
        RETORT_TRY(const std::vector<sql::Statement> some, compile(operation, inner));
        statements.insert(statements.end(), some.begin(), some.end());
        return {};
    };
    for (const Operation &operation : batch.operations)
        RETORT_CHECK(add(operation));
    // Alembic puts them into the table that it builds anew, and only then.
    if (batch.recreate == Recreate::Always) {
        for (const schema::Constraint &constraint : batch.tableArgs)
            RETORT_CHECK(add({AddConstraint{batch.table, constraint}, {}}));
    }
    return statements;
}

} // namespace retort::dialects
