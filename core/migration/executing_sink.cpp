#include <core/base/overloaded.h>
#include <core/database/error_codes.h>
#include <core/migration/error_codes.h>
#include <core/migration/executing_sink.h>
#include <core/schema/table.h>

#include <algorithm>

namespace retort::migration
{
namespace
{

/// By its first word: such a statement changes nothing, and a run that is resumed needs its answer again.
bool isQuestion(const QString &statement)
{
    static const QStringList words{QStringLiteral("SELECT"), QStringLiteral("WITH"),     QStringLiteral("SHOW"),
                                   QStringLiteral("VALUES"), QStringLiteral("DESCRIBE"), QStringLiteral("EXPLAIN")};
    qsizetype start = 0;
    while (start < statement.size() && (statement[start].isSpace() || statement[start] == u'('))
        ++start;
    return std::any_of(words.begin(), words.end(), [&](const QString &word) {
        return QStringView(statement).mid(start, word.size()).compare(word, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

ExecutingSink::ExecutingSink(database::Session &session, const dialects::Dialect &dialect, RunTransaction &transaction,
                             const RunOptions &options, const Observer &observer, std::function<void()> committed)
    : session_(session)
    , dialect_(dialect)
    , transaction_(transaction)
    , options_(options)
    , observer_(observer)
    , committed_(std::move(committed))
{
}

Result<database::QueryResult> ExecutingSink::apply(const operations::Operation &,
                                                   const std::vector<sql::Statement> &statements)
{
    database::QueryResult last;
    for (const sql::Statement &statement : statements) {
        const bool mustLeave = statement.outsideTransaction && transaction_.isOpen();
        RETORT_TRY(last, mustLeave ? executeOutside(statement) : execute(statement));
    }
    return last;
}

Result<database::QueryResult> ExecutingSink::query(const sql::Statement &statement)
{
    return execute(statement);
}

Result<std::optional<schema::Table>> ExecutingSink::table(const sql::ObjectName &name, const SourcePosition &origin)
{
    Q_ASSERT(options_.readTable);
    auto read = options_.readTable(session_, name);
    if (!read)
        return fail(read.error().at(origin));
    return read;
}

Result<> ExecutingSink::beginAutocommit()
{
    RETORT_CHECK(transaction_.commit());
    settle();
    committed_();
    return {};
}

Result<> ExecutingSink::endAutocommit()
{
    // What the script has begun by itself nobody could tell from the run's own any more.
    const bool leftOpen = session_.isInTransaction();
    if (leftOpen)
        RETORT_CHECK(transaction_.rollback());
    RETORT_CHECK(transaction_.keepForeignKeysOff());
    RETORT_CHECK(transaction_.begin());
    return leftOpen ? fail(errors::TransactionLeftOpen) : Result<>();
}

void ExecutingSink::log(const alembic::LogLine &line)
{
    tell(ScriptSaid{line});
}

void ExecutingSink::nextRevision(int done)
{
    passOver_ = done;
    statements_ = 0;
    committedStatements_ = 0;
}

void ExecutingSink::settle()
{
    if (!session_.isInTransaction())
        committedStatements_ = statements_;
}

Result<> ExecutingSink::replay(const std::vector<Call> &calls)
{
    for (const Call &call : calls) {
        RETORT_CHECK(std::visit(overloaded{
                                    [this](const Applied &applied) -> Result<> {
                                        RETORT_CHECK(apply(applied.operation, applied.statements));
                                        return {};
                                    },
                                    [this](const AutocommitBegin &) { return beginAutocommit(); },
                                    [this](const AutocommitEnd &) { return endAutocommit(); },
                                    [this](const alembic::LogLine &line) -> Result<> {
                                        log(line);
                                        return {};
                                    },
                                },
                                call));
    }
    return {};
}

Result<database::QueryResult> ExecutingSink::execute(const sql::Statement &statement)
{
    const bool changes = !isQuestion(statement.text);
    if (changes && passOver_ > 0) {
        --passOver_;
        committedStatements_ = ++statements_;
        return database::QueryResult();
    }
    tell(StatementStarted{statement});
    const auto start = std::chrono::steady_clock::now();
    Result<database::QueryResult> executed = session_.execute(statement);
    // A DDL statement that fails has committed all the same what came before it.
    statements_ += executed && changes ? 1 : 0;
    settle();
    RETORT_TRY(database::QueryResult answer, std::move(executed));
    RETORT_CHECK(transaction_.keepOpen());
    const auto time = std::chrono::steady_clock::now() - start;
    for (const QString &notice : answer.notices)
        tell(Notice{Error{errors::DatabaseNotice, {{QStringLiteral("message"), notice}}, {}, {}, {}}});
    tell(StatementFinished{answer.rowsAffected, std::chrono::duration_cast<std::chrono::microseconds>(time),
                           committedStatements_});
    return answer;
}

Result<database::QueryResult> ExecutingSink::executeOutside(const sql::Statement &statement)
{
    RETORT_CHECK(beginAutocommit());
    RETORT_TRY(database::QueryResult answer, execute(statement));
    RETORT_CHECK(endAutocommit());
    return answer;
}

void ExecutingSink::tell(RunEvent event) const
{
    if (observer_)
        observer_(event);
}

} // namespace retort::migration
