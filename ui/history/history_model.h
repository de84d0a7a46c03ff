#pragma once

#include <ui/history/history_rows.h>

#include <QAbstractTableModel>

namespace retort::ui
{

/// The rows of a history, or those of them that a search has found. Holds finished rows; data() looks up and nothing
/// else. A new state keeps what is the same at both ends, so that selection and scroll position survive.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Graph, Message, Id, Date, ColumnCount };

    explicit HistoryModel(QObject *parent = nullptr);

    /// `found` are the rows to show, ascending; absent: all. Null rows empty the model.
    void setRows(SharedRows rows, std::optional<std::vector<int>> found = std::nullopt);

    [[nodiscard]] const SharedRows &rows() const { return rows_; }
    [[nodiscard]] bool isFiltered() const { return filtered_; }

    /// Of a visible row.
    [[nodiscard]] const HistoryRow &at(int visible) const;
    [[nodiscard]] const revisions::LayoutRow &layoutAt(int visible) const;
    /// The lines that arrive at this row's node from above, and those that leave it below; none while filtered.
    [[nodiscard]] const std::vector<revisions::LaneEdge> &above(int visible) const;
    [[nodiscard]] const std::vector<revisions::LaneEdge> &below(int visible) const;
    [[nodiscard]] int laneCount() const { return filtered_ || !rows_ ? 1 : rows_->layout.lanes; }

    /// The visible row of a revision; -1 when it is not shown.
    [[nodiscard]] int visibleRow(revisions::RevisionIndex revision) const;
    [[nodiscard]] int visibleRow(const QString &id) const;
    /// The first row where a database stands; -1 when there is none.
    [[nodiscard]] int currentRow() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    SharedRows rows_;
    std::vector<int> visible_; ///< indices into rows_->rows, ascending
    bool filtered_ = false;
};

} // namespace retort::ui
