#pragma once

#include <core/alembic/evaluate.h>
#include <core/alembic/tables.h>
#include <core/database/query_result.h>
#include <core/dialects/dialect.h>
#include <core/operations/operation.h>
#include <core/script/runtime/interpreter.h>

#include <map>
#include <set>
#include <unordered_map>

namespace retort::alembic
{

struct DriverError;

/// What the natives of one interpreter share: the sink and the environment of the evaluation that is going on, and the
/// classes made so far. Must go before its interpreter does.
class ScriptHost
{
public:
    explicit ScriptHost(script::Interpreter &vm)
        : vm_(vm)
    {
    }

    /// What follows is another evaluation; both must outlive it.
    void begin(StatementSink &sink, const Environment &environment);

    /// Of the interpreter a native runs in.
    [[nodiscard]] static ScriptHost &of(script::Interpreter &vm) { return *vm.host<ScriptHost>(); }

    [[nodiscard]] StatementSink &sink() const { return *sink_; }
    [[nodiscard]] const Environment &environment() const { return *environment_; }
    [[nodiscard]] script::Interpreter &vm() const { return vm_; }

    /// The class of a table entry, made when it is first asked for.
    [[nodiscard]] script::Class &classOf(const ClassRow &row);
    /// `name` must be in the tables.
    [[nodiscard]] script::Class &classNamed(std::string_view module, std::string_view name);
    /// The row a class or the nearest of its bases was made from; null for foreign classes.
    [[nodiscard]] const ClassRow *rowOf(const script::Class &type) const;
    /// What a column type class is without arguments.
    [[nodiscard]] sql::SqlType prototypeOf(const script::Class &type) const;
    /// An exception class of sqlalchemy.exc or alembic.util.
    [[nodiscard]] const script::Ref<script::Class> &exception(std::string_view name);

    /// An object of a C++ class that names its table entry by `T::module` and `T::name`.
    template <typename T> [[nodiscard]] script::Ref<T> make()
    {
        return vm_.make<T>(&classNamed(T::moduleName, T::className));
    }

    /// Compiles the operation and hands it to the sink. What the database answers with may be caught by the script, as
    /// an exception of sqlalchemy.exc.
    [[nodiscard]] script::Eval<database::QueryResult> apply(operations::Operation::Action action,
                                                            const SourcePosition &origin);
    /// Asks the sink for rows.
    [[nodiscard]] script::Eval<database::QueryResult> query(const sql::Statement &statement);
    /// The shape of a table at this point of the run.
    [[nodiscard]] script::Eval<std::optional<schema::Table>> table(const sql::ObjectName &name,
                                                                   const SourcePosition &origin);
    /// The names of what there is, where the sink knows them.
    [[nodiscard]] script::Eval<std::optional<QStringList>>
    knownNames(StatementSink::NameKind kind, const QString &schema, const SourcePosition &origin);
    /// An error of the database as the exception of sqlalchemy.exc that a script may catch, others as they are.
    [[nodiscard]] script::Failure failWith(Error error);
    /// errors::ScriptNotSupportedHere with {what} at the place that is being evaluated.
    [[nodiscard]] script::Failure refuse(const QString &what) const;
    /// The same at `position`.
    [[nodiscard]] script::Failure refuse(const QString &what, const SourcePosition &position) const;

    [[nodiscard]] dialects::CompileContext compileContext(const SourcePosition &origin) const;

    bool inAutocommit = false;
    /// How many things in FROM have no name of their own so far: each gets another number.
    int anonymous = 0;
    /// A `with connection.begin():` block ended with an exception: what follows is refused.
    bool blockFailed = false;
    /// How many savepoints the script has set: each gets another number.
    int savepoints = 0;

private:
    [[nodiscard]] script::Eval<void> mayGoOn();
    /// The class of the driver's own error, made when it is first raised.
    [[nodiscard]] const script::Ref<script::Class> &driverException(const DriverError &error);

    script::Interpreter &vm_;
    StatementSink *sink_ = nullptr;
    const Environment *environment_ = nullptr;
    mutable std::set<sql::ObjectName> createdTypes_; ///< of this revision
    std::unordered_map<const ClassRow *, script::Ref<script::Class>> classes_;
    std::unordered_map<const script::Class *, const ClassRow *> rows_;
    std::unordered_map<std::string_view, script::Ref<script::Class>> exceptions_;
    std::map<QString, script::Ref<script::Class>> driverExceptions_;
};

} // namespace retort::alembic
