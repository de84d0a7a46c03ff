#pragma once

#include <ui/history/history_model.h>

#include <QTreeView>

namespace retort::ui
{

/// The list of revisions, all of it by keyboard: Up and Down rows, Ctrl+Up and Ctrl+Down child and parent, Home the
/// current revision, Enter the script, typing starts a search, the Menu key the context menu.
class HistoryView : public QTreeView
{
    Q_OBJECT

public:
    /// The model must outlive the view.
    explicit HistoryView(HistoryModel &model, QWidget *parent = nullptr);

    /// Selects a visible row and scrolls there; -1 does nothing.
    void selectRow(int visible);
    /// The selected revision, or nothing.
    [[nodiscard]] std::optional<revisions::RevisionIndex> selectedRevision() const;
    /// Makes the graph column as wide as its lanes need, up to a third of the view.
    void fitGraphColumn();

Q_SIGNALS:
    void selectionMoved();
    /// Enter or a double click.
    void scriptWanted();
    /// A key that belongs into a search field was pressed.
    void searchTyped(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void selectRelative(bool towardsParent);

    HistoryModel &model_;
};

} // namespace retort::ui
