#include <core/base/overloaded.h>
#include <ui/run/plan_text.h>
#include <ui/run/run_model.h>
#include <ui/theme/icons.h>

#include <QCoreApplication>

namespace retort::ui
{
namespace
{

Symbol symbolOf(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return Symbol::Clock;
    case StepState::Running:
        return Symbol::Run;
    case StepState::Done:
        return Symbol::Check;
    case StepState::Failed:
        return Symbol::Error;
    case StepState::Undone:
        return Symbol::Downgrade;
    case StepState::Skipped:
        return Symbol::Close;
    }
    Q_UNREACHABLE();
}

RunStep waiting(const migration::Plan &plan, const migration::PlanStep &step)
{
    const StepText text = textOf(plan, step);
    return {text.id, text.message, migration::shortLog(plan, step)};
}

} // namespace

RunModel::RunModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RunModel::begin(const migration::Plan &plan)
{
    beginResetModel();
    steps_.clear();
    for (const migration::PlanStep &step : plan.steps)
        steps_.push_back(waiting(plan, step));
    active_ = -1;
    done_ = 0;
    committed_ = 0;
    statement_.clear();
    endResetModel();
}

void RunModel::apply(const migration::RunEvent &event)
{
    const auto step = [this](int index) -> RunStep & { return steps_[static_cast<std::size_t>(index)]; };
    const auto known = [this](int index) { return index >= 0 && index < rowCount(); };
    std::visit(overloaded{
                   [&](const migration::RunStarted &) {},
                   [&](const migration::RevisionStarted &started) {
                       if (!known(started.index))
                           return;
                       active_ = started.index;
                       step(active_).state = StepState::Running;
                       changed(active_);
                   },
                   [&](const migration::StatementStarted &started) { statement_ = started.statement.text; },
                   [&](const migration::DatabaseWorks &) {},
                   [&](const migration::StatementFinished &) {
                       statement_.clear();
                       if (known(active_)) {
                           ++step(active_).statements;
                           changed(active_);
                       }
                   },
                   [&](const migration::RevisionFinished &finished) {
                       if (!known(finished.index))
                           return;
                       step(finished.index).state = StepState::Done;
                       step(finished.index).microseconds = finished.time.count();
                       ++done_;
                       changed(finished.index);
                   },
                   [&](const migration::Committed &) { committed_ = done_; },
                   [&](const migration::ScriptSaid &) {},
                   [&](const migration::Notice &) {},
                   [&](const migration::RunDone &) { statement_.clear(); },
                   [&](const migration::RunFailed &failed) { end(failed); },
               },
               event);
}

void RunModel::end(const migration::RunFailed &failed)
{
    statement_.clear();
    for (int row = 0; row < rowCount(); ++row) {
        RunStep &step = steps_[static_cast<std::size_t>(row)];
        if (step.state == StepState::Running)
            step.state = StepState::Failed;
        else if (step.state == StepState::Waiting)
            step.state = StepState::Skipped;
        else if (step.state == StepState::Done && failed.isUndone && row >= committed_)
            step.state = StepState::Undone;
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void RunModel::changed(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int RunModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(steps_.size());
}

int RunModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RunStep &step = steps_[static_cast<std::size_t>(index.row())];
    if (role == Qt::AccessibleTextRole)
        return tr("%1, %2, %3").arg(step.id, step.message, stateText(step.state));
    if (role == Qt::ToolTipRole)
        return step.log;
    if (role == Qt::DecorationRole && index.column() == State)
        return icon(symbolOf(step.state));
    if (role == Qt::TextAlignmentRole && index.column() >= Statements)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const bool ran = step.state != StepState::Waiting && step.state != StepState::Skipped;
    switch (index.column()) {
    case State:
        return stateText(step.state);
    case Revision:
        return step.id;
    case Message:
        return step.message;
    case Statements:
        return ran ? QString::number(step.statements) : QString();
    case Time:
        return step.microseconds > 0 ? durationText(step.microseconds) : QString();
    default:
        return {};
    }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && section >= Statements)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case Revision:
        return tr("Revision");
    case Message:
        return tr("Message");
    case Statements:
        return tr("Statements");
    case Time:
        return tr("Time");
    default:
        return {};
    }
}

QString stateText(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return RunModel::tr("Waiting");
    case StepState::Running:
        return RunModel::tr("Running");
    case StepState::Done:
        return RunModel::tr("Done");
    case StepState::Failed:
        return RunModel::tr("Failed");
    case StepState::Undone:
        return RunModel::tr("Rolled back");
    case StepState::Skipped:
        return RunModel::tr("Not run");
    }
    Q_UNREACHABLE();
}

} // namespace retort::ui
