#pragma once

#include <ui/theme/icons.h>

#include <QWidget>

class QAbstractButton;
class QBoxLayout;
class QLabel;

namespace retort::ui
{

/// What a pane shows when it has nothing to show: why, and what to do next.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setContent(Symbol symbol, const QString &title, const QString &text);
    /// Adds a button below the text, from left to right; the first one is the main one. Owned by this widget.
    QAbstractButton *addButton(const QString &text);

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void updatePicture();

    Symbol symbol_ = Symbol::Info;
    QLabel *picture_;
    QLabel *title_;
    QLabel *text_;
    QBoxLayout *buttons_;
};

} // namespace retort::ui
