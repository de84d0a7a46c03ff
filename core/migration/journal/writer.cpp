#include <core/base/error_codes.h>
#include <core/base/overloaded.h>
#include <core/base/presenter.h>
#include <core/migration/journal/digest.h>
#include <core/migration/journal/writer.h>
#include <core/sql/statement_kind.h>

#include <QUuid>

#include <algorithm>
#include <utility>

namespace retort::migration::journal
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// What is kept of a statement's text at most.
constexpr qsizetype mostText = 64 * 1024;
/// How much is written at once at the latest.
constexpr std::size_t batch = 500;

} // namespace

Writer::Writer(Open open, Options options)
    : open_(std::move(open))
    , options_(std::move(options))
    , run_(options_.heading)
{
}

void Writer::event(const RunEvent &event)
{
    std::visit(overloaded{
                   [this](const RunStarted &happened) { started(happened); },
                   [this](const RevisionStarted &happened) { revisionStarted(happened); },
                   [this](const StatementStarted &happened) { statementStarted(happened); },
                   [this](const DatabaseWorks &) { databaseWorks(); },
                   [this](const StatementFinished &happened) { statementFinished(happened); },
                   [this](const RevisionFinished &happened) { revisionFinished(happened); },
                   [this](const Committed &happened) { committed(happened); },
                   [](const ScriptSaid &) {},
                   [](const Notice &) {},
                   [this](const RunDone &) { ended(Outcome::Committed); },
                   [this](const RunFailed &happened) { failed(happened); },
               },
               event);
}

void Writer::started(const RunStarted &event)
{
    isActive_ = open_ && (event.steps > 0 || event.from != event.to);
    if (!isActive_)
        return;
    if (run_.id.isEmpty())
        run_.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    run_.started = now();
    run_.from = run_.rows = event.from;
    run_.to = event.to;
    run_.now = event.conditions.now;
    run_.seed = event.conditions.seed;
    changes_.isNewRun = true;
    write(Moment::InTransaction);
}

void Writer::revisionStarted(const RevisionStarted &event)
{
    if (!isActive_)
        return;
    isOpen_ = false;
    if (revision_ && event.index <= revision_->position)
        forgetFrom(event.index);
    const PlanStep &step = event.step;
    revision_ = Revision();
    revision_->position = event.index;
    revision_->id = step.revision.id;
    revision_->direction = step.direction;
    revision_->from = step.from;
    revision_->to = step.to;
    revision_->path = step.revision.path;
    revision_->digest = options_.digest && run_.command != u"stamp" ? options_.digest(step.revision) : QString();
    revision_->started = now();
    isRevisionNew_ = true;
    statement_.reset();
    queued_.reset();
    text_.clear();
    changing_ = 0;
    putRevision();
}

void Writer::forgetFrom(int position)
{
    std::erase_if(changes_.revisions, [=](const auto &change) { return change.revision.position >= position; });
    std::erase_if(changes_.statements, [=](const auto &change) { return change.position >= position; });
    unsettledFrom_ = std::min(unsettledFrom_, position);
    changes_.triedAgainFrom = std::min(position, changes_.triedAgainFrom.value_or(position));
}

void Writer::statementStarted(const StatementStarted &event)
{
    if (!isActive_)
        return;
    if (isBehind_ && !event.commitsByItself)
        write(Moment::InTransaction);
    closeStatement(Outcome::Failed); // the script has caught its error
    const bool mayGoOn = statement_ && (statement_->outcome == Outcome::Done || !statement_->changes);
    const bool again =
        mayGoOn && !event.commitsByItself && !event.statement.parameters.empty() && text_ == event.statement.text;
    if (again) {
        ++statement_->times;
    } else {
        statement_ = newStatement(event.statement, event.changes);
        queued_.reset();
        isStatementNew_ = true;
    }
    isOpen_ = true;
    writesAhead_ = event.commitsByItself;
    if (event.commitsByItself) {
        putStatement();
        write(Moment::InTransaction);
        isUnsynced_ = true;
        // Of one that was done and lost with the power, the next attempt is refused, or does the same once more.
        if (!sql::changesSchema(event.statement.text, options_.rules))
            sync();
    }
}

void Writer::databaseWorks()
{
    if (isUnsynced_)
        sync();
    if (isBehind_)
        write(Moment::InTransaction);
}

void Writer::statementFinished(const StatementFinished &event)
{
    if (!isActive_ || !isOpen_)
        return;
    isOpen_ = false;
    if (isUnsynced_)
        sync();
    changing_ += statement_->changes ? 1 : 0;
    if (event.rows)
        statement_->rows = statement_->rows.value_or(0) + *event.rows;
    statement_->insertedId = event.insertedId;
    statement_->answered = statement_->answered || event.answered;
    statement_->microseconds += event.time.count();
    statement_->outcome = statement_->changes ? Outcome::Done : Outcome::Committed;
    putStatement();
    if (statement_->changes && event.committed >= changing_) {
        settle(Outcome::Committed);
        isBehind_ = event.goesOnAtOnce && writesAhead_;
        if (!isBehind_)
            write(Moment::InTransaction);
    } else if (changes_.statements.size() >= batch) {
        write(Moment::InTransaction);
    }
}

void Writer::revisionFinished(const RevisionFinished &event)
{
    if (!isActive_)
        return;
    closeStatement(Outcome::Failed);
    revision_->microseconds = event.time.count();
    revision_->outcome = Outcome::Done;
    putRevision();
    statement_.reset();
}

void Writer::committed(const Committed &event)
{
    if (!isActive_)
        return;
    run_.rows = event.rows;
    settle(Outcome::Committed);
    // Where each statement is written before it runs, the next one takes this along; until then the version table
    // tells.
    if (!writesAhead_)
        write(Moment::BetweenTransactions);
}

void Writer::failed(const RunFailed &event)
{
    if (!isActive_)
        return;
    closeStatement(Outcome::Failed);
    if (revision_ && revision_->outcome == Outcome::Running) {
        revision_->outcome = Outcome::Failed;
        putRevision();
    }
    // What is committed of a revision is always its beginning.
    settle(event.committed > 0 && event.committed >= changing_ ? Outcome::Committed : Outcome::RolledBack);
    run_.error = sql::withoutPasswords(sentence(event.error), options_.rules);
    run_.errorCode = errorName(event.error.code);
    ended(event.error.code == errors::Cancelled ? Outcome::Cancelled : Outcome::Failed);
}

void Writer::ended(Outcome outcome)
{
    if (!isActive_)
        return;
    run_.ended = now();
    run_.outcome = outcome;
    if (outcome == Outcome::Committed)
        run_.now = {};
    write(Moment::BetweenTransactions);
    isActive_ = false;
}

Statement Writer::newStatement(const sql::Statement &statement, bool changes)
{
    text_ = statement.text;
    Statement made;
    made.number = statement_ ? statement_->number + 1 : 1;
    made.sql = sql::withoutPasswords(text_, options_.rules);
    made.digest = digestOf(made.sql);
    if (made.sql.size() > mostText)
        made.sql = made.sql.left(mostText) + u"... (%1 more characters)"_s.arg(made.sql.size() - mostText);
    made.parameters = static_cast<int>(statement.parameters.size());
    made.changes = changes;
    made.line = statement.origin ? statement.origin->line : 0;
    return made;
}

void Writer::closeStatement(Outcome outcome)
{
    if (!isOpen_)
        return;
    isOpen_ = false;
    statement_->outcome = outcome;
    putStatement();
}

void Writer::putStatement()
{
    if (queued_)
        changes_.statements[*queued_].statement = *statement_;
    else
        changes_.statements.push_back({revision_->position, *statement_, isStatementNew_});
    queued_ = queued_.value_or(changes_.statements.size() - 1);
}

void Writer::putRevision()
{
    if (!isRevisionNew_ || changes_.revisions.empty() ||
        changes_.revisions.back().revision.position != revision_->position)
        changes_.revisions.push_back({*revision_, isRevisionNew_});
    else
        changes_.revisions.back().revision = *revision_;
}

void Writer::settle(Outcome outcome)
{
    changes_.settledFrom = changes_.settled ? std::min(changes_.settledFrom, unsettledFrom_) : unsettledFrom_;
    changes_.settled = outcome;
    unsettledFrom_ = revision_ ? revision_->position : 0;
    for (Changes::OfRevision &change : changes_.revisions) {
        if (change.revision.outcome == Outcome::Done)
            change.revision.outcome = outcome;
    }
    for (Changes::OfStatement &change : changes_.statements) {
        if (change.statement.outcome == Outcome::Done)
            change.statement.outcome = outcome;
    }
    if (statement_ && statement_->outcome == Outcome::Done)
        statement_->outcome = outcome;
}

void Writer::write(Moment moment)
{
    if (!isActive_ || (options_.onlyBetweenTransactions && moment == Moment::InTransaction))
        return;
    if (!hasDone_)
        changes_.settled.reset();
    const auto written = writeTo();
    const auto isDone = [](Outcome outcome) { return outcome == Outcome::Done; };
    hasDone_ = (hasDone_ && !changes_.settled) ||
               std::any_of(changes_.revisions.begin(), changes_.revisions.end(),
                           [&](const auto &change) { return isDone(change.revision.outcome); }) ||
               std::any_of(changes_.statements.begin(), changes_.statements.end(),
                           [&](const auto &change) { return isDone(change.statement.outcome); });
    changes_ = {};
    queued_.reset();
    isStatementNew_ = false;
    isRevisionNew_ = false;
    isBehind_ = false;
    giveUpUnless(written);
}

Result<> Writer::writeTo()
{
    if (!store_) {
        RETORT_TRY(Store opened, open_());
        store_.emplace(std::move(opened));
    }
    return store_->write(run_, changes_);
}

void Writer::sync()
{
    isUnsynced_ = false;
    if (isActive_ && store_)
        giveUpUnless(store_->sync());
}

void Writer::giveUpUnless(const Result<> &done)
{
    if (done)
        return;
    options_.complain(done.error());
    open_ = {};
    isActive_ = false;
}

QString Writer::now() const
{
    return options_.clock->now().toString(Qt::ISODateWithMs);
}

} // namespace retort::migration::journal
