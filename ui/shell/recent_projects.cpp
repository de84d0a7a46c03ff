#include <ui/shell/recent_projects.h>

#include <QSettings>

namespace retort::ui
{
namespace
{

constexpr qsizetype most = 10;
const QString key = QStringLiteral("recentProjects");

} // namespace

QStringList recentProjects(const QSettings &settings)
{
    return settings.value(key).toStringList();
}

void rememberProject(QSettings &settings, const QString &path)
{
    QStringList paths = recentProjects(settings);
    paths.removeAll(path);
    paths.prepend(path);
    settings.setValue(key, QStringList(paths.mid(0, most)));
}

void forgetProject(QSettings &settings, const QString &path)
{
    QStringList paths = recentProjects(settings);
    paths.removeAll(path);
    settings.setValue(key, paths);
}

} // namespace retort::ui
