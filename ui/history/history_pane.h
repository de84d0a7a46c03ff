#pragma once

#include <ui/history/history_rows.h>
#include <ui/jobs/job.h>

#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedLayout;

namespace retort::ui
{

class EmptyState;
class HistoryModel;
class HistoryView;

/// The history with its search. The search field is made here and placed by the window.
class HistoryPane : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPane(QWidget *parent = nullptr);
    ~HistoryPane() override;

    /// Shows another state of the history; selection, scroll position and search survive where they can. The first
    /// rows after none select where the database stands, or else the newest revision.
    void setRows(SharedRows rows);
    /// Removes the history; `search` is emptied too.
    void clear();

    [[nodiscard]] QLineEdit *searchField() const { return searchField_; }
    [[nodiscard]] HistoryView *view() const { return view_; }
    [[nodiscard]] HistoryModel *model() const { return model_; }

    [[nodiscard]] std::optional<revisions::RevisionIndex> selectedRevision() const;
    /// Goes to a revision, leaving a search that hides it.
    void selectRevision(revisions::RevisionIndex revision);
    /// The same by exact id; false when there is none.
    bool selectRevision(const QString &id);

Q_SIGNALS:
    void selectionChanged();
    void scriptWanted();
    /// After each search: how many revisions are shown.
    void searched(int found);

private:
    void startSearch();
    void show(std::optional<std::vector<int>> found);

    HistoryModel *model_;
    HistoryView *view_;
    EmptyState *empty_;
    QStackedLayout *stack_;
    QLineEdit *searchField_;
    SharedRows rows_;
    Job search_;
};

} // namespace retort::ui
