#include <core/alembic/error_codes.h>
#include <core/database/query_result.h>
#include <core/migration/recording_sink.h>

namespace retort::migration
{

RecordingSink::RecordingSink(const dialects::Dialect &dialect, const KnownTable &table)
    : dialect_(dialect)
    , table_(table)
{
}

Result<database::QueryResult> RecordingSink::apply(const operations::Operation &operation,
                                                   const std::vector<sql::Statement> &statements)
{
    calls_.emplace_back(Applied{operation, statements});
    return database::QueryResult{};
}

Result<database::QueryResult> RecordingSink::query(const sql::Statement &statement)
{
    return fail(errors::DecidedAtRun, {}, statement.origin);
}

Result<std::optional<schema::Table>> RecordingSink::table(const sql::ObjectName &name, const SourcePosition &origin)
{
    if (!table_)
        return fail(errors::DecidedAtRun, {}, origin);
    return table_(name);
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
