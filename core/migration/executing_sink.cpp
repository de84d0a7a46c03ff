#include <core/base/overloaded.h>
#include <core/database/error_codes.h>
#include <core/migration/error_codes.h>
#include <core/migration/executing_sink.h>
#include <core/migration/journal/digest.h>
#include <core/schema/table.h>
#include <core/sql/splitter.h>
#include <core/sql/statement_kind.h>

#include <QScopeGuard>

namespace retort::migration
{
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qsizetype mostShown = 200;

/// "executing statement 3: DROP TABLE ...", on one line.
QString shown(int number, const QString &sql)
{
    QString text = sql.simplified();
    if (text.size() > mostShown)
        text = text.left(mostShown) + u"..."_s;
    return u"executing statement %1: %2"_s.arg(QString::number(number), text);
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

void ExecutingSink::nextRevision(const ResumePoint *resume)
{
    resume_ = resume;
    passed_ = 0;
    passedTimes_ = 0;
    number_ = 0;
    statements_ = 0;
    committedStatements_ = 0;
}

Result<> ExecutingSink::expectAllPassed() const
{
    return mustPassOver() ? fail(differs(u"nothing"_s)) : Result<>();
}

Error ExecutingSink::differs(const QString &now) const
{
    return {errors::ResumedScriptDiffers,
            {{u"number"_s, statements_ + 1},
             {u"revision"_s, resume_->revision},
             {u"now"_s, now},
             {u"was"_s, resume_->done[passed_].text}},
            {},
            {},
            {}};
}

Result<database::QueryResult> ExecutingSink::passOver(const sql::Statement &statement)
{
    const DoneStatement &done = resume_->done[passed_];
    const QString text = sql::withoutPasswords(statement.text, dialect_.lexicalRules());
    if (journal::digestOf(text) != done.digest) {
        Error error = differs(text);
        return fail(statement.origin ? error.at(*statement.origin) : error);
    }
    if (++passedTimes_ == done.times) {
        ++passed_;
        passedTimes_ = 0;
    }
    committedStatements_ = ++statements_;
    database::QueryResult answer;
    // What the database answered each of several times in a row was not kept.
    if (done.times == 1) {
        answer.rowsAffected = done.rows;
        answer.lastInsertedId = done.insertedId;
    }
    tell(StatementStarted{statement, true, false, true});
    tell(StatementFinished{answer.rowsAffected, {}, committedStatements_, false, answer.lastInsertedId});
    return answer;
}

void ExecutingSink::settle()
{
    if (!session_.isInTransaction())
        committedStatements_ = statements_;
}

Result<> ExecutingSink::replay(const std::vector<Call> &calls)
{
    isReplaying_ = true;
    const auto ended = qScopeGuard([this] { isReplaying_ = false; });
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

/// Where each statement commits by itself, a text of several is run one by one: what was done of it is known then.
Result<database::QueryResult> ExecutingSink::execute(const sql::Statement &statement)
{
    if (dialect_.capabilities().transactionalDdl || !statement.parameters.empty())
        return executeOne(statement);
    const std::vector<sql::Piece> pieces = sql::split(statement.text, dialect_.lexicalRules());
    if (pieces.size() < 2)
        return executeOne(statement);
    database::QueryResult last;
    for (const sql::Piece &piece : pieces) {
        sql::Statement one = statement;
        one.text = statement.text.mid(piece.offset, piece.length);
        RETORT_TRY(last, executeOne(one));
    }
    return last;
}

Result<database::QueryResult> ExecutingSink::executeOne(const sql::Statement &statement)
{
    const sql::StatementKind kind = sql::kindOf(statement.text, dialect_.lexicalRules());
    const bool changes = sql::changesSomething(kind);
    ++number_;
    if (changes && mustPassOver())
        return passOver(statement);
    const bool commitsByItself = changes && (!transaction_.isOpen() || (kind == sql::StatementKind::Definition &&
                                                                        !dialect_.capabilities().transactionalDdl));
    tell(StatementStarted{statement, changes, commitsByItself});
    const auto start = std::chrono::steady_clock::now();
    Result<database::QueryResult> executed = session_.execute(
        statement, commitsByItself ? database::Meanwhile([this] { tell(DatabaseWorks{}); }) : database::Meanwhile());
    if (!executed)
        executed = fail(executed.error().within(
            {shown(number_, sql::withoutPasswords(statement.text, dialect_.lexicalRules())), {}}));
    // A DDL statement that fails has committed all the same what came before it.
    statements_ += executed && changes ? 1 : 0;
    settle();
    RETORT_TRY(database::QueryResult answer, std::move(executed));
    RETORT_CHECK(transaction_.keepOpen());
    const auto time = std::chrono::steady_clock::now() - start;
    for (const QString &notice : answer.notices)
        tell(Notice{Error{errors::DatabaseNotice, {{QStringLiteral("message"), notice}}, {}, {}, {}}});
    tell(StatementFinished{answer.rowsAffected, std::chrono::duration_cast<std::chrono::microseconds>(time),
                           committedStatements_, !answer.columns.isEmpty(), answer.lastInsertedId, isReplaying_});
    return answer;
}

Result<database::QueryResult> ExecutingSink::executeOutside(const sql::Statement &statement)
{
    RETORT_CHECK(beginAutocommit());
    RETORT_TRY(database::QueryResult answer, execute(statement));
    RETORT_CHECK(endAutocommit());
    return answer;
}

void ExecutingSink::tell(const RunEvent &event) const
{
    if (observer_)
        observer_(event);
}

} // namespace retort::migration
