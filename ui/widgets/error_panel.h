#pragma once

#include <core/base/error.h>

#include <QFrame>

#include <optional>

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
    /// "Show in script" was chosen; only offered for errors that have a place in a file.
    void placeChosen(const retort::SourcePosition &position);

private:
    std::optional<Error> error_;
    QLabel *sentence_;
    QLabel *story_;
    QLabel *remedy_;
    QPushButton *copy_;
    QPushButton *show_;
};

} // namespace retort::ui
