#include <ui/shell/main_window.h>
#include <ui/theme/system_scheme.h>

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include <cstring>

#include "arguments.h"
#include "screenshot.h"

using namespace retort::ui;

namespace
{

/// lupdate 6.4 does not see through `namespace retort::ui` and files our texts under the bare class name.
class OwnTranslator final : public QTranslator
{
public:
    using QTranslator::QTranslator;

    QString translate(const char *context, const char *text, const char *disambiguation, int n) const override
    {
        constexpr const char space[] = "retort::ui::";
        constexpr std::size_t length = sizeof space - 1;
        const bool ours = std::strncmp(context, space, length) == 0;
        return QTranslator::translate(ours ? context + length : context, text, disambiguation, n);
    }
};

void installTranslations(QApplication &application)
{
    auto *own = new OwnTranslator(&application);
    const QString folder = QStringLiteral(":/translations");
    // English has only its plurals there; it stands in for every language that has no file.
    if (own->load(QLocale(), QStringLiteral("retort"), QStringLiteral("_"), folder) ||
        own->load(QStringLiteral("retort_en"), folder))
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
