#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/engine.h>

// What begin() and begin_nested() of a connection give. There is one transaction, the run's own, with savepoints in it.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

class TransactionObject final : public Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "Transaction";
    using Instance::Instance;
};

class SavepointObject final : public Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "NestedTransaction";
    using Instance::Instance;
    QString name; ///< as SQLAlchemy names them; empty where there is none, or none any more
};

Eval<> itself(Call &call)
{
    return call.self;
}
Eval<> nothing(Call &)
{
    return Value::none();
}
Eval<> refuseRollback(Call &call)
{
    return ScriptHost::of(call.vm).refuse(u"rollback() of the run's own transaction"_s, call.position());
}

/// A block of the transaction that failed would have been taken back; here it is not, so nothing may follow it. When
/// the exception goes up to the end, the whole run is taken back anyway.
Eval<> leaveTransaction(Call &call)
{
    if (!call[0].isNone())
        ScriptHost::of(call.vm).blockFailed = true;
    return Value::boolean(false);
}

/// Once: RELEASE SAVEPOINT or ROLLBACK TO SAVEPOINT.
Eval<void> end(Call &call, const QString &how)
{
    auto &self = *call.self.native<SavepointObject>();
    const QString name = std::exchange(self.name, {});
    if (!name.isEmpty())
        RETORT_CHECK(ScriptHost::of(call.vm).apply(operations::ExecuteSql{how + name, {}, false}, call.position()));
    return {};
}
Eval<> release(Call &call)
{
    RETORT_CHECK(end(call, u"RELEASE SAVEPOINT "_s));
    return Value::none();
}
Eval<> rollBack(Call &call)
{
    RETORT_CHECK(end(call, u"ROLLBACK TO SAVEPOINT "_s));
    return Value::none();
}
Eval<> leaveSavepoint(Call &call)
{
    RETORT_CHECK(call[0].isNone() ? release(call) : rollBack(call));
    return Value::boolean(false);
}

Eval<> isActive(Interpreter &, const Value &self)
{
    return Value::boolean(!self.native<SavepointObject>()->name.isEmpty());
}

constexpr FunctionEntry transactionMethods[] = {
    {"__enter__", "", "The run's transaction.", itself},
    {"__exit__", "type, value, traceback", "Leaves exceptions alone.", leaveTransaction},
    {"commit", "", "The run commits at its own end.", nothing},
    {"close", "", "Nothing ends.", nothing},
    {"rollback", "", "Refused: what was done is taken back by failing.", refuseRollback},
    {"execute", "statement, parameters=None, *, execution_options=None, **kw", "Runs SQL.", executeCall},
};
constexpr FunctionEntry savepointMethods[] = {
    {"__enter__", "", "The savepoint.", itself},
    {"__exit__", "type, value, traceback", "Takes back what was done since, after an exception.", leaveSavepoint},
    {"commit", "", "What was done since stays.", release},
    {"rollback", "", "What was done since is taken back.", rollBack},
    {"close", "", "The same, unless it has ended.", rollBack},
};
constexpr AttributeEntry savepointAttributes[] = {
    {"is_active", "Whether it has not ended yet.", isActive},
};

const ClassRow rows[] = {
    {{"Transaction",
      "sqlalchemy",
      "The run's transaction.",
      transactionMethods,
      {},
      allocate<TransactionObject>,
      false}},
    {{"NestedTransaction", "sqlalchemy", "A savepoint in it.", savepointMethods, savepointAttributes,
      allocate<SavepointObject>, false}},
};

} // namespace

const std::span<const ClassRow> transactionClasses = rows;

Eval<> transactionObject(Interpreter &vm)
{
    return ScriptHost::of(vm).make<TransactionObject>();
}

Eval<> savepointObject(Interpreter &vm, const SourcePosition &origin)
{
    ScriptHost &host = ScriptHost::of(vm);
    Ref<SavepointObject> savepoint = host.make<SavepointObject>();
    if (host.sink().isOffline())
        return savepoint;
    savepoint->name = u"sa_savepoint_%1"_s.arg(++host.savepoints);
    RETORT_CHECK(host.apply(operations::ExecuteSql{u"SAVEPOINT "_s + savepoint->name, {}, false}, origin));
    return savepoint;
}

} // namespace retort::alembic
