#include <ui/theme/icons.h>

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>
#include <cmath>

namespace retort::ui
{
namespace
{

constexpr std::array<const char *, symbolCount> fileNames{
    "branch",    "check", "chevron-down", "chevron-right", "clock",   "close",   "copy",   "database",
    "downgrade", "error", "file",         "folder",        "history", "info",    "merge",  "problems",
    "reload",    "run",   "search",       "stamp",         "stop",    "upgrade", "warning"};

QByteArray source(Symbol symbol, const QColor &color)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(fileNames[static_cast<std::size_t>(symbol)])));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

class SymbolEngine final : public QIconEngine
{
public:
    explicit SymbolEngine(Symbol symbol)
        : symbol_(symbol)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintSymbol(painter, rect, symbol_, colorOf(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return symbolPixmap(symbol_, std::min(size.width(), size.height()), colorOf(mode), 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const int side = std::min(size.width(), size.height());
        QPixmap pixmap = symbolPixmap(symbol_, side, colorOf(mode), 1);
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QIconEngine *clone() const override { return new SymbolEngine(*this); }

private:
    static QColor colorOf(QIcon::Mode mode)
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return QGuiApplication::palette().color(group, QPalette::ButtonText);
    }

    Symbol symbol_;
};

} // namespace

QIcon icon(Symbol symbol)
{
    return QIcon(new SymbolEngine(symbol));
}

void paintSymbol(QPainter *painter, const QRectF &area, Symbol symbol, const QColor &color)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const int side = static_cast<int>(std::lround(std::min(area.width(), area.height())));
    painter->drawPixmap(area.topLeft() + QPointF((area.width() - side) / 2, (area.height() - side) / 2),
                        symbolPixmap(symbol, side, color, ratio));
}

QPixmap symbolPixmap(Symbol symbol, int side, const QColor &color, qreal devicePixelRatio)
{
    const int pixels = std::max(1, static_cast<int>(std::lround(side * devicePixelRatio)));
    const QString key = QStringLiteral("retort-symbol-%1-%2-%3-%4")
                            .arg(static_cast<int>(symbol))
                            .arg(pixels)
                            .arg(devicePixelRatio)
                            .arg(color.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(source(symbol, color));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/icons/retort.svg"));
}

} // namespace retort::ui
