#include <ui/run/plan_sheet.h>
#include <ui/run/run_flow.h>

namespace retort::ui
{

RunFlow::RunFlow(RunView &view, KSyntaxHighlighting::Repository &repository, QWidget *window)
    : view_(view)
    , repository_(repository)
    , window_(window)
{
    connect(&view_, &RunView::finished, this, &RunFlow::busyChanged);
}

RunFlow::~RunFlow() = default;

void RunFlow::begin(Wish wish)
{
    Q_ASSERT(!view_.isRunning());
    if (sheet_)
        sheet_->reject();
    wish_ = std::move(wish);
    planning_ = Job::start(wish_.plan, [this](const Result<migration::Plan> &plan) {
        Q_EMIT busyChanged();
        if (!plan) {
            view_.showRefusal(wish_.title, plan.error());
            Q_EMIT refused();
        } else if (plan->steps.empty() && !migration::purges(*plan)) {
            Q_EMIT nothingToDo(wish_.title);
        } else {
            show(*plan);
        }
    });
    Q_EMIT busyChanged();
}

PlanSheet *RunFlow::sheet() const
{
    return sheet_;
}

void RunFlow::show(const migration::Plan &plan)
{
    sheet_ = new PlanSheet(plan, {wish_.database, wish_.place, wish_.toType}, repository_, window_);
    sheet_->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet_, &QDialog::accepted, this, [this, plan] {
        view_.start(plan, wish_.database,
                    [plan, run = wish_.run](const CancelToken &cancel, const migration::Observer &observer) {
                        return run(plan, cancel, observer);
                    });
        Q_EMIT busyChanged();
        Q_EMIT started();
    });
    sheet_->open();
}

} // namespace retort::ui
