#pragma once

#include <core/base/source_position.h>
#include <ui/jobs/job.h>
#include <ui/revision/revision_details.h>

#include <QWidget>

class QGridLayout;
class QLabel;
class QScrollArea;
class QStackedLayout;
class QTabWidget;
class QToolButton;

namespace KSyntaxHighlighting
{
class Repository;
}

namespace retort::ui
{

class CodeView;
class EmptyState;
class ErrorPanel;

/// One revision: overview and script.
class RevisionPane : public QWidget
{
    Q_OBJECT

public:
    /// `repository` must outlive the pane.
    explicit RevisionPane(KSyntaxHighlighting::Repository &repository, QWidget *parent = nullptr);
    ~RevisionPane() override;

    void setRevision(const RevisionDetails &details);
    void clear();

    void showScript();
    /// The script, scrolled to a place in it.
    void showPlace(int line);

    [[nodiscard]] const std::optional<RevisionDetails> &revision() const { return shown_; }
    [[nodiscard]] CodeView *script() const { return script_; }
    /// Whether the script of the revision is still being read.
    [[nodiscard]] bool isLoading() const { return reading_.isRunning(); }

Q_SIGNALS:
    void revisionChosen(retort::revisions::RevisionIndex revision);
    /// The script of the revision is shown, or the reason why it cannot be.
    void scriptLoaded();

private:
    QWidget *makeOverview();
    QWidget *makeScript(KSyntaxHighlighting::Repository &repository);
    void fillOverview();
    void addField(const QString &caption, QWidget *value);
    void addLinks(const QString &caption, const std::vector<RevisionLink> &links);
    void readScript();

    std::optional<RevisionDetails> shown_;
    QStackedLayout *stack_;
    EmptyState *empty_;
    QLabel *title_;
    QLabel *id_;
    QToolButton *copyId_;
    QTabWidget *tabs_;
    QScrollArea *overviewArea_ = nullptr;
    QGridLayout *fields_ = nullptr;
    ErrorPanel *problem_ = nullptr;
    QWidget *scriptPage_ = nullptr;
    CodeView *script_ = nullptr;
    ErrorPanel *scriptProblem_ = nullptr;
    QString loadedPath_;
    int wantedLine_ = 0;
    Job reading_;
};

} // namespace retort::ui
