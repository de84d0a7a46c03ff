#pragma once

#include <core/migration/run_event.h>
#include <ui/jobs/event_queue.h>
#include <ui/jobs/job.h>

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeView;

namespace retort::ui
{

class ErrorPanel;
class MessageBar;
class RunModel;

/// Runs a plan off the UI thread and shows it: each revision, the statement at work, times, Cancel, and at the end
/// what happened and where the database stands.
class RunView : public QWidget
{
    Q_OBJECT

public:
    /// Does the run on a job's thread: reports each event, ends with the rows of the version table.
    using Work = std::function<Result<QStringList>(const CancelToken &cancel, const migration::Observer &observer)>;

    explicit RunView(QWidget *parent = nullptr);
    /// Cancels a run and waits until it has been rolled back.
    ~RunView() override;

    /// Not while another run is under way.
    void start(const migration::Plan &plan, const QString &database, Work work);
    void cancel();
    /// Shows why something was refused before anything ran.
    void showRefusal(const QString &title, const Error &error);

    [[nodiscard]] bool isRunning() const { return job_.isRunning(); }
    [[nodiscard]] RunModel *model() const { return model_; }
    [[nodiscard]] QPushButton *cancelButton() const { return cancel_; }
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] const ErrorPanel *problem() const { return problem_; }

Q_SIGNALS:
    /// The run is over, one way or the other; the database has to be looked at again.
    void finished();
    void placeChosen(const retort::SourcePosition &position);

private:
    void handle(const std::vector<migration::RunEvent> &events);
    void finish(const Result<QStringList> &result);
    void updateProgress();

    RunModel *model_;
    QLabel *title_;
    QLabel *progressText_;
    QProgressBar *progress_;
    QPushButton *cancel_;
    QTreeView *list_;
    MessageBar *outcome_;
    ErrorPanel *problem_;
    QElapsedTimer since_;
    QTimer tick_; ///< shows the time going on while a statement takes long
    QString database_;
    bool failedUndone_ = true;
    EventQueue<migration::RunEvent> events_; // before the job, which pushes into it
    Job job_;
};

} // namespace retort::ui
