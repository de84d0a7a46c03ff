#pragma once

#include <core/base/error.h>

#include <QFrame>

#include <optional>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace retort::ui
{

/// A failure in full: what, where with the source line, why, and what can be done, with "Copy details". The words
/// come from core/base/presenter.h.
class ErrorPanel : public QFrame
{
    Q_OBJECT

public:
    explicit ErrorPanel(QWidget *parent = nullptr);

    void setError(const Error &error);
    /// What "Copy details" copies: the presenter's whole story.
    [[nodiscard]] QString details() const;

Q_SIGNALS:
    /// "Show in script" was chosen; only offered for errors that have a place in a file, where somebody listens.
    void placeChosen(const retort::SourcePosition &position);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Below each other where they do not fit side by side.
    void arrangeButtons();

    std::optional<Error> error_;
    QLabel *sentence_;
    QLabel *story_;
    QLabel *remedy_;
    QPushButton *copy_;
    QPushButton *show_;
    QBoxLayout *buttons_;
};

} // namespace retort::ui
