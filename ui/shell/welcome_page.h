#pragma once

#include <core/base/error.h>

#include <QWidget>

class QAbstractButton;
class QListWidget;

namespace retort::ui
{

class EmptyState;
class ErrorPanel;

/// What the window shows without a project: how to open one, those opened before, and why the last one failed.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    void setRecent(const QStringList &paths);
    void showReading(const QString &path);
    void showError(const Error &error);
    void showWelcome();

    [[nodiscard]] QListWidget *recent() const { return recent_; }
    [[nodiscard]] ErrorPanel *problem() const { return problem_; }

Q_SIGNALS:
    void openWanted();
    void chosen(const QString &path);

private:
    EmptyState *state_;
    QAbstractButton *open_;
    QWidget *recentArea_;
    QListWidget *recent_;
    ErrorPanel *problem_;
};

} // namespace retort::ui
