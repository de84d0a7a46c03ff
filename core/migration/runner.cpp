#include <core/migration/executing_sink.h>
#include <core/migration/run_transaction.h>
#include <core/migration/runner.h>

#include <algorithm>
#include <utility>

namespace retort::migration
{
using namespace Qt::Literals::StringLiterals;

namespace
{

using Moment = std::chrono::steady_clock::time_point;

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
            tell(RunFailed{done.error(), committed_, !leftTraces_});
            return fail(done.error());
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
                tell(RunStarted{0});
                return {};
            }
        }
        RETORT_TRY(RunTransaction transaction,
                   RunTransaction::open(session_, dialect_.capabilities().transactionalDdl));
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
        tell(RunStarted{static_cast<int>(plan_.steps.size())});
        if (rows_.isEmpty() || purges(plan_))
            RETORT_CHECK(ensureVersionTable(session_, dialect_, options_.versionTable));
        if (purges(plan_)) {
            RETORT_CHECK(purgeVersions(session_, dialect_, options_.versionTable));
            rows_.clear();
        }
        RETORT_CHECK(transaction.rememberViolations());
        ExecutingSink sink(session_, dialect_, transaction, options_, observer_, [this] { isCommitted(); });
        for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
            if (i > 0 && options_.transactionPerMigration) {
                RETORT_CHECK(commit(transaction));
                RETORT_CHECK(transaction.begin());
            }
            auto done = oneStep(static_cast<int>(i), sink);
            leftTraces_ = sink.hasLeftTraces();
            RETORT_CHECK(done);
        }
        return commit(transaction);
    }

    /// Under the lock, so that what is read stays true. Other rows than the plan was made from need another plan.
    Result<> agreeOnRows()
    {
        RETORT_TRY(const QStringList rows, readVersions(session_, dialect_, options_.versionTable));
        rows_ = committed_ = rows;
        if (sorted(rows) == sorted(plan_.rowsBefore))
            return {};
        if (!options_.planAnew)
            return fail(ErrorCode::PlanOutdated, {{u"before"_s, shown(plan_.rowsBefore)}, {u"now"_s, shown(rows)}});
        RETORT_TRY(plan_, options_.planAnew(rows));
        tell(Notice{Error{ErrorCode::PlanMadeAnew, {{u"now"_s, shown(rows)}}, {}, {}, {}}});
        return checkEverything();
    }

    Result<> oneStep(int index, ExecutingSink &sink)
    {
        PlanStep &step = plan_.steps[static_cast<std::size_t>(index)];
        const QString log = shortLog(plan_, step);
        const ErrorFrame frame{u"running "_s + log, SourcePosition{step.revision.path, 0, 0, 1, {}}};
        const Moment start = std::chrono::steady_clock::now();
        const StepBody body = std::exchange(step.body, NotRecorded{});
        tell(RevisionStarted{index, step, log});
        if (auto done = runScript(step, body, sink); !done)
            return fail(done.error().within(frame));
        for (const revisions::VersionWrite &write : step.writes) {
            if (auto done = writeVersion(session_, dialect_, options_.versionTable, write); !done)
                return fail(done.error().within(frame));
        }
        rows_ = after(std::move(rows_), step.writes);
        if (!dialect_.capabilities().transactionalDdl)
            committed_ = rows_;
        tell(RevisionFinished{index, since(start)});
        return {};
    }

    Result<> runScript(const PlanStep &step, const StepBody &body, ExecutingSink &sink)
    {
        RETORT_CHECK(session_.cancelToken().check(u"the run"_s));
        if (isStamp(plan_))
            return {};
        if (const Known *known = std::get_if<Known>(&body))
            return sink.replay(known->calls);
        return scripts_.evaluate(step.revision, step.direction, sink, plan_.conditions);
    }

    Result<> commit(RunTransaction &transaction)
    {
        RETORT_CHECK(transaction.commit());
        leftTraces_ = false;
        isCommitted();
        return {};
    }

    void isCommitted()
    {
        committed_ = rows_;
        tell(Committed{committed_});
    }

    void tell(RunEvent event) const
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
    bool leftTraces_ = false;
};

} // namespace

Result<QStringList> run(Plan plan, database::Session &session, const dialects::Dialect &dialect, const Scripts &scripts,
                        const RunOptions &options, const Observer &observer)
{
    return Run(std::move(plan), session, dialect, scripts, options, observer).go();
}

} // namespace retort::migration
