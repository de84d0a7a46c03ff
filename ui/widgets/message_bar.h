#pragma once

#include <QFrame>

class QAction;
class QBoxLayout;
class QLabel;
class QToolButton;

namespace retort::ui
{

enum class Tone { Info, Good, Warning, Bad };

/// One message across the top of a pane, with what can be done about it. Hidden until it has something to say.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Shows the message in place of the one before; `actions` become buttons and stay owned by the caller. The
    /// message is announced to screen readers.
    void showMessage(Tone tone, const QString &text, const QList<QAction *> &actions = {});
    void clear();

    [[nodiscard]] QString text() const;
    [[nodiscard]] Tone tone() const { return tone_; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void updatePicture();

    Tone tone_ = Tone::Info;
    QLabel *picture_;
    QLabel *text_;
    QBoxLayout *row_;
    QToolButton *close_;
    QList<QWidget *> buttons_;
};

} // namespace retort::ui
