#include <ui/shell/welcome_page.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/error_panel.h>
#include <ui/widgets/text.h>

#include <QAbstractButton>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace retort::ui
{

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , state_(new EmptyState)
    , open_(state_->addButton(tr("Open project")))
    , recentArea_(new QWidget)
    , recent_(new QListWidget)
    , problem_(new ErrorPanel)
{
    recent_->setAccessibleName(tr("Recent projects"));
    recent_->setMaximumWidth(520);
    recent_->setFrameShape(QFrame::NoFrame);
    auto *caption = captionLabel(tr("Recent projects"), nullptr);
    auto *list = new QVBoxLayout;
    list->setSpacing(space::tiny);
    list->addWidget(caption);
    list->addWidget(recent_, 1);
    auto *centered = new QHBoxLayout(recentArea_);
    centered->setContentsMargins(space::large, 0, space::large, space::large);
    centered->addStretch(1);
    centered->addLayout(list, 8);
    centered->addStretch(1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(problem_);
    column->addWidget(state_, 3);
    column->addWidget(recentArea_, 2);

    connect(open_, &QAbstractButton::clicked, this, &WelcomePage::openWanted);
    connect(recent_, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { Q_EMIT chosen(item->data(Qt::UserRole).toString()); });
    setRecent({});
    showWelcome();
}

void WelcomePage::setRecent(const QStringList &paths)
{
    recent_->clear();
    for (const QString &path : paths) {
        const QFileInfo info(path);
        const QString name = info.isDir() ? info.fileName() : QFileInfo(info.path()).fileName();
        auto *item = new QListWidgetItem(
            icon(Symbol::Folder), tr("%1 · %2").arg(name.isEmpty() ? path : name, QDir::toNativeSeparators(path)),
            recent_);
        item->setData(Qt::UserRole, path);
        item->setToolTip(path);
        item->setSizeHint(QSize(0, fontMetrics().height() + 12));
    }
    recentArea_->setVisible(!paths.isEmpty());
}

void WelcomePage::showReading(const QString &path)
{
    problem_->hide();
    open_->setEnabled(false);
    state_->setContent(Symbol::History, tr("Reading the project"), QDir::toNativeSeparators(path));
}

void WelcomePage::showError(const Error &error)
{
    showWelcome();
    problem_->setError(error);
    problem_->show();
}

void WelcomePage::showWelcome()
{
    problem_->hide();
    open_->setEnabled(true);
    state_->setContent(Symbol::Folder, tr("Open an Alembic project"),
                       tr("Choose a folder with an alembic.ini, or drop one here. Opening only reads files: no script "
                          "runs and nothing is written."));
}

} // namespace retort::ui
