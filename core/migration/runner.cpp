#include <core/alembic/error_codes.h>
#include <core/database/error_codes.h>
#include <core/migration/error_codes.h>
#include <core/migration/executing_sink.h>
#include <core/migration/migration_lock.h>
#include <core/migration/recording_sink.h>
#include <core/migration/run_transaction.h>
#include <core/migration/runner.h>

#include <QRandomGenerator>

#include <algorithm>
#include <thread>
#include <utility>

namespace retort::migration
{
using namespace Qt::Literals::StringLiterals;

namespace
{

using Moment = std::chrono::steady_clock::time_point;

/// Of a script that is evaluated ahead, in characters of SQL: what a few hundred tables need.
constexpr qsizetype mostRecorded = 1'000'000;

std::chrono::microseconds since(Moment start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
}

QStringList sorted(QStringList rows)
{
    rows.sort();
    return rows;
}

QStringList shown(const QStringList &rows)
{
    return rows.isEmpty() ? QStringList{u"base"_s} : rows;
}

QStringList after(QStringList rows, const std::vector<revisions::VersionWrite> &writes)
{
    for (const revisions::VersionWrite &write : writes) {
        if (const auto *insert = std::get_if<revisions::InsertVersion>(&write))
            rows << insert->to;
        else if (const auto *update = std::get_if<revisions::UpdateVersion>(&write))
            rows.replace(std::max<qsizetype>(0, rows.indexOf(update->from)), update->to);
        else if (const auto *removal = std::get_if<revisions::DeleteVersion>(&write))
            rows.removeOne(removal->from);
    }
    return rows;
}

QString commandOf(revisions::Direction direction)
{
    return direction == revisions::Direction::Up ? u"upgrade"_s : u"downgrade"_s;
}

/// The error with `last` behind all of its own causes.
Error withCause(const Error &error, const Error &last)
{
    return error.causedBy(error.cause ? withCause(*error.cause, last) : last);
}

PlanStep withoutBody(const PlanStep &step)
{
    return {step.revision, step.direction, step.from, step.to, step.writes, NotRecorded{}};
}

/// One run from its beginning to its end. `rows_` is what the version table holds for this session, `committed_` what
/// it holds for everybody.
class Run
{
public:
    Run(Plan plan, database::Session &session, const dialects::Dialect &dialect, const Scripts &scripts,
        const RunOptions &options, const Observer &observer)
        : plan_(std::move(plan))
        , session_(session)
        , dialect_(dialect)
        , scripts_(scripts)
        , options_(options)
        , observer_(observer)
        , rows_(plan_.rowsBefore)
        , committed_(plan_.rowsBefore)
    {
    }

    Result<QStringList> go()
    {
        const Moment start = std::chrono::steady_clock::now();
        auto done = everything();
        if (!done) {
            Error error = done.error();
            if (leftHalfDone_)
                error = withCause(error, *leftHalfDone_);
            const int committed = leftHalfDone_ ? leftHalfDone_->data.value(u"count"_s).toInt() : 0;
            tell(RunFailed{error, committed_, !leftHalfDone_, committed});
            return fail(std::move(error));
        }
        tell(RunDone{rows_, since(start)});
        return rows_;
    }

private:
    Result<> everything()
    {
        RETORT_CHECK(checkEverything());
        if (plan_.steps.empty() && !purges(plan_) && !plan_.rowsBefore.isEmpty()) {
            // Nothing to write, so that a database that may only be read is no obstacle.
            RETORT_TRY(const QStringList rows, readVersions(session_, dialect_, options_.versionTable));
            if (sorted(rows) == sorted(plan_.rowsBefore)) {
                tell(RunStarted{0, rows, rows, plan_.conditions});
                return {};
            }
        }
        RETORT_TRY(const database::NamedLock lock,
                   takeMigrationLock(session_, options_.versionTable, options_.lockDeadline, observer_));
        if (options_.resume) {
            RETORT_TRY(resume_, options_.resume(session_));
        }
        RETORT_TRY(RunTransaction transaction, RunTransaction::open(session_, [this] {
                       return lockVersions(session_, dialect_, options_.versionTable);
                   }));
        auto done = allSteps(transaction);
        if (!done) {
            if (auto undone = transaction.rollback(); !undone)
                return fail(done.error().causedBy(undone.error()));
        }
        return done;
    }

    Result<> checkEverything()
    {
        if (std::vector<Error> errors = checkScripts(plan_, scripts_); !errors.empty())
            return fail(std::move(errors.front()));
        for (const Error &warning : plan_.warnings)
            tell(Notice{warning});
        return {};
    }

    Result<> allSteps(RunTransaction &transaction)
    {
        RETORT_CHECK(transaction.begin());
        RETORT_CHECK(agreeOnRows());
        RETORT_CHECK(beginsWhereItStopped());
        tell(RunStarted{static_cast<int>(plan_.steps.size()), rows_, plan_.rowsAfter, plan_.conditions});
        ExecutingSink sink(session_, dialect_, transaction, options_, observer_, [this] {
            isTorn_ = true;
            isCommitted();
        });
        for (int attempt = 1;; ++attempt) {
            auto done = stepsOnwards(transaction, sink);
            if (done || !mayBeTriedAgain(done.error(), attempt))
                return done;
            RETORT_CHECK(transaction.rollback());
            RETORT_CHECK(retry(attempt, done.error()));
            RETORT_CHECK(transaction.begin());
            RETORT_TRY(rows_, readVersions(session_, dialect_, options_.versionTable));
            if (sorted(rows_) != sorted(committed_))
                return fail(errors::PlanOutdated, {{u"before"_s, shown(committed_)}, {u"now"_s, shown(rows_)}});
        }
    }

    /// From the first step that is not committed yet.
    Result<> stepsOnwards(RunTransaction &transaction, ExecutingSink &sink)
    {
        const bool oneByOne = options_.transactionPerMigration || !dialect_.capabilities().transactionalDdl;
        if (next_ == 0)
            RETORT_CHECK(prepareVersions(transaction));
        for (std::size_t i = next_; i < plan_.steps.size(); ++i) {
            if (i > next_ && oneByOne) {
                RETORT_CHECK(commit(transaction, i));
                RETORT_CHECK(transaction.begin());
            }
            RETORT_CHECK(oneStep(static_cast<int>(i), transaction, sink));
        }
        return commit(transaction, plan_.steps.size());
    }

    Result<> prepareVersions(RunTransaction &transaction)
    {
        if (rows_.isEmpty() || purges(plan_))
            RETORT_CHECK(ensureVersionTable(session_, dialect_, options_.versionTable));
        RETORT_CHECK(transaction.keepOpen()); // CREATE TABLE may have ended it
        if (purges(plan_)) {
            RETORT_CHECK(purgeVersions(session_, dialect_, options_.versionTable));
            rows_.clear();
        }
        return transaction.rememberViolations();
    }

    /// A lock that was not given in time, in a transaction of which nothing is committed.
    bool mayBeTriedAgain(const Error &error, int attempt) const
    {
        return error.code == errors::DatabaseLocked && !isTorn_ && !leftHalfDone_ && attempt <= options_.lockRetries;
    }

    /// Says so and waits: longer each time, and never as long as somebody else.
    Result<> retry(int attempt, const Error &error) const
    {
        using namespace std::chrono_literals;
        tell(Notice{Error{errors::StatementRetried, {{u"attempt"_s, attempt + 1}}, {}, {}, {}}.causedBy(error)});
        const auto whole = 100ms * (1 << std::min(attempt, 6));
        const auto end =
            std::chrono::steady_clock::now() + whole * QRandomGenerator::global()->bounded(500, 1500) / 1000;
        while (std::chrono::steady_clock::now() < end) {
            RETORT_CHECK(session_.cancelToken().check(u"the wait for a lock"_s));
            std::this_thread::sleep_for(10ms);
        }
        return {};
    }

    /// Under the lock, so that what is read stays true. Other rows than the plan was made from need another plan.
    Result<> agreeOnRows()
    {
        RETORT_TRY(const QStringList rows, readVersions(session_, dialect_, options_.versionTable));
        rows_ = committed_ = rows;
        if (sorted(rows) == sorted(plan_.rowsBefore))
            return {};
        if (!options_.planAnew)
            return fail(errors::PlanOutdated, {{u"before"_s, shown(plan_.rowsBefore)}, {u"now"_s, shown(rows)}});
        RETORT_TRY(plan_, options_.planAnew(rows));
        tell(Notice{Error{errors::PlanMadeAnew, {{u"now"_s, shown(rows)}}, {}, {}, {}}});
        return checkEverything();
    }

    Result<> beginsWhereItStopped() const
    {
        if (!resume_ || (!plan_.steps.empty() && isResumed(plan_.steps.front())))
            return {};
        return fail(errors::ResumeElsewhere,
                    {{u"revision"_s, resume_->revision},
                     {u"begins"_s, plan_.steps.empty() ? u"nothing"_s : shortLog(plan_, plan_.steps.front())}});
    }

    Result<> oneStep(int index, RunTransaction &transaction, ExecutingSink &sink)
    {
        const PlanStep &step = plan_.steps[static_cast<std::size_t>(index)];
        const QString log = shortLog(plan_, step);
        const ErrorFrame frame{u"running "_s + log, SourcePosition{step.revision.path, 0, 0, 1, {}}};
        const Moment start = std::chrono::steady_clock::now();
        tell(RevisionStarted{index, withoutBody(step), log});
        sink.nextRevision(isResumed(step) ? &*resume_ : nullptr);
        auto done = runScript(step, sink);
        if (done)
            done = sink.expectAllPassed();
        if (done)
            done = moveVersions(index, transaction);
        if (!done) {
            if (const int count = sink.committedStatements(); count > 0)
                leftHalfDone_ = Error{errors::LeftHalfDone,
                                      {{u"count"_s, count},
                                       {u"done"_s, count == 1 ? u"one"_s : QString::number(count)},
                                       {u"revision"_s, step.revision.id},
                                       {u"command"_s, commandOf(step.direction)}},
                                      {},
                                      {},
                                      {}};
            return fail(done.error().within(frame));
        }
        rows_ = after(std::move(rows_), step.writes);
        tell(RevisionFinished{index, since(start)});
        return {};
    }

    /// In the transaction of the revision. Where its DDL has committed everything there is nothing to be committed
    /// together with: one statement is a transaction of its own, and it alone is tried again.
    Result<> moveVersions(int index, RunTransaction &transaction)
    {
        const PlanStep &step = plan_.steps[static_cast<std::size_t>(index)];
        const database::Meanwhile meanwhile = [this, next = static_cast<std::size_t>(index) + 1] {
            tell(DatabaseWorks{});
            record(next);
        };
        const bool isAlone = step.writes.size() == 1 && transaction.wasEnded();
        if (isAlone)
            RETORT_CHECK(transaction.commit());
        for (int attempt = 1;; ++attempt) {
            auto done = writeVersions(step, meanwhile);
            if (done || !isAlone || done.error().code != errors::DatabaseLocked || attempt > options_.lockRetries)
                return done;
            RETORT_CHECK(retry(attempt, done.error()));
        }
    }

    Result<> writeVersions(const PlanStep &step, const database::Meanwhile &meanwhile)
    {
        for (const revisions::VersionWrite &write : step.writes)
            RETORT_CHECK(writeVersion(session_, dialect_, options_.versionTable, write, meanwhile));
        return {};
    }

    /// Evaluates a script before its turn. One that asks, fails, or does very much is evaluated again when that comes.
    void record(std::size_t index)
    {
        if (index >= plan_.steps.size() || index <= ahead_ || isStamp(plan_))
            return;
        ahead_ = index;
        PlanStep &step = plan_.steps[index];
        if (!std::holds_alternative<NotRecorded>(step.body) || isResumed(step))
            return;
        replay::ExpectedSchema nothingExpected(dialect_, {});
        RecordingSink sink(dialect_, nothingExpected);
        sink.keepAtMost(mostRecorded);
        if (scripts_.evaluate(step.revision, step.direction, sink, plan_.conditions) && !sink.expectedAt())
            step.body = Known{sink.takeCalls()};
    }

    bool isResumed(const PlanStep &step) const
    {
        return resume_ && resume_->revision == step.revision.id && resume_->direction == step.direction;
    }

    Result<> runScript(const PlanStep &step, ExecutingSink &sink)
    {
        RETORT_CHECK(session_.cancelToken().check(u"the run"_s));
        if (isStamp(plan_))
            return {};
        if (const Known *known = std::get_if<Known>(&step.body))
            return sink.replay(known->calls);
        return scripts_.evaluate(step.revision, step.direction, sink, plan_.conditions);
    }

    /// All steps before `end`, which are not needed any more.
    Result<> commit(RunTransaction &transaction, std::size_t end)
    {
        RETORT_CHECK(transaction.commit());
        for (; next_ < end; ++next_)
            plan_.steps[next_].body = NotRecorded{};
        isTorn_ = false;
        isCommitted();
        return {};
    }

    void isCommitted()
    {
        committed_ = rows_;
        tell(Committed{committed_});
    }

    void tell(const RunEvent &event) const
    {
        if (observer_)
            observer_(event);
    }

    Plan plan_;
    database::Session &session_;
    const dialects::Dialect &dialect_;
    const Scripts &scripts_;
    const RunOptions &options_;
    const Observer &observer_;
    QStringList rows_;
    QStringList committed_;
    std::optional<ResumePoint> resume_;
    std::size_t next_ = 0;              ///< the first step that is not committed
    std::size_t ahead_ = 0;             ///< the last step that was evaluated before its turn, whatever came of it
    bool isTorn_ = false;               ///< some of a step was committed before its end, by an autocommit block
    std::optional<Error> leftHalfDone_; ///< the revision that failed, where some of it is committed
};

} // namespace

Result<QStringList> run(Plan plan, database::Session &session, const dialects::Dialect &dialect, const Scripts &scripts,
                        const RunOptions &options, const Observer &observer)
{
    return Run(std::move(plan), session, dialect, scripts, options, observer).go();
}

} // namespace retort::migration
