#pragma once

#include <core/alembic/objects.h>
#include <core/alembic/tables.h>
#include <core/database/query_result.h>

namespace retort::alembic
{

/// Connection, Engine, Dialect, Inspector and what execute() gives.
extern const std::span<const ClassRow> engineClasses, transactionClasses, urlClasses;
extern const std::span<const ClassRow> resultClasses;
extern const std::span<const ClassRow> inspectorClasses;

/// What op.get_bind() gives: all talk of one connection.
[[nodiscard]] script::Eval<> connectionObject(script::Interpreter &vm);
/// connection.begin(): the run's transaction goes on.
[[nodiscard]] script::Eval<> transactionObject(script::Interpreter &vm);
/// connection.begin_nested(): a savepoint, which is set now. Text for --sql has none, for nothing fails in it.
[[nodiscard]] script::Eval<> savepointObject(script::Interpreter &vm, const SourcePosition &origin);
/// The sink's dialect as `bind.dialect` shows it.
[[nodiscard]] script::Eval<> dialectObject(script::Interpreter &vm);
/// bind.engine.url
[[nodiscard]] script::Eval<> urlObject(script::Interpreter &vm);
/// sa.inspect(bind).
[[nodiscard]] script::Eval<> inspectorObject(script::Interpreter &vm);

/// Runs what a script gives to execute(): a text, text(), an expression, DDL. `parameters` fill the bind parameters:
/// None, a dict, or a list of dicts. A select is asked, all else applied.
[[nodiscard]] script::Eval<> executeStatement(script::Interpreter &vm, const script::Value &statement,
                                              const script::Value &parameters, const SourcePosition &origin,
                                              bool plainTextIsSql);

/// The same as a method: "statement, parameters=None, *, execution_options=None, **kw".
[[nodiscard]] script::Eval<> executeCall(script::Call &call);

/// The rows of an answer as a script reads them; `shape` is what is known of their columns. `changesRows`: of a
/// statement whose answer tells how many rows it changed; where it does not, it was only recorded, and a script that
/// looks at it is told so (errors::DecidedAtRun, errors::DatabaseNeededOffline).
[[nodiscard]] script::Eval<> resultObject(script::Interpreter &vm, const database::QueryResult &result,
                                          const std::vector<ResultColumn> &shape, bool changesRows = false);

} // namespace retort::alembic
