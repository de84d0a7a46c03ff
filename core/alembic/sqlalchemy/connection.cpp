#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/bind_parameters.h>
#include <core/alembic/sqlalchemy/engine.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/statement_words.h>
#include <core/alembic/values.h>
#include <core/dialects/dialect.h>
#include <core/script/runtime/protocol.h>

// Connection, Engine and Dialect: op.get_bind() and what hangs on it. There is one connection and one transaction, the
// run's own: begin() and commit() of a script neither open nor end it (transactions.cpp).

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
namespace ex = expressions;

namespace
{

class ConnectionObject final : public Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "Connection";
    using Instance::Instance;
};

class DialectObject final : public Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "Dialect";
    using Instance::Instance;
};

/// The text with the values it is executed with.
Eval<ex::Text> withValues(Interpreter &vm, ex::Text text, const Value &given)
{
    const auto *dict = given.as<Dict>();
    if (dict == nullptr)
        return text;
    for (std::size_t place = 0; place < dict->table().end(); ++place) {
        const auto &entry = dict->table().at(place);
        if (!entry.key.isSet())
            continue;
        RETORT_TRY(const QString name, toText(vm, entry.key, "parameter name"));
        const auto isOfName = [&name](const auto &each) { return each.first == name; };
        if (isListFor(text, name, entry.value)) {
            RETORT_TRY(std::vector<sql::Value> values, toSqlValues(vm, entry.value));
            std::erase_if(text.lists, isOfName);
            text.lists.emplace_back(name, std::move(values));
            continue;
        }
        RETORT_TRY(sql::Value value, toSqlValue(vm, entry.value));
        std::erase_if(text.parameters, isOfName);
        text.parameters.emplace_back(name, std::move(value));
    }
    return text;
}

/// One statement, as an operation the sink records, or as a question it answers.
Eval<> runOne(Interpreter &vm, operations::Operation::Action action, bool isQuestion, bool changesRows,
              const std::vector<ResultColumn> &shape, const SourcePosition &origin)
{
    ScriptHost &host = ScriptHost::of(vm);
    if (!isQuestion) {
        RETORT_TRY(const database::QueryResult answer, host.apply(std::move(action), origin));
        return resultObject(vm, answer, shape, changesRows);
    }
    auto statements = host.sink().dialect().compile({std::move(action), origin}, host.compileContext(origin));
    if (!statements)
        return host.failWith(std::move(statements).error().at(origin));
    database::QueryResult answer;
    for (const sql::Statement &statement : *statements) {
        RETORT_TRY(answer, host.query(statement));
    }
    return resultObject(vm, answer, shape);
}

Eval<> runText(Interpreter &vm, const ex::Text &text, const Value &parameters, const SourcePosition &origin)
{
    const QString word = leadingWord(text.sql, ScriptHost::of(vm).sink().dialect().lexicalRules());
    std::vector<Value> sets = {parameters};
    if (parameters.isKind(Kind::List) || parameters.isKind(Kind::Tuple)) {
        RETORT_TRY(sets, collect(vm, parameters));
    }
    Value last = Value::none();
    for (const Value &set : sets) {
        RETORT_TRY(const ex::Text bound, withValues(vm, text, set));
        RETORT_TRY(last, runOne(vm, operations::ExecuteSql{bound.sql, bound.parameters, false, bound.lists},
                                asksForRows(word), changesRows(word), {}, origin));
    }
    return last;
}

Eval<> scalar(Call &call)
{
    RETORT_TRY(const Value result, executeCall(call));
    RETORT_TRY(const Value method, getAttribute(call.vm, result, "scalar"));
    return script::call(call.vm, method);
}

Eval<> scalars(Call &call)
{
    RETORT_TRY(const Value result, executeCall(call));
    RETORT_TRY(const Value method, getAttribute(call.vm, result, "scalars"));
    return script::call(call.vm, method);
}

Eval<> executionOptions(Call &call)
{
    const Value level = call.dict(0).get("isolation_level");
    if (const Str *text = level.as<Str>(); text != nullptr && text->text() == "AUTOCOMMIT") {
        return ScriptHost::of(call.vm).refuse(
            u"isolation_level=\"AUTOCOMMIT\": use `with op.get_context().autocommit_block():`"_s, call.position());
    }
    return call.self;
}

Eval<> nothing(Call &)
{
    return Value::none();
}
Eval<> itself(Call &call)
{
    return call.self;
}
Eval<> yes(Call &)
{
    return Value::boolean(true);
}
Eval<> notHandled(Call &)
{
    return Value::boolean(false);
}
Eval<> begin(Call &call)
{
    return transactionObject(call.vm);
}
Eval<> beginNested(Call &call)
{
    return savepointObject(call.vm, call.position());
}

Eval<> hasTable(Call &call)
{
    const CallArguments in(call);
    sql::ObjectName name;
    RETORT_TRY(name.name, in.text("table_name"));
    RETORT_TRY(name.schema, in.optionalText("schema"));
    RETORT_TRY(const auto table, ScriptHost::of(call.vm).table(name, call.position()));
    return Value::boolean(table.has_value());
}

Eval<> refuseCursor(Call &call)
{
    return ScriptHost::of(call.vm).refuse(
        u"%1() of a connection"_s.arg(QString::fromLatin1(call.function.entry().name)), call.position());
}

Eval<> dialectOf(Interpreter &vm, const Value &)
{
    return dialectObject(vm);
}
Eval<> connectionOf(Interpreter &vm, const Value &)
{
    return connectionObject(vm);
}
Eval<> noneOf(Interpreter &, const Value &)
{
    return Value::none();
}

constexpr FunctionEntry connectionMethods[] = {
    {"execute", "statement, parameters=None, *, execution_options=None, **kw",
     "Runs SQL and gives its rows: a text, text(), select() ...", executeCall},
    {"exec_driver_sql", "statement, parameters=None, execution_options=None, **kw", "Runs SQL as it is written.",
     executeCall},
    {"scalar", "statement, parameters=None, *, execution_options=None, **kw", "The first value of the first row.",
     scalar},
    {"scalars", "statement, parameters=None, *, execution_options=None, **kw", "The first value of each row.", scalars},
    {"execution_options", "**opt", "The same connection.", executionOptions},
    {"begin", "", "The run's transaction goes on.", begin},
    {"begin_nested", "", "A savepoint: with connection.begin_nested():", beginNested},
    {"connect", "**kw", "The same connection.", itself},
    {"in_transaction", "", "True: a run has one.", yes},
    {"commit", "", "The run commits at its own end.", nothing},
    {"close", "", "The connection is the run's own.", nothing},
    {"rollback", "", "Refused: what was done is taken back by failing.", refuseCursor},
    {"cursor", "", "Refused: the driver's own cursor.", refuseCursor},
    {"run_callable", "*args, **kw", "Refused.", refuseCursor},
    {"__enter__", "", "The same connection.", itself},
    {"__exit__", "type, value, traceback", "Leaves exceptions alone.", notHandled},
};
Eval<> nameOf(Interpreter &vm, const Value &)
{
    // MariaDB calls itself mysql, unless the URL says mariadb.
    return vm.str(ScriptHost::of(vm).sink().dialect().name());
}

Eval<> urlOf(Interpreter &vm, const Value &)
{
    return urlObject(vm);
}

constexpr AttributeEntry connectionAttributes[] = {
    {"name", "Of an engine: sqlite, postgresql, mysql or mariadb.", nameOf},
    {"dialect", "The database.", dialectOf},
    {"engine", "The same connection.", connectionOf},
    {"url", "The database's kind; nothing of where it is.", urlOf},
    {"bind", "The same connection.", connectionOf},
};

Eval<> driverOf(Interpreter &vm, const Value &)
{
    const QString name = ScriptHost::of(vm).sink().dialect().name();
    return vm.str(name == u"sqlite"_s ? u"pysqlite"_s : name == u"postgresql"_s ? u"psycopg2"_s : u"pymysql"_s);
}
Eval<> isMariadb(Interpreter &vm, const Value &)
{
    return Value::boolean(ScriptHost::of(vm).sink().dialect().name() == u"mariadb"_s);
}
Eval<> supportsSequences(Interpreter &vm, const Value &)
{
    return Value::boolean(ScriptHost::of(vm).sink().dialect().capabilities().sequences);
}

/// The server's version as a tuple, by asking for it.
Eval<> serverVersion(Interpreter &vm, const Value &)
{
    ScriptHost &host = ScriptHost::of(vm);
    const QString name = host.sink().dialect().name();
    const QString question = name == u"sqlite"_s       ? u"SELECT sqlite_version()"_s
                             : name == u"postgresql"_s ? u"SHOW server_version"_s
                                                       : u"SELECT version()"_s;
    RETORT_TRY(const auto answer, host.query({question, {}, vm.position(), false, false}));
    std::vector<Value> parts;
    if (!answer.rows.empty()) {
        const auto *text = std::get_if<QString>(&answer.rows.front().front());
        const QStringList words =
            text != nullptr ? text->section(u' ', 0, 0).section(u'-', 0, 0).split(u'.') : QStringList();
        for (const QString &word : words)
            parts.push_back(Value::integer(word.toInt()));
    }
    return vm.tuple(parts);
}

Eval<> typeDescriptor(Call &call)
{
    if (call[0].isKind(Kind::Class))
        return script::call(call.vm, call[0]);
    return call[0];
}

Eval<> identifierPreparerOf(Interpreter &, const Value &self)
{
    return self;
}
Eval<> quote(Call &call)
{
    RETORT_TRY(const QString name, call.text(0));
    return call.vm.str(ScriptHost::of(call.vm).sink().dialect().quote(name));
}

Eval<> dialectHasTable(Call &call)
{
    return hasTable(call);
}

constexpr FunctionEntry dialectMethods[] = {
    {"type_descriptor", "typeobj", "The type as the database has it.", typeDescriptor},
    {"quote", "ident", "A name, with quotes where it needs them.", quote},
    {"quote_identifier", "ident", "A name, with quotes where it needs them.", quote},
    {"has_table", "connection, table_name, schema=None, **kw", "Whether there is such a table.", dialectHasTable},
};
constexpr AttributeEntry dialectAttributes[] = {
    {"name", "sqlite, postgresql, mysql or mariadb.", nameOf},
    {"driver", "The driver SQLAlchemy would use by itself.", driverOf},
    {"is_mariadb", "Whether the server is MariaDB.", isMariadb},
    {"supports_sequences", "Whether there are sequences.", supportsSequences},
    {"server_version_info", "The server's version as a tuple.", serverVersion},
    {"default_schema_name", "No schema by default.", noneOf},
    {"identifier_preparer", "Quotes names.", identifierPreparerOf},
};

const ClassRow rows[] = {
    {{"Connection", "sqlalchemy", "The run's connection.", connectionMethods, connectionAttributes,
      allocate<ConnectionObject>, false}},
    {{"Dialect", "sqlalchemy", "The database's kind.", dialectMethods, dialectAttributes, allocate<DialectObject>,
      false}},
};

} // namespace

const std::span<const ClassRow> engineClasses = rows;

Eval<> connectionObject(Interpreter &vm)
{
    return ScriptHost::of(vm).make<ConnectionObject>();
}
Eval<> dialectObject(Interpreter &vm)
{
    return ScriptHost::of(vm).make<DialectObject>();
}

Eval<> executeCall(Call &call)
{
    const CallArguments in(call);
    Value parameters = in.value("parameters");
    if (in.dict("kw").size() > 0 && (!parameters.isSet() || parameters.isNone()))
        parameters = Value(&in.dict("kw"));
    return executeStatement(call.vm, in.value("statement"), parameters, call.position(), true);
}

Eval<> executeStatement(Interpreter &vm, const Value &statement, const Value &parameters, const SourcePosition &origin,
                        bool plainTextIsSql)
{
    if (const Str *text = statement.as<Str>(); text != nullptr && plainTextIsSql)
        return runText(vm, ex::Text{text->toQString(), {}}, parameters, origin);
    if (const auto *expression = statement.native<ExpressionObject>()) {
        if (const auto *text = std::get_if<ex::Text>(&expression->expression.node))
            return runText(vm, *text, parameters, origin);
        // execute(func.x()) is SELECT x().
        RETORT_TRY(const Value select, selectFrom(vm, std::span<const Value>(&statement, 1)));
        return executeStatement(vm, select, parameters, origin, false);
    }
    if (const auto *query = statement.native<QueryObject>()) {
        RETORT_TRY(const auto queries, withParameters(vm, *query, parameters));
        Value last = Value::none();
        for (const ex::Query &each : queries) {
            const bool isQuestion = std::holds_alternative<ex::Select>(each);
            RETORT_TRY(last,
                       runOne(vm, operations::ExecuteExpression{each}, isQuestion, !isQuestion, query->shape, origin));
        }
        return last;
    }
    if (const auto *ddl = statement.native<DdlObject>()) {
        for (const operations::Operation::Action &action : ddl->actions) {
            RETORT_CHECK(ScriptHost::of(vm).apply(action, origin));
        }
        return resultObject(vm, {}, {});
    }
    RETORT_TRY(const std::string repr, reprOf(vm, statement));
    return argumentError(vm, textOf("Executable SQL or text() construct expected, got ", repr, "."));
}

} // namespace retort::alembic
