#pragma once

#include <ui/jobs/job.h>
#include <ui/shell/project_loader.h>

#include <KSyntaxHighlighting/Repository>
#include <QMainWindow>

#include <functional>
#include <memory>

class QLabel;
class QMimeData;
class QSettings;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace retort::ui
{

class ConnectionsPane;
class HistoryPane;
class MessageBar;
class MigrationActions;
class ProblemsPane;
class RevisionPane;
class RunFlow;
class RunView;
class WelcomePage;

/// Layout and routing between the panes; everything else is theirs. The window keeps no state of its own but which
/// project is open.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `settings` must outlive the window.
    explicit MainWindow(QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a folder, an ini or a pyproject.toml; a project that is open stays until the new one is read.
    void openProject(const QString &path);
    void reload();

    [[nodiscard]] const std::optional<LoadedProject> &project() const { return project_; }
    [[nodiscard]] HistoryPane *history() const { return history_; }
    [[nodiscard]] RevisionPane *revision() const { return revision_; }
    [[nodiscard]] ConnectionsPane *connections() const { return connections_; }
    [[nodiscard]] ProblemsPane *problems() const { return problems_; }
    [[nodiscard]] MigrationActions *actionsOnDatabase() const { return migration_; }
    [[nodiscard]] RunFlow *flow() const { return flow_; }
    [[nodiscard]] RunView *runView() const { return run_; }
    [[nodiscard]] WelcomePage *welcome() const { return welcome_; }
    /// Reading a project, looking at its database, or reading the script that is shown.
    [[nodiscard]] bool isLoading() const;

Q_SIGNALS:
    /// Everything that was asked for is shown: the project or why it cannot be opened.
    void settled();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeMenus();
    void makeToolBar();
    void makePanes();
    void connectPanes();
    void chooseProject();
    void fillRecent();
    void load(const commands::WorkspaceOptions &options);
    void showProject(LoadedProject project);
    void showRevision();
    void lookAgainAfterRun();
    void showPlace(const SourcePosition &place);
    void showBelow(QWidget *page);
    void updateStatus();
    void restoreWindow();
    void settleIfQuiet();

    QSettings &settings_;
    KSyntaxHighlighting::Repository repository_;
    std::optional<LoadedProject> project_;

    QStackedWidget *pages_;
    WelcomePage *welcome_;
    MessageBar *message_;
    QSplitter *panes_;
    QSplitter *rows_;
    QTabWidget *below_;
    ConnectionsPane *connections_;
    HistoryPane *history_;
    RevisionPane *revision_;
    ProblemsPane *problems_;
    RunView *run_;
    RunFlow *flow_;
    MigrationActions *migration_;
    QMenu *recent_ = nullptr;
    QAction *open_ = nullptr;
    QAction *reload_ = nullptr;
    QLabel *status_;
    QLabel *standing_;
    Job loading_;
};

/// The folder, ini or toml that a drag carries, or nothing.
[[nodiscard]] QString projectPathOf(const QMimeData &data);

} // namespace retort::ui
