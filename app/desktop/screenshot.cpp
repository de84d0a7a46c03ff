#include "screenshot.h"

#include <ui/history/history_pane.h>
#include <ui/revision/revision_pane.h>
#include <ui/run/plan_sheet.h>
#include <ui/run/run_flow.h>
#include <ui/shell/migration_actions.h>

#include <QApplication>
#include <QPainter>

#include <cstdio>

using namespace retort::ui;

namespace
{

// The sheet is a window of its own; it is drawn where it stands, in the middle of the main window.
void drawSheet(QPixmap &picture, MainWindow &window)
{
    PlanSheet *sheet = window.flow()->sheet();
    if (!sheet)
        return;
    QPainter painter(&picture);
    painter.fillRect(QRect(QPoint(), window.size()), QColor(0, 0, 0, 70));
    const QPoint corner((window.width() - sheet->width()) / 2, (window.height() - sheet->height()) / 2);
    painter.drawPixmap(corner, sheet->grab());
}

void draw(MainWindow &window, const QString &file)
{
    QPixmap picture = window.grab();
    drawSheet(picture, window);
    const bool written = picture.save(file);
    if (!written)
        std::fprintf(stderr, "retort-desktop: cannot write %s\n", qPrintable(file));
    // The window must not save the size it was given for the picture.
    QApplication::exit(written ? 0 : 1);
}

} // namespace

void takeScreenshot(MainWindow &window, const Arguments &arguments)
{
    window.resize(arguments.size);
    window.show();
    const auto drawSoon = [&window, arguments] {
        // After the layout has followed what has just been shown.
        QMetaObject::invokeMethod(
            &window, [&window, file = arguments.screenshot] { draw(window, file); }, Qt::QueuedConnection);
    };
    if (arguments.path.isEmpty()) {
        drawSoon();
        return;
    }
    QObject::connect(&window, &MainWindow::settled, &window,
                     [&window, arguments, drawSoon, selected = false, planned = false]() mutable {
                         if (!selected && !arguments.select.isEmpty() && window.project()) {
                             selected = true;
                             if (window.history()->selectRevision(arguments.select)) {
                                 window.revision()->showScript();
                                 if (window.isLoading())
                                     return; // settled comes again
                             }
                         }
                         QAction *upgrade = window.actionsOnDatabase()->upgradeToHead;
                         if (arguments.plan && !planned && upgrade->isEnabled()) {
                             planned = true;
                             QObject::connect(window.flow(), &RunFlow::busyChanged, &window, [&window, drawSoon] {
                                 if (!window.flow()->isBusy())
                                     drawSoon();
                             });
                             upgrade->trigger();
                             return;
                         }
                         if (!planned)
                             drawSoon();
                     });
}
