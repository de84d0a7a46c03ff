#include <ui/history/history_pane.h>
#include <ui/history/history_view.h>
#include <ui/shell/main_window.h>
#include <ui/shell/migration_actions.h>
#include <ui/shell/recent_projects.h>
#include <ui/theme/icons.h>

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>

/// Menus and toolbar of the window: where actions stand. What they do is in main_window.cpp and migration_actions.cpp.

namespace retort::ui
{

void MainWindow::makeMenus()
{
    open_ = new QAction(icon(Symbol::Folder), tr("Open project"), this);
    open_->setShortcut(QKeySequence::Open);
    connect(open_, &QAction::triggered, this, &MainWindow::chooseProject);
    reload_ = new QAction(icon(Symbol::Reload), tr("Reload"), this);
    reload_->setShortcut(QKeySequence::Refresh);
    reload_->setToolTip(tr("Read the project's files again"));
    connect(reload_, &QAction::triggered, this, &MainWindow::reload);
    auto *quit = new QAction(tr("Quit"), this);
    quit->setShortcut(QKeySequence::Quit);
    connect(quit, &QAction::triggered, this, &QWidget::close);

    QMenu *project = menuBar()->addMenu(tr("&Project"));
    project->addAction(open_);
    recent_ = project->addMenu(tr("Open recent"));
    project->addAction(reload_);
    project->addSeparator();
    project->addAction(quit);

    QMenu *database = menuBar()->addMenu(tr("&Database"));
    database->addActions({migration_->upgradeToHead, migration_->upgradeHere});
    database->addSeparator();
    database->addActions({migration_->downgradeOne, migration_->downgradeHere, migration_->downgradeToBase});
    database->addSeparator();
    database->addAction(migration_->stampHere);

    auto *copyId = new QAction(icon(Symbol::Copy), tr("Copy id"), this);
    copyId->setShortcut(QKeySequence::Copy);
    copyId->setShortcutContext(Qt::WidgetShortcut);
    connect(copyId, &QAction::triggered, this, [this] {
        if (const auto selected = history_->selectedRevision())
            QApplication::clipboard()->setText(project_->rows->graph->idOf(*selected));
    });
    auto *openFile = new QAction(icon(Symbol::File), tr("Open file"), this);
    openFile->setToolTip(tr("Open the script in the program your desktop uses for it"));
    connect(openFile, &QAction::triggered, this, [this] {
        if (const auto selected = history_->selectedRevision())
            QDesktopServices::openUrl(QUrl::fromLocalFile(project_->rows->graph->at(*selected).path));
    });
    const auto separator = [this] {
        auto *action = new QAction(this);
        action->setSeparator(true);
        return action;
    };
    history_->view()->addActions(
        {migration_->upgradeHere, migration_->downgradeHere, migration_->stampHere, separator(), copyId, openFile});

    QMenu *view = menuBar()->addMenu(tr("&View"));
    auto *find = new QAction(icon(Symbol::Search), tr("Search"), this);
    find->setShortcut(QKeySequence::Find);
    connect(find, &QAction::triggered, history_->searchField(), [this] {
        history_->searchField()->setFocus(Qt::ShortcutFocusReason);
        history_->searchField()->selectAll();
    });
    view->addAction(find);
    auto *below = new QAction(icon(Symbol::Problems), tr("Problems and run"), this);
    below->setShortcut(Qt::Key_F8);
    connect(below, &QAction::triggered, below_, [this] { below_->setVisible(!below_->isVisible()); });
    view->addAction(below);

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    auto *about = new QAction(tr("About Retort"), this);
    connect(about, &QAction::triggered, this, [this] {
        auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Retort"),
                                    tr("Retort %1").arg(QStringLiteral(RETORT_VERSION)), QMessageBox::Ok, this);
        box->setInformativeText(tr("Runs Alembic migrations without Python."));
        box->setIconPixmap(applicationIcon().pixmap(48));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    help->addAction(about);
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("main"));
    bar->setMovable(false);
    bar->setIconSize(QSize(16, 16));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);

    const auto withMenu = [bar](QAction *action, const QList<QAction *> &more) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        if (!more.isEmpty()) {
            auto *menu = new QMenu(button);
            menu->addActions(more);
            button->setMenu(menu);
            button->setPopupMode(QToolButton::MenuButtonPopup);
        }
        bar->addWidget(button);
        return button;
    };
    QToolButton *open = withMenu(open_, {});
    open->setMenu(recent_);
    open->setPopupMode(QToolButton::MenuButtonPopup);
    withMenu(reload_, {})->setToolButtonStyle(Qt::ToolButtonIconOnly);
    bar->addSeparator();
    withMenu(migration_->upgradeToHead, {migration_->upgradeHere});
    withMenu(migration_->downgradeOne, {migration_->downgradeHere, migration_->downgradeToBase});
    withMenu(migration_->stampHere, {});
    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    QLineEdit *search = history_->searchField();
    search->setMinimumWidth(160);
    search->setMaximumWidth(280);
    bar->addWidget(search);
}

void MainWindow::fillRecent()
{
    recent_->clear();
    const QStringList paths = recentProjects(settings_);
    for (const QString &path : paths)
        connect(recent_->addAction(path), &QAction::triggered, this, [this, path] { openProject(path); });
    recent_->setEnabled(!paths.isEmpty());
}

} // namespace retort::ui
