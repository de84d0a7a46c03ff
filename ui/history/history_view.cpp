#include <ui/history/history_delegate.h>
#include <ui/history/history_view.h>

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace retort::ui
{

HistoryView::HistoryView(HistoryModel &model, QWidget *parent)
    : QTreeView(parent)
    , model_(model)
{
    setModel(&model);
    setItemDelegate(new HistoryDelegate(model, this));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    setVerticalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("History"));
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setMinimumSectionSize(36);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setSectionResizeMode(HistoryModel::Message, QHeaderView::Stretch);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    header()->resizeSection(HistoryModel::Id, 15 * digit);
    header()->resizeSection(HistoryModel::Date, 14 * digit);
    connect(this, &QTreeView::activated, this, &HistoryView::scriptWanted);
    fitGraphColumn();
}

void HistoryView::selectRow(int visible)
{
    if (visible < 0 || visible >= model_.rowCount())
        return;
    const QModelIndex index = model_.index(visible, HistoryModel::Message);
    setCurrentIndex(index);
    scrollTo(index);
}

std::optional<revisions::RevisionIndex> HistoryView::selectedRevision() const
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        return std::nullopt;
    return model_.at(index.row()).revision;
}

void HistoryView::fitGraphColumn()
{
    const int wanted = HistoryDelegate::graphWidth(model_.laneCount());
    header()->resizeSection(HistoryModel::Graph, std::clamp(wanted, 56, std::max(56, viewport()->width() / 3)));
}

void HistoryView::keyPressEvent(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::ControlModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        selectRelative(event->key() == Qt::Key_Down);
        return;
    }
    if (modifiers == Qt::NoModifier && event->key() == Qt::Key_Home && model_.currentRow() >= 0) {
        selectRow(model_.currentRow());
        return;
    }
    if (modifiers == Qt::NoModifier && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        if (currentIndex().isValid())
            Q_EMIT scriptWanted();
        return;
    }
    const bool typing = (modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier) && !event->text().isEmpty() &&
                        event->text().front().isPrint() && !event->text().front().isSpace();
    if (typing) {
        Q_EMIT searchTyped(event->text());
        return;
    }
    QTreeView::keyPressEvent(event);
}

// A narrow list keeps the message readable and leaves out what the details show anyway.
void HistoryView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    const int character = fontMetrics().averageCharWidth();
    setColumnHidden(HistoryModel::Date, width() < 75 * character);
    setColumnHidden(HistoryModel::Id, width() < 50 * character);
}

void HistoryView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (current.row() != previous.row() || current.isValid() != previous.isValid())
        Q_EMIT selectionMoved();
}

// Goes to the first parent or child that is shown; with a dependency as the last resort.
void HistoryView::selectRelative(bool towardsParent)
{
    const auto selected = selectedRevision();
    if (!selected)
        return;
    const revisions::RevisionGraph &graph = *model_.rows()->graph;
    for (const revisions::RevisionIndex next :
         towardsParent ? graph.allParents(*selected) : graph.allChildren(*selected)) {
        if (const int row = model_.visibleRow(next); row >= 0) {
            selectRow(row);
            return;
        }
    }
}

} // namespace retort::ui
