#pragma once

#include <ui/theme/theme.h>

#include <QObject>

#include <optional>

class QApplication;
class QDBusVariant;

namespace retort::ui
{

/// Follows the desktop's wish for light or dark. Qt 6.4 has no hint for it, so the settings portal
/// (org.freedesktop.appearance, color-scheme) is asked, without waiting for its answer; where there is no portal the
/// palette decides that the platform gave the application.
class SystemScheme : public QObject
{
    Q_OBJECT

public:
    /// `started` is the scheme until the portal answers.
    explicit SystemScheme(Scheme started, QObject *parent = nullptr);

    [[nodiscard]] Scheme scheme() const { return scheme_; }

Q_SIGNALS:
    void changed(retort::ui::Scheme scheme);

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void take(const QVariant &value);

    Scheme scheme_;
};

/// 1 asks for dark, 2 for light, anything else (0: no preference) for neither.
[[nodiscard]] std::optional<Scheme> schemeFromPortal(const QVariant &value);

/// Gives the application Fusion, the scheme's palette and its style sheet. Fusion everywhere: one look, tested once,
/// that behaves the same on every desktop; fonts and the choice of scheme stay the system's.
void applyTheme(QApplication &application, Scheme scheme);

} // namespace retort::ui
