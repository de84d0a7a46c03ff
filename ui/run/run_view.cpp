#include <core/base/error_codes.h>
#include <ui/run/plan_text.h>
#include <ui/run/run_model.h>
#include <ui/run/run_view.h>
#include <ui/theme/icons.h>
#include <ui/widgets/error_panel.h>
#include <ui/widgets/message_bar.h>
#include <ui/widgets/text.h>

#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <variant>

namespace retort::ui
{

RunView::RunView(QWidget *parent)
    : QWidget(parent)
    , model_(new RunModel(this))
    , title_(new QLabel)
    , progressText_(captionLabel({}, nullptr))
    , progress_(new QProgressBar)
    , cancel_(new QPushButton(icon(Symbol::Stop), tr("Cancel")))
    , list_(new QTreeView)
    , outcome_(new MessageBar)
    , problem_(new ErrorPanel)
    , events_([this](const std::vector<migration::RunEvent> &events) { handle(events); })
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    title_->setFont(bold);
    title_->setTextFormat(Qt::PlainText);
    progressText_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress"));
    problem_->hide();
    connect(problem_, &ErrorPanel::placeChosen, this, &RunView::placeChosen);
    connect(cancel_, &QPushButton::clicked, this, &RunView::cancel);

    list_->setModel(model_);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAccessibleName(tr("Run"));
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(RunModel::Message, QHeaderView::Stretch);
    list_->header()->resizeSection(RunModel::State, 120);
    list_->header()->resizeSection(RunModel::Revision, 130);
    list_->header()->resizeSection(RunModel::Statements, 90);
    list_->header()->resizeSection(RunModel::Time, 80);

    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(space::medium, space::small, space::medium, space::small);
    heading->setSpacing(space::medium);
    heading->addWidget(title_);
    heading->addWidget(progressText_, 1);
    heading->addWidget(progress_);
    heading->addWidget(cancel_);
    progress_->setFixedWidth(180);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(heading);
    column->addWidget(outcome_);
    column->addWidget(problem_);
    column->addWidget(list_, 1);

    progress_->hide();
    cancel_->hide();
    progressText_->setText(tr("Nothing has run yet"));
    tick_.setInterval(200);
    connect(&tick_, &QTimer::timeout, this, &RunView::updateProgress);
}

RunView::~RunView() = default;

void RunView::start(const migration::Plan &plan, const QString &database, Work work)
{
    Q_ASSERT(!isRunning());
    database_ = database;
    failedUndone_ = true;
    model_->begin(plan);
    title_->setText(titleOf(plan, database));
    outcome_->clear();
    problem_->hide();
    progress_->setRange(0, static_cast<int>(plan.steps.size()));
    progress_->setValue(0);
    progress_->show();
    cancel_->setEnabled(true);
    cancel_->show();
    since_.start();
    tick_.start();
    job_ = Job::start(
        [this, work = std::move(work)](const CancelToken &cancel) {
            return work(cancel, [this](const migration::RunEvent &event) { events_.push(event); });
        },
        [this](const Result<QStringList> &result) {
            events_.deliver();
            finish(result);
        });
    updateProgress();
}

void RunView::cancel()
{
    cancel_->setEnabled(false);
    job_.cancel();
    updateProgress();
}

void RunView::showRefusal(const QString &title, const Error &error)
{
    model_->begin({});
    title_->setText(title);
    progressText_->setText(tr("Nothing was changed"));
    progress_->hide();
    cancel_->hide();
    outcome_->clear();
    problem_->setError(error);
    problem_->show();
}

QString RunView::outcome() const
{
    return outcome_->text();
}

void RunView::handle(const std::vector<migration::RunEvent> &events)
{
    for (const migration::RunEvent &event : events) {
        model_->apply(event);
        if (const auto *failed = std::get_if<migration::RunFailed>(&event))
            failedUndone_ = failed->isUndone;
    }
    if (model_->activeRow() >= 0)
        list_->scrollTo(model_->index(model_->activeRow(), 0));
    updateProgress();
}

void RunView::finish(const Result<QStringList> &result)
{
    tick_.stop();
    cancel_->hide();
    progress_->hide();
    progressText_->setText(tr("Took %1").arg(durationText(since_.nsecsElapsed() / 1000)));
    if (result) {
        const QString rows = result->isEmpty() ? tr("nothing applied") : result->join(QStringLiteral(", "));
        outcome_->showMessage(Tone::Good, tr("Done. %1 now stands at: %2").arg(database_, rows));
    } else if (result.error().code == errors::Cancelled) {
        outcome_->showMessage(Tone::Warning, failedUndone_
                                                 ? tr("Cancelled. What was not yet committed has been rolled back.")
                                                 : tr("Cancelled. Some changes could not be rolled back."));
    } else {
        outcome_->showMessage(Tone::Bad, failedUndone_ ? tr("Failed. What was not yet committed has been rolled back.")
                                                       : tr("Failed. Some changes could not be rolled back."));
        problem_->setError(result.error());
        problem_->show();
    }
    Q_EMIT finished();
}

void RunView::updateProgress()
{
    progress_->setValue(model_->done());
    const QString time = durationText(since_.nsecsElapsed() / 1000);
    const QString count = tr("%1 of %2").arg(model_->done()).arg(model_->rowCount());
    if (!cancel_->isEnabled())
        progressText_->setText(tr("Cancelling · %1").arg(time));
    else if (model_->statement().isEmpty())
        progressText_->setText(tr("%1 · %2").arg(count, time));
    else
        progressText_->setText(tr("%1 · %2 · %3").arg(count, time, model_->statement().simplified().left(200)));
}

} // namespace retort::ui
