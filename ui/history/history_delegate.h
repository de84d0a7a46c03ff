#pragma once

#include <QStyledItemDelegate>

namespace retort::ui
{

class HistoryModel;

/// Paints lanes, nodes, badges and text of finished rows. Shape and filling carry the state as well as colour does.
class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// The model must outlive the delegate; indexes given to it belong to this model.
    explicit HistoryDelegate(const HistoryModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Between two lanes: comfortable for a few, closer where there are many, so that most graphs fit.
    [[nodiscard]] static qreal laneWidth(int lanes);
    /// Of the graph column.
    [[nodiscard]] static int graphWidth(int lanes);

private:
    void paintGraph(QPainter *painter, const QStyleOptionViewItem &option, int row) const;
    void paintMessage(QPainter *painter, const QStyleOptionViewItem &option, int row) const;

    const HistoryModel &model_;
};

} // namespace retort::ui
