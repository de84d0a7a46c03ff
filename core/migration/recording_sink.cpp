#include <core/alembic/error_codes.h>
#include <core/database/query_result.h>
#include <core/migration/recording_sink.h>

namespace retort::migration
{

RecordingSink::RecordingSink(const dialects::Dialect &dialect, replay::ExpectedSchema &schema)
    : dialect_(dialect)
    , schema_(schema)
{
}

Result<database::QueryResult> RecordingSink::apply(const operations::Operation &operation,
                                                   const std::vector<sql::Statement> &statements)
{
    for (const sql::Statement &statement : statements) {
        kept_ += statement.text.size() + static_cast<qsizetype>(statement.parameters.size());
        schema_.note(statement.text);
    }
    if (most_ && kept_ > *most_)
        return fail(errors::DecidedAtRun);
    calls_.emplace_back(Applied{operation, statements});
    return database::QueryResult{};
}

void RecordingSink::mayGoOnAfterError(const SourcePosition &origin)
{
    if (!expectedAt_)
        expectedAt_ = origin;
}

Result<database::QueryResult> RecordingSink::query(const sql::Statement &statement)
{
    return fail(errors::DecidedAtRun, {}, statement.origin);
}

Result<std::optional<schema::Table>> RecordingSink::table(const sql::ObjectName &name, const SourcePosition &origin)
{
    RETORT_TRY(const schema::Schema *schema, expected(origin));
    std::optional<schema::Table> found = replay::tableCalled(*schema, name, dialect_.customs());
    if (!found && !schema_.isWhole())
        return fail(errors::DecidedAtRun, {}, origin);
    return found;
}

Result<std::optional<QStringList>> RecordingSink::knownNames(NameKind kind, const QString &schema,
                                                             const SourcePosition &origin)
{
    RETORT_TRY(const schema::Schema *known, expected(origin));
    if (!schema_.isWhole())
        return fail(errors::DecidedAtRun, {}, origin);
    return replay::namesOf(*known, kind, schema, dialect_.customs());
}

Result<const schema::Schema *> RecordingSink::expected(const SourcePosition &origin)
{
    if (!schema_.isKnown())
        return fail(errors::DecidedAtRun, {}, origin);
    if (!expectedAt_)
        expectedAt_ = origin;
    return schema_.now();
}

Result<> RecordingSink::beginAutocommit()
{
    calls_.emplace_back(AutocommitBegin{});
    return {};
}

Result<> RecordingSink::endAutocommit()
{
    calls_.emplace_back(AutocommitEnd{});
    return {};
}

void RecordingSink::log(const alembic::LogLine &line)
{
    calls_.emplace_back(line);
}

} // namespace retort::migration
