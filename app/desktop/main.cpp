#include "arguments.h"
#include "screenshot.h"

#include <ui/shell/main_window.h>
#include <ui/theme/system_scheme.h>

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

using namespace retort::ui;

namespace
{

void installTranslations(QApplication &application)
{
    auto *own = new QTranslator(&application);
    if (own->load(QLocale(), QStringLiteral("retort"), QStringLiteral("_"), QStringLiteral(":/translations")))
        QApplication::installTranslator(own);
    auto *qt = new QTranslator(&application);
    if (qt->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qt);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("retort-desktop"));
    QApplication::setApplicationDisplayName(QStringLiteral("Retort"));
    QApplication::setOrganizationName(QStringLiteral("retort"));
    QApplication::setApplicationVersion(QStringLiteral(RETORT_VERSION));
    installTranslations(application);
    const Arguments arguments = readArguments(QApplication::arguments());

    if (!arguments.screenshot.isEmpty()) {
        // A picture is the same for everybody: no recent projects, no sizes of this person's window.
        applyTheme(application, arguments.dark ? Scheme::Dark : Scheme::Light);
        QSettings none(QString(), QSettings::IniFormat);
        MainWindow window(none);
        takeScreenshot(window, arguments);
        if (!arguments.path.isEmpty())
            window.openProject(arguments.path);
        return QApplication::exec();
    }

    SystemScheme system(arguments.dark ? Scheme::Dark : Theme::of(QApplication::palette()).scheme());
    applyTheme(application, system.scheme());
    if (!arguments.dark)
        QObject::connect(&system, &SystemScheme::changed, &application,
                         [&application](Scheme scheme) { applyTheme(application, scheme); });
    QSettings settings;
    MainWindow window(settings);
    window.show();
    if (!arguments.path.isEmpty())
        window.openProject(arguments.path);
    return QApplication::exec();
}
