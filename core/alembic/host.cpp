#include <core/alembic/error_codes.h>
#include <core/alembic/host.h>
#include <core/dialects/dialect.h>
#include <core/script/runtime/protocol.h>

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

void ScriptHost::begin(StatementSink &sink, const Environment &environment)
{
    sink_ = &sink;
    environment_ = &environment;
    createdTypes_.clear();
    inAutocommit = false;
    blockFailed = false;
    savepoints = 0;
    anonymous = 0;
}

Class &ScriptHost::classOf(const ClassRow &row)
{
    if (const auto made = classes_.find(&row); made != classes_.end())
        return *made->second;
    std::vector<Ref<Class>> bases;
    if (row.base.empty())
        bases.push_back(vm_.types().object);
    else if (row.base == "str")
        bases.push_back(vm_.types().str);
    else
        // A dialect's JSON is a kind of the generic JSON.
        bases.emplace_back(&classNamed(row.base == row.entry.name ? "sqlalchemy" : row.entry.module, row.base));
    Ref<Class> type = vm_.defineClass(row.entry, std::move(bases));
    rows_.emplace(type.get(), &row);
    return *classes_.emplace(&row, std::move(type)).first->second;
}

Class &ScriptHost::classNamed(std::string_view module, std::string_view name)
{
    const ClassRow *row = findClass(module, name);
    Q_ASSERT(row != nullptr);
    return classOf(*row);
}

const ClassRow *ScriptHost::rowOf(const Class &type) const
{
    for (const Class *base : type.mro()) {
        if (const auto row = rows_.find(base); row != rows_.end())
            return row->second;
    }
    return nullptr;
}

sql::SqlType ScriptHost::prototypeOf(const Class &type) const
{
    const ClassRow *row = rowOf(type);
    return row != nullptr && row->type != nullptr ? row->type() : sql::SqlType();
}

const Ref<Class> &ScriptHost::exception(std::string_view name)
{
    if (const auto made = exceptions_.find(name); made != exceptions_.end())
        return made->second;
    for (const ModuleRow &module : moduleRows()) {
        for (const ExceptionRow &row : module.exceptions) {
            if (row.name != name)
                continue;
            const Ref<Class> base = row.base.empty() ? vm_.errors().Exception : exception(row.base);
            return exceptions_
                .emplace(row.name, vm_.defineException(std::string(row.name), std::string(module.name), {base}))
                .first->second;
        }
    }
    Q_ASSERT(false);
    return vm_.errors().Exception;
}

dialects::CompileContext ScriptHost::compileContext(const SourcePosition &origin) const
{
    dialects::CompileContext context;
    context.rendering = sink_->isOffline() ? dialects::Rendering::Literal : dialects::Rendering::Bound;
    context.namingConvention = environment_->namingConvention;
    context.createdTypes = &createdTypes_;
    context.note = [this, origin](const QString &sentence) { sink_->log({LogLine::Level::Info, sentence, origin}); };
    context.shapeOf = [this, origin](const sql::ObjectName &name) -> Result<schema::Table> {
        RETORT_TRY(auto table, sink_->table(name, origin));
        if (!table)
            return fail(errors::ScriptTableMissing, {{u"table"_s, name.name}}, origin);
        return *std::move(table);
    };
    return context;
}

Eval<void> ScriptHost::mayGoOn()
{
    if (blockFailed)
        return refuse(u"on after a begin() block that failed: its work is not taken back before the run ends"_s);
    return vm_.tick(100);
}

Eval<database::QueryResult> ScriptHost::apply(operations::Operation::Action action, const SourcePosition &origin)
{
    RETORT_CHECK(mayGoOn());
    operations::Operation operation{std::move(action), origin};
    dialects::CompileContext context = compileContext(origin);
    // Without a database the script's own Table is all there is to know.
    const auto *batch = std::get_if<operations::BatchAlterTable>(&operation.action);
    if (batch != nullptr && batch->copyFrom && sink_->isOffline())
        context.shapeOf = [batch](const sql::ObjectName &) -> Result<schema::Table> { return *batch->copyFrom; };
    auto statements = sink_->dialect().compile(operation, context);
    if (!statements)
        return failWith(std::move(statements).error().at(origin));
    if (inAutocommit) {
        for (sql::Statement &statement : *statements)
            statement.outsideTransaction = true;
    }
    if (vm_.mayCatch())
        sink_->mayGoOnAfterError(origin);
    auto answer = sink_->apply(operation, *statements);
    if (!answer)
        return failWith(std::move(answer).error());
    return *std::move(answer);
}

Eval<database::QueryResult> ScriptHost::query(const sql::Statement &statement)
{
    RETORT_CHECK(mayGoOn());
    auto answer = sink_->query(statement);
    if (!answer)
        return failWith(std::move(answer).error());
    return *std::move(answer);
}

Eval<std::optional<schema::Table>> ScriptHost::table(const sql::ObjectName &name, const SourcePosition &origin)
{
    auto answer = sink_->table(name, origin);
    if (!answer)
        return failWith(std::move(answer).error());
    return *std::move(answer);
}

Eval<std::optional<QStringList>> ScriptHost::knownNames(StatementSink::NameKind kind, const QString &schema,
                                                        const SourcePosition &origin)
{
    auto answer = sink_->knownNames(kind, schema, origin);
    if (!answer)
        return failWith(std::move(answer).error());
    return *std::move(answer);
}

Failure ScriptHost::refuse(const QString &what) const
{
    return refuse(what, vm_.position());
}

Failure ScriptHost::refuse(const QString &what, const SourcePosition &position) const
{
    return vm_.raiseError(Error{errors::ScriptNotSupportedHere, {{u"what"_s, what}}, position, {}, nullptr});
}

} // namespace retort::alembic
