#pragma once

#include <core/alembic/arguments.h>
#include <core/alembic/tables.h>

/// Alembic's own modules: op, context, and the batch that op.batch_alter_table() gives.

namespace retort::alembic
{

extern const std::span<const script::FunctionEntry> opFunctions;
extern const std::span<const script::FunctionEntry> pluginFunctions; ///< of op, by other packages
extern const std::span<const script::FunctionEntry> contextFunctions;
extern const std::span<const ObjectRow> contextObjects;
extern const std::span<const ClassRow> batchClasses;
extern const std::span<const ClassRow> contextClasses;
extern const std::span<const ClassRow> nameClasses; ///< what op.f() gives

/// The object behind `with op.batch_alter_table(...) as batch`: collects operations, which become one when the block
/// ends without an exception.
class BatchObject final : public script::Instance
{
public:
    static constexpr std::string_view moduleName = "alembic.operations";
    static constexpr std::string_view className = "BatchOperations";
    using Instance::Instance;
    operations::BatchAlterTable batch;
    SourcePosition origin;
    bool isOpen = false;
};

/// The table a directive is about: the batch's, else `parameter` and `schema` of the call.
[[nodiscard]] script::Eval<sql::ObjectName> tableOf(const CallArguments &in, std::string_view parameter = "table_name");
/// Hands the operation to the batch it was called on, else to the sink.
[[nodiscard]] script::Eval<> emitOperation(script::Call &call, operations::Operation::Action action);

// The directives that op and the batch share; the batch's form lacks the table.
[[nodiscard]] script::Eval<> addColumn(script::Call &call);
[[nodiscard]] script::Eval<> alterColumn(script::Call &call);
[[nodiscard]] script::Eval<> dropColumn(script::Call &call);
[[nodiscard]] script::Eval<> createIndex(script::Call &call);
[[nodiscard]] script::Eval<> dropIndex(script::Call &call);
[[nodiscard]] script::Eval<> createPrimaryKey(script::Call &call);
[[nodiscard]] script::Eval<> createUniqueConstraint(script::Call &call);
[[nodiscard]] script::Eval<> createForeignKey(script::Call &call);
[[nodiscard]] script::Eval<> createCheckConstraint(script::Call &call);
[[nodiscard]] script::Eval<> createExcludeConstraint(script::Call &call);
[[nodiscard]] script::Eval<> dropConstraint(script::Call &call);
[[nodiscard]] script::Eval<> createTableComment(script::Call &call);
[[nodiscard]] script::Eval<> dropTableComment(script::Call &call);
[[nodiscard]] script::Eval<> execute(script::Call &call);
[[nodiscard]] script::Eval<> getBind(script::Call &call);
[[nodiscard]] script::Eval<> getContext(script::Call &call);
[[nodiscard]] script::Eval<> finalName(script::Call &call);
[[nodiscard]] script::Eval<> inlineLiteral(script::Call &call);
[[nodiscard]] script::Eval<> refuseDirective(script::Call &call);

// Directives of op alone.
[[nodiscard]] script::Eval<> createTable(script::Call &call);
[[nodiscard]] script::Eval<> dropTable(script::Call &call);
[[nodiscard]] script::Eval<> renameTable(script::Call &call);
[[nodiscard]] script::Eval<> bulkInsert(script::Call &call);
[[nodiscard]] script::Eval<> batchAlterTable(script::Call &call);

} // namespace retort::alembic
