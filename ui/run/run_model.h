#pragma once

#include <core/migration/run_event.h>

#include <QAbstractTableModel>

namespace retort::ui
{

enum class StepState {
    Waiting,
    Running,
    Done, ///< its script ran; committed or not
    Failed,
    Undone,  ///< ran, and was rolled back
    Skipped, ///< the run ended before it
};

struct RunStep {
    QString id;
    QString message;
    QString log; ///< Alembic's "upgrade a -> b"
    StepState state = StepState::Waiting;
    int statements = 0;
    qint64 microseconds = 0;

    bool operator==(const RunStep &) const = default;
};

/// The revisions of a run with what became of each, filled by the runner's events.
class RunModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { State, Revision, Message, Statements, Time, ColumnCount };

    explicit RunModel(QObject *parent = nullptr);

    /// All steps of the plan, waiting.
    void begin(const migration::Plan &plan);
    void apply(const migration::RunEvent &event);

    [[nodiscard]] const std::vector<RunStep> &steps() const { return steps_; }
    /// How many steps are done.
    [[nodiscard]] int done() const { return done_; }
    /// The row of the step that runs or failed last; -1 before the first.
    [[nodiscard]] int activeRow() const { return active_; }
    /// The statement that runs; empty between statements.
    [[nodiscard]] const QString &statement() const { return statement_; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void changed(int row);
    void end(const migration::RunFailed &failed);

    std::vector<RunStep> steps_;
    int active_ = -1;
    int done_ = 0;
    int committed_ = 0; ///< steps before this one are there for good
    QString statement_;
};

/// "Done", "Waiting", ...
[[nodiscard]] QString stateText(StepState state);

} // namespace retort::ui
