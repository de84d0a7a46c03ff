#include <ui/history/history_delegate.h>
#include <ui/history/history_model.h>
#include <ui/theme/icons.h>
#include <ui/theme/theme.h>
#include <ui/widgets/text.h>

#include <QPainter>
#include <QPainterPath>
#include <QWidget>

#include <algorithm>

namespace retort::ui
{
namespace
{

constexpr qreal leftEdge = 14;
constexpr qreal lineWidth = 1.8;
constexpr qreal nodeRadius = 4.6;
constexpr qreal badgePadding = 6;
constexpr int widestLabel = 160;

qreal laneX(const QRectF &area, int lane, qreal laneWidth)
{
    return area.left() + leftEdge + lane * laneWidth;
}

void paintEdge(QPainter *painter, const Theme &theme, const revisions::LaneEdge &edge, qreal topX, qreal bottomX,
               qreal topY, qreal bottomY)
{
    QPen pen(theme.lane(edge.color), lineWidth);
    pen.setCapStyle(Qt::FlatCap);
    if (edge.kind == revisions::EdgeKind::Dependency) {
        pen.setCapStyle(Qt::RoundCap);
        pen.setDashPattern({0.1, 2.2});
    }
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    if (edge.top == edge.bottom) {
        painter->drawLine(QPointF(topX, topY), QPointF(bottomX, bottomY));
        return;
    }
    const qreal middle = (topY + bottomY) / 2;
    QPainterPath path(QPointF(topX, topY));
    path.cubicTo(topX, middle, bottomX, middle, bottomX, bottomY);
    painter->drawPath(path);
}

QPainterPath outline(RowShape shape, const QPointF &center, qreal radius)
{
    QPainterPath path;
    switch (shape) {
    case RowShape::Revision:
        path.addEllipse(center, radius, radius);
        break;
    case RowShape::Base:
        path.addRect(QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius));
        break;
    case RowShape::Merge: {
        const qreal far = radius * 1.32;
        path.addPolygon(QPolygonF({center + QPointF(0, -far), center + QPointF(far, 0), center + QPointF(0, far),
                                   center + QPointF(-far, 0)}));
        path.closeSubpath();
        break;
    }
    case RowShape::Broken:
        break;
    }
    return path;
}

void paintNode(QPainter *painter, const Theme &theme, const QColor &ground, const HistoryRow &row, const QColor &color,
               const QPointF &center)
{
    if (row.shape == RowShape::Broken) {
        const qreal side = 14;
        paintSymbol(painter, QRectF(center.x() - side / 2, center.y() - side / 2 - 0.5, side, side), Symbol::Warning,
                    theme.color(Role::Warning));
        return;
    }
    const QPainterPath shape = outline(row.shape, center, nodeRadius);
    // A gap in the colour of the row keeps the node apart from lines that pass behind it.
    painter->setPen(QPen(ground, lineWidth + 1));
    painter->setBrush(ground);
    painter->drawPath(shape);
    painter->setPen(QPen(color, lineWidth, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter->setBrush(row.state == RowState::Applied ? QBrush(color) : QBrush(ground));
    painter->drawPath(shape);
    if (row.state == RowState::Unknown) { // neither filled nor hollow: nothing is claimed
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(center, 1.7, 1.7);
    }
    if (row.current) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(color, 1.2));
        painter->drawPath(outline(row.shape, center, nodeRadius + 3));
    }
}

struct BadgeLook {
    Role text;
    Role fill;
    Role border;
};

BadgeLook lookOf(Badge::Kind kind)
{
    switch (kind) {
    case Badge::Kind::Database:
        return {Role::Good, Role::GoodFill, Role::Good};
    case Badge::Kind::Head:
        return {Role::Info, Role::InfoFill, Role::Info};
    case Badge::Kind::Label:
        return {Role::SecondaryText, Role::Raised, Role::StrongBorder};
    }
    Q_UNREACHABLE();
}

// From the right; returns where the badges begin.
qreal paintBadges(QPainter *painter, const Theme &theme, const QRectF &area, const std::vector<Badge> &badges)
{
    QFont font = captionFont();
    painter->setFont(font);
    const QFontMetricsF metrics(font);
    const qreal height = std::min(area.height() - 4, metrics.height() + 3);
    const qreal room = area.width() / 2;
    qreal right = area.right();
    for (auto badge = badges.rbegin(); badge != badges.rend(); ++badge) {
        const QString text = metrics.elidedText(badge->text, Qt::ElideRight, std::min<qreal>(widestLabel, room));
        const qreal symbol = badge->kind == Badge::Kind::Database ? 15 : 0;
        const qreal width = metrics.horizontalAdvance(text) + 2 * badgePadding + symbol;
        if (area.right() - right + width > room && right < area.right())
            break;
        const QRectF chip(right - width, area.center().y() - height / 2, width, height);
        const BadgeLook look = lookOf(badge->kind);
        painter->setPen(QPen(theme.color(look.border), 1));
        painter->setBrush(theme.color(look.fill));
        painter->drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        if (symbol > 0)
            paintSymbol(painter, QRectF(chip.left() + badgePadding - 1, chip.center().y() - 6, 12, 12),
                        Symbol::Database, theme.color(look.text));
        painter->setPen(theme.color(look.text));
        painter->drawText(chip.adjusted(badgePadding + symbol, 0, -badgePadding, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          text);
        right = chip.left() - space::tiny;
    }
    return right;
}

QColor groundOf(const Theme &theme, const QStyleOptionViewItem &option)
{
    if (option.state & QStyle::State_Selected)
        return theme.color(option.widget && option.widget->hasFocus() ? Role::Selection : Role::SelectionIdle);
    return theme.color(option.state & QStyle::State_MouseOver ? Role::Hover : Role::Base);
}

} // namespace

HistoryDelegate::HistoryDelegate(const HistoryModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , model_(model)
{
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const HistoryRow &row = model_.at(index.row());
    painter->save();
    painter->fillRect(option.rect, groundOf(theme, option));
    painter->setClipRect(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF area = option.rect;
    const QRectF text = area.adjusted(6, 0, -8, 0);
    switch (index.column()) {
    case HistoryModel::Graph:
        paintGraph(painter, option, index.row());
        break;
    case HistoryModel::Message:
        paintMessage(painter, option, index.row());
        break;
    case HistoryModel::Id: {
        const QFont font = codeFont();
        painter->setFont(font);
        painter->setPen(theme.color(Role::SecondaryText));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                          QFontMetricsF(font).elidedText(row.id, Qt::ElideMiddle, text.width()));
        break;
    }
    case HistoryModel::Date:
        painter->setFont(option.font);
        painter->setPen(theme.color(Role::SecondaryText));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                          option.fontMetrics.elidedText(row.date, Qt::ElideRight, static_cast<int>(text.width())));
        break;
    default:
        break;
    }
    painter->restore();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {60, std::max(26, option.fontMetrics.height() + 10)};
}

qreal HistoryDelegate::laneWidth(int lanes)
{
    return lanes <= 8 ? 16 : lanes <= 16 ? 12 : 9;
}

int HistoryDelegate::graphWidth(int lanes)
{
    return static_cast<int>(2 * leftEdge + (std::max(1, lanes) - 1) * laneWidth(lanes));
}

void HistoryDelegate::paintGraph(QPainter *painter, const QStyleOptionViewItem &option, int row) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF area = option.rect;
    const qreal width = laneWidth(model_.laneCount());
    const qreal middle = area.center().y();
    const qreal height = area.height();
    // A stretch runs from this row's middle to the next one's; each of the two rows paints the half that it shows.
    for (const revisions::LaneEdge &edge : model_.above(row))
        paintEdge(painter, theme, edge, laneX(area, edge.top, width), laneX(area, edge.bottom, width), middle - height,
                  middle);
    for (const revisions::LaneEdge &edge : model_.below(row))
        paintEdge(painter, theme, edge, laneX(area, edge.top, width), laneX(area, edge.bottom, width), middle,
                  middle + height);
    const revisions::LayoutRow &laid = model_.layoutAt(row);
    const QPointF center(laneX(area, model_.isFiltered() ? 0 : laid.lane, width), middle);
    paintNode(painter, theme, groundOf(theme, option), model_.at(row), theme.lane(laid.color), center);
}

void HistoryDelegate::paintMessage(QPainter *painter, const QStyleOptionViewItem &option, int row) const
{
    const Theme &theme = Theme::of(option.palette);
    const HistoryRow &shown = model_.at(row);
    QRectF area = QRectF(option.rect).adjusted(6, 0, -8, 0);
    if (!shown.badges.empty())
        area.setRight(paintBadges(painter, theme, area, shown.badges) - space::tiny);
    QFont font = option.font;
    if (shown.current)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(theme.color(shown.shape == RowShape::Broken ? Role::Warning : Role::Text));
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetricsF(font).elidedText(shown.message, Qt::ElideRight, area.width()));
}

} // namespace retort::ui
