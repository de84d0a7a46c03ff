#pragma once

#include <QStringList>

class QSettings;

namespace retort::ui
{

/// The projects opened last, newest first, at most ten; kept in the person's settings.
[[nodiscard]] QStringList recentProjects(const QSettings &settings);
/// Puts `path` in front.
void rememberProject(QSettings &settings, const QString &path);
/// Takes one out that is no longer there.
void forgetProject(QSettings &settings, const QString &path);

} // namespace retort::ui
