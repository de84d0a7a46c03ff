#include <ui/history/history_model.h>

#include <algorithm>
#include <numeric>

namespace retort::ui
{
namespace
{

const std::vector<revisions::LaneEdge> noEdges;

// The same file keeps its place even when its message or state has changed.
bool sameRevision(const HistoryRow &a, const HistoryRow &b)
{
    return a.id == b.id && a.path == b.path;
}

} // namespace

HistoryModel::HistoryModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void HistoryModel::setRows(SharedRows rows, std::optional<std::vector<int>> found)
{
    const bool filtered = found.has_value();
    std::vector<int> visible;
    if (filtered) {
        visible = std::move(*found);
    } else if (rows) {
        visible.resize(rows->rows.size());
        std::iota(visible.begin(), visible.end(), 0);
    }
    const auto before = [this](std::size_t i) -> const HistoryRow & {
        return rows_->rows[static_cast<std::size_t>(visible_[i])];
    };
    const auto after = [&rows, &visible](std::size_t i) -> const HistoryRow & {
        return rows->rows[static_cast<std::size_t>(visible[i])];
    };
    const std::size_t shorter = std::min(visible_.size(), visible.size());
    std::size_t head = 0;
    while (head < shorter && sameRevision(before(head), after(head)))
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && sameRevision(before(visible_.size() - 1 - tail), after(visible.size() - 1 - tail)))
        ++tail;

    if (const std::size_t gone = visible_.size() - head - tail; gone > 0) {
        const auto first = static_cast<std::ptrdiff_t>(head);
        beginRemoveRows({}, static_cast<int>(head), static_cast<int>(head + gone) - 1);
        visible_.erase(visible_.begin() + first, visible_.begin() + first + static_cast<std::ptrdiff_t>(gone));
        endRemoveRows();
    }
    const std::size_t come = visible.size() - head - tail;
    if (come > 0)
        beginInsertRows({}, static_cast<int>(head), static_cast<int>(head + come) - 1);
    rows_ = std::move(rows);
    visible_ = std::move(visible);
    filtered_ = filtered;
    if (come > 0)
        endInsertRows();
    if (!visible_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const HistoryRow &HistoryModel::at(int visible) const
{
    return rows_->rows[static_cast<std::size_t>(visible_[static_cast<std::size_t>(visible)])];
}

const revisions::LayoutRow &HistoryModel::layoutAt(int visible) const
{
    return rows_->layout.rows[static_cast<std::size_t>(visible_[static_cast<std::size_t>(visible)])];
}

const std::vector<revisions::LaneEdge> &HistoryModel::above(int visible) const
{
    return filtered_ || visible == 0 ? noEdges : layoutAt(visible - 1).below;
}

const std::vector<revisions::LaneEdge> &HistoryModel::below(int visible) const
{
    return filtered_ ? noEdges : layoutAt(visible).below;
}

int HistoryModel::visibleRow(revisions::RevisionIndex revision) const
{
    if (!rows_ || revision < 0 || revision >= static_cast<int>(rows_->rowOfRevision.size()))
        return -1;
    const int row = rows_->rowOfRevision[static_cast<std::size_t>(revision)];
    const auto found = std::lower_bound(visible_.begin(), visible_.end(), row);
    return found != visible_.end() && *found == row ? static_cast<int>(found - visible_.begin()) : -1;
}

int HistoryModel::visibleRow(const QString &id) const
{
    const auto revision = rows_ ? rows_->graph->find(id) : std::nullopt;
    return revision ? visibleRow(*revision) : -1;
}

int HistoryModel::currentRow() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row).current)
            return row;
    }
    return -1;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(visible_.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HistoryRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Message:
            return row.message;
        case Id:
            return row.id;
        case Date:
            return row.date;
        default:
            return {};
        }
    case Qt::AccessibleTextRole:
        return row.accessible;
    case Qt::ToolTipRole:
        return row.toolTip;
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Graph:
        return tr("Graph");
    case Message:
        return tr("Message");
    case Id:
        return tr("Revision");
    case Date:
        return tr("Created");
    default:
        return {};
    }
}

} // namespace retort::ui
