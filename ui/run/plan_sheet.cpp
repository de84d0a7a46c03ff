#include <core/base/presenter.h>
#include <ui/run/plan_sheet.h>
#include <ui/run/plan_text.h>
#include <ui/theme/icons.h>
#include <ui/widgets/code_view.h>
#include <ui/widgets/message_bar.h>
#include <ui/widgets/text.h>

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace retort::ui
{

PlanSheet::PlanSheet(const migration::Plan &plan, const Database &database, KSyntaxHighlighting::Repository &repository,
                     QWidget *parent)
    : QDialog(parent)
    , plan_(plan)
    , steps_(new QListWidget)
    , sql_(new CodeView(repository, CodeLanguage::Sql))
    , details_(wrappingLabel({}, nullptr))
{
    setWindowTitle(verbOf(plan));
    setModal(true);

    auto *title = wrappingLabel(titleOf(plan, database.name), this);
    title->setFont(headingFont());
    auto *summary = captionLabel(tr("%1 · %2").arg(summaryOf(plan), database.place), this);
    summary->setToolTip(database.place);
    auto *heading = new QVBoxLayout;
    heading->setContentsMargins(space::large, space::large, space::large, space::medium);
    heading->setSpacing(space::tiny);
    heading->addWidget(title);
    heading->addWidget(summary);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(heading);
    for (const Error &warning : plan.warnings) {
        auto *bar = new MessageBar(this);
        bar->showMessage(Tone::Warning, sentence(warning));
        column->addWidget(bar);
    }

    steps_->setAccessibleName(tr("Revisions, in the order they run"));
    steps_->setUniformItemSizes(true);
    steps_->setWordWrap(false);
    steps_->setIconSize({16, 16});
    for (const migration::PlanStep &step : plan.steps) {
        const StepText text = textOf(plan, step);
        auto *item = new QListWidgetItem(QStringLiteral("%1  %2").arg(text.id, text.message), steps_);
        item->setIcon(icon(migration::isStamp(plan)                     ? Symbol::Stamp
                           : step.direction == revisions::Direction::Up ? Symbol::Upgrade
                                                                        : Symbol::Downgrade));
        item->setToolTip(text.message);
        item->setData(Qt::AccessibleTextRole, tr("%1 %2, %3").arg(text.title, text.id, text.message));
        item->setSizeHint(QSize(0, fontMetrics().height() + 10));
    }
    connect(steps_, &QListWidget::currentRowChanged, this, &PlanSheet::showStep);

    auto *detailPane = new QWidget;
    auto *detailColumn = new QVBoxLayout(detailPane);
    detailColumn->setContentsMargins(0, 0, 0, 0);
    detailColumn->setSpacing(0);
    details_->setContentsMargins(space::medium, space::small, space::medium, space::small);
    detailColumn->addWidget(details_);
    auto *line = new QFrame;
    line->setFixedHeight(1);
    line->setProperty("line", true);
    detailColumn->addWidget(line);
    detailColumn->addWidget(sql_, 1);
    sql_->setAccessibleName(tr("SQL"));
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(steps_);
    splitter->addWidget(detailPane);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({300, 540});
    auto *framed = new QFrame;
    framed->setProperty("band", QStringLiteral("content"));
    auto *framedLayout = new QVBoxLayout(framed);
    framedLayout->setContentsMargins(0, 1, 0, 1);
    framedLayout->addWidget(splitter);
    column->addWidget(framed, 1);

    auto *buttons = new QDialogButtonBox;
    buttons->setContentsMargins(space::large, space::medium, space::large, space::medium);
    run_ = buttons->addButton(verbOf(plan), QDialogButtonBox::AcceptRole);
    run_->setProperty("primary", true);
    run_->setAutoDefault(false);
    cancel_ = buttons->addButton(QDialogButtonBox::Cancel);
    cancel_->setText(tr("Cancel"));
    cancel_->setIcon({});
    cancel_->setDefault(true);
    cancel_->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (!database.toType.isEmpty())
        column->addWidget(askForName(database.toType));
    column->addWidget(buttons);

    resize(880, 560);
    steps_->setCurrentRow(0);
}

QWidget *PlanSheet::askForName(const QString &name)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(space::large, space::medium, space::large, 0);
    line->setSpacing(space::medium);
    typed_ = new QLineEdit;
    typed_->setPlaceholderText(name);
    auto *label = new QLabel(tr("This is a production database. To go on, type its &name:"));
    label->setBuddy(typed_);
    line->addWidget(label);
    line->addWidget(typed_, 1);
    run_->setEnabled(false);
    connect(typed_, &QLineEdit::textChanged, run_,
            [this, name](const QString &text) { run_->setEnabled(text.trimmed() == name); });
    return row;
}

void PlanSheet::showStep(int row)
{
    if (row < 0 || row >= static_cast<int>(plan_.steps.size()))
        return;
    const StepText text = textOf(plan_, plan_.steps[static_cast<std::size_t>(row)]);
    details_->setText(text.details.join(u'\n'));
    sql_->setCode(text.sql);
}

} // namespace retort::ui
