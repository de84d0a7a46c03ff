#include <core/base/presenter.h>
#include <core/commands/journal.h>
#include <core/commands/target.h>
#include <ui/connections/connections_pane.h>
#include <ui/history/history_model.h>
#include <ui/history/history_pane.h>
#include <ui/history/history_view.h>
#include <ui/revision/revision_pane.h>
#include <ui/run/run_flow.h>
#include <ui/shell/main_window.h>
#include <ui/shell/migration_actions.h>
#include <ui/shell/problems_pane.h>
#include <ui/shell/recent_projects.h>
#include <ui/shell/welcome_page.h>
#include <ui/shell/wish.h>
#include <ui/theme/icons.h>
#include <ui/widgets/message_bar.h>
#include <ui/widgets/text.h>

#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QProcessEnvironment>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace retort::ui
{

MainWindow::MainWindow(QSettings &settings, QWidget *parent)
    : QMainWindow(parent)
    , settings_(settings)
    , pages_(new QStackedWidget)
    , welcome_(new WelcomePage)
    , message_(new MessageBar)
    , panes_(new QSplitter(Qt::Horizontal))
    , rows_(new QSplitter(Qt::Vertical))
    , below_(new QTabWidget)
    , connections_(new ConnectionsPane)
    , history_(new HistoryPane)
    , revision_(new RevisionPane(repository_))
    , problems_(new ProblemsPane)
    , run_(new RunView)
    , flow_(new RunFlow(*run_, repository_, this))
    , migration_(new MigrationActions(this))
    , status_(new QLabel)
    , standing_(new QLabel)
{
    flow_->setParent(this);
    setWindowTitle(tr("Retort"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    makePanes();
    makeMenus();
    makeToolBar();
    connectPanes();
    statusBar()->addWidget(status_, 1);
    statusBar()->addPermanentWidget(standing_);
    statusBar()->setSizeGripEnabled(false);
    welcome_->setRecent(recentProjects(settings_));
    fillRecent();
    restoreWindow();
    updateStatus();
}

// The flow and the run end here, while the panes they tell about it are still there.
MainWindow::~MainWindow()
{
    loading_ = Job();
    delete flow_;
    delete run_;
}

void MainWindow::openProject(const QString &path)
{
    commands::WorkspaceOptions options;
    options.project.path = QFileInfo(path).absoluteFilePath();
    options.environment = QProcessEnvironment::systemEnvironment();
    options.journal = commands::userJournal(options.environment);
    options.ownConnections = commands::ownConnectionsFile();
    if (!project_) {
        welcome_->showReading(options.project.path);
        pages_->setCurrentWidget(welcome_);
    }
    load(options);
}

void MainWindow::reload()
{
    if (project_ && !flow_->isBusy())
        load(project_->workspace->options);
}

bool MainWindow::isLoading() const
{
    return loading_.isRunning() || revision_->isLoading();
}

void MainWindow::makePanes()
{
    panes_->setHandleWidth(1);
    panes_->setChildrenCollapsible(false);
    panes_->addWidget(connections_);
    panes_->addWidget(history_);
    panes_->addWidget(revision_);
    panes_->setStretchFactor(1, 1);
    panes_->setSizes({210, 700, 400});
    connections_->setMinimumWidth(150);
    history_->setMinimumWidth(300);
    revision_->setMinimumWidth(240);

    below_->setDocumentMode(true);
    below_->addTab(problems_, tr("Problems"));
    below_->addTab(run_, tr("Run"));
    rows_->setHandleWidth(1);
    rows_->addWidget(panes_);
    rows_->addWidget(below_);
    rows_->setStretchFactor(0, 1);
    rows_->setCollapsible(0, false);
    rows_->setSizes({600, 220});
    below_->hide();

    pages_->addWidget(welcome_);
    pages_->addWidget(rows_);
    auto *central = new QWidget;
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(message_);
    column->addWidget(pages_, 1);
    setCentralWidget(central);
}

void MainWindow::connectPanes()
{
    connect(welcome_, &WelcomePage::openWanted, this, &MainWindow::chooseProject);
    connect(welcome_, &WelcomePage::chosen, this, &MainWindow::openProject);
    connect(history_, &HistoryPane::selectionChanged, this, &MainWindow::showRevision);
    connect(history_, &HistoryPane::scriptWanted, revision_, &RevisionPane::showScript);
    connect(history_, &HistoryPane::searched, this, &MainWindow::updateStatus);
    connect(revision_, &RevisionPane::revisionChosen, this,
            [this](revisions::RevisionIndex revision) { history_->selectRevision(revision); });
    connect(revision_, &RevisionPane::scriptLoaded, this, &MainWindow::settleIfQuiet);
    connect(problems_, &ProblemsPane::chosen, this, [this](const Problem &problem) {
        if (problem.revision)
            history_->selectRevision(*problem.revision);
        if (problem.error.position)
            showPlace(*problem.error.position);
    });
    connect(migration_, &MigrationActions::wished, this, [this](const migration::Goal &goal, const QString &title) {
        flow_->begin(wishFor(*project_, goal, title));
    });
    connect(flow_, &RunFlow::busyChanged, this, &MainWindow::showRevision);
    connect(flow_, &RunFlow::refused, this, [this] { showBelow(run_); });
    connect(flow_, &RunFlow::started, this, [this] { showBelow(run_); });
    connect(flow_, &RunFlow::nothingToDo, this,
            [this](const QString &title) { message_->showMessage(Tone::Info, tr("%1: nothing to do").arg(title)); });
    connect(run_, &RunView::finished, this, &MainWindow::lookAgainAfterRun);
    connect(run_, &RunView::placeChosen, this, &MainWindow::showPlace);
}

void MainWindow::chooseProject()
{
    auto *dialog = new QFileDialog(this, tr("Open project"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openProject);
    dialog->open();
}

void MainWindow::load(const commands::WorkspaceOptions &options)
{
    loading_ = Job::start([options](const CancelToken &cancel) { return loadProject(options, cancel); },
                          [this, path = options.project.path](Result<LoadedProject> loaded) {
                              if (loaded) {
                                  rememberProject(settings_, path);
                                  showProject(*std::move(loaded));
                              } else if (project_) {
                                  message_->showMessage(Tone::Bad, sentence(loaded.error()));
                              } else {
                                  forgetProject(settings_, path);
                                  welcome_->showError(loaded.error());
                              }
                              welcome_->setRecent(recentProjects(settings_));
                              fillRecent();
                              settleIfQuiet();
                          });
    updateStatus();
}

void MainWindow::showProject(LoadedProject project)
{
    const bool another = !project_ || project_->workspace->project.root != project.workspace->project.root;
    if (another) {
        message_->clear();
        history_->clear();
        below_->hide();
    }
    project_ = std::move(project);
    const project::Project &opened = project_->workspace->project;
    setWindowTitle(tr("%1 – Retort").arg(QFileInfo(opened.root).fileName()));
    setWindowFilePath(opened.ini.isEmpty() ? opened.root : opened.ini);
    pages_->setCurrentWidget(rows_);
    connections_->setStatus(project_->connection);
    problems_->setProblems(project_->problems);
    below_->setTabText(0, project_->problems.empty() ? tr("Problems")
                                                     : tr("Problems (%1)").arg(project_->problems.size()));
    history_->setRows(project_->rows);
    showRevision();
    updateStatus();
    const bool hasErrors = !project_->problems.empty() && project_->problems.front().severity == Severity::Error;
    if (another && hasErrors)
        showBelow(problems_);
    if (another)
        history_->view()->setFocus();
}

void MainWindow::showRevision()
{
    const auto selected = history_->selectedRevision();
    int row = -1;
    if (project_ && selected) {
        row = project_->rows->rowOfRevision[static_cast<std::size_t>(*selected)];
        const HistoryRow &shown = project_->rows->rows[static_cast<std::size_t>(row)];
        std::optional<RevisionStanding> standing;
        if (shown.state != RowState::Unknown)
            standing = {project_->connection.name, shown.state == RowState::Applied, shown.current};
        revision_->setRevision(describe(*project_->rows->graph, *selected, standing));
    } else {
        revision_->clear();
    }
    migration_->setSituation(project_ ? project_->rows : nullptr,
                             project_ ? std::optional(project_->connection) : std::nullopt, row, flow_->isBusy());
    reload_->setEnabled(project_ && !flow_->isBusy());
}

void MainWindow::lookAgainAfterRun()
{
    if (!project_)
        return;
    loading_ = Job::start([project = *project_](const CancelToken &cancel) { return lookAgain(project, cancel); },
                          [this](LoadedProject project) {
                              showProject(std::move(project));
                              settleIfQuiet();
                          });
}

void MainWindow::showPlace(const SourcePosition &place)
{
    if (!project_)
        return;
    const revisions::RevisionGraph &graph = *project_->rows->graph;
    const QString wanted = QFileInfo(place.file).fileName();
    for (int i = 0; i < graph.size(); ++i) {
        if (graph.at(i).path == place.file || QFileInfo(graph.at(i).path).fileName() == wanted) {
            history_->selectRevision(i);
            revision_->showPlace(place.line);
            return;
        }
    }
}

void MainWindow::showBelow(QWidget *page)
{
    if (!below_->isVisibleTo(this)) {
        below_->show();
        constexpr int belowHeight = 170;
        rows_->setSizes({rows_->height() - belowHeight, belowHeight});
    }
    below_->setCurrentWidget(page);
}

void MainWindow::updateStatus()
{
    if (!project_) {
        status_->setText(loading_.isRunning() ? tr("Reading the project") : tr("No project is open"));
        standing_->clear();
        return;
    }
    const revisions::RevisionGraph &graph = *project_->rows->graph;
    QStringList parts{tr("%1, %2").arg(tr("%n revision(s)", nullptr, graph.size()),
                                       tr("%n head(s)", nullptr, static_cast<int>(graph.heads().size())))};
    if (history_->model()->isFiltered())
        parts << tr("%n found", nullptr, history_->model()->rowCount());
    parts << (loading_.isRunning() ? tr("Reading") : tr("Opened without running any script"));
    status_->setText(parts.join(QStringLiteral("  ·  ")));
    const ConnectionStatus &connection = project_->connection;
    standing_->setText(connection.rows.isEmpty()
                           ? tr("%1: %2").arg(connection.name, standText(connection))
                           : tr("%1: %2").arg(connection.name, connection.rows.join(QStringLiteral(", "))));
    standing_->setVisible(!connection.name.isEmpty());
}

void MainWindow::settleIfQuiet()
{
    updateStatus();
    if (!isLoading())
        Q_EMIT settled();
}

void MainWindow::restoreWindow()
{
    resize(1280, 800);
    restoreGeometry(settings_.value(QStringLiteral("window/geometry")).toByteArray());
    panes_->restoreState(settings_.value(QStringLiteral("window/panes")).toByteArray());
    rows_->restoreState(settings_.value(QStringLiteral("window/rows")).toByteArray());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    settings_.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings_.setValue(QStringLiteral("window/panes"), panes_->saveState());
    settings_.setValue(QStringLiteral("window/rows"), rows_->saveState());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!projectPathOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (const QString path = projectPathOf(*event->mimeData()); !path.isEmpty()) {
        event->acceptProposedAction();
        openProject(path);
    }
}

QString projectPathOf(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return {};
    const QString path = urls.front().toLocalFile();
    const QFileInfo info(path);
    const bool isConfig = info.isFile() && (info.suffix() == u"ini" || info.suffix() == u"toml");
    return info.isDir() || isConfig ? path : QString();
}

} // namespace retort::ui
