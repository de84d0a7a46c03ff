#pragma once

#include <ui/run/run_view.h>

#include <QPointer>

namespace KSyntaxHighlighting
{
class Repository;
}

namespace retort::ui
{

class PlanSheet;

/// From a wish to a run: the plan is made off the UI thread, shown, agreed to, and only then run.
class RunFlow : public QObject
{
    Q_OBJECT

public:
    using MakePlan = std::function<Result<migration::Plan>(const CancelToken &cancel)>;
    /// Runs the very plan that was shown.
    using RunPlan = std::function<Result<QStringList>(const migration::Plan &plan, const CancelToken &cancel,
                                                      const migration::Observer &observer)>;
    struct Wish {
        QString title;    ///< "Upgrade shop.db to head", for a failure before there is a plan
        QString database; ///< the name people know it by
        QString place;    ///< the file or address
        QString toType;   ///< what the person has to type first: the name of a production connection; empty: nothing
        MakePlan plan;
        RunPlan run;
    };

    /// All three must outlive the flow.
    RunFlow(RunView &view, KSyntaxHighlighting::Repository &repository, QWidget *window);
    ~RunFlow() override;

    /// Drops a plan that is still being made; not while a run is under way.
    void begin(Wish wish);

    [[nodiscard]] bool isBusy() const { return planning_.isRunning() || view_.isRunning(); }
    /// The sheet that waits for an answer, or null.
    [[nodiscard]] PlanSheet *sheet() const;

Q_SIGNALS:
    void busyChanged();
    /// The plan has no steps.
    void nothingToDo(const QString &title);
    /// The plan could not be made; the view shows why.
    void refused();
    /// The person agreed and the run has begun.
    void started();

private:
    void show(const migration::Plan &plan);

    RunView &view_;
    KSyntaxHighlighting::Repository &repository_;
    QWidget *window_;
    Wish wish_;
    QPointer<PlanSheet> sheet_;
    Job planning_;
};

} // namespace retort::ui
