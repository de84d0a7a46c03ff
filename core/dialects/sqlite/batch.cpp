#include <core/dialects/sqlite/batch.h>
namespace retort::dialects::sqlite
{
bool needsRebuild(const operations::BatchAlterTable &)
{
    return false;
}
Result<std::vector<sql::Statement>> rebuild(const SqliteDialect &, const operations::BatchAlterTable &,
                                            const CompileContext &)
{
    return std::vector<sql::Statement>{};
}
} // namespace retort::dialects::sqlite
