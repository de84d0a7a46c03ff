#pragma once

#include <QIcon>

class QColor;
class QPainter;
class QRectF;

namespace retort::ui
{

/// The icons of resources/icons, one SVG each, drawn on a grid of 16 with the same stroke.
enum class Symbol {
    Branch,
    Check,
    ChevronDown,
    ChevronRight,
    Clock,
    Close,
    Copy,
    Database,
    Downgrade,
    Error,
    File,
    Folder,
    History,
    Info,
    Merge,
    Problems,
    Reload,
    Run,
    Search,
    Stamp,
    Stop,
    Upgrade,
    Warning,
};
inline constexpr int symbolCount = static_cast<int>(Symbol::Warning) + 1;

/// Drawn sharp at every size and scale, in the text colour of the application's palette at that moment, so that a
/// change of scheme needs no new icons.
[[nodiscard]] QIcon icon(Symbol symbol);

/// The same drawn at once in one colour: for delegates and labels.
void paintSymbol(QPainter *painter, const QRectF &area, Symbol symbol, const QColor &color);

/// One colour, `side` device-independent pixels wide and high.
[[nodiscard]] QPixmap symbolPixmap(Symbol symbol, int side, const QColor &color, qreal devicePixelRatio);

/// The program's own icon, in colour.
[[nodiscard]] QIcon applicationIcon();

} // namespace retort::ui
