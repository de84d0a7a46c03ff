#pragma once

#include <ui/connections/connection_status.h>

#include <QWidget>

class QAbstractButton;
class QLabel;

namespace retort::ui
{

class ErrorPanel;

/// The databases of a project and where each stands, by shape, word and colour.
class ConnectionsPane : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionsPane(QWidget *parent = nullptr);

    void setStatus(const std::optional<ConnectionStatus> &status);
    [[nodiscard]] const std::optional<ConnectionStatus> &status() const { return status_; }
    /// What a screen reader says of the database.
    [[nodiscard]] QString spoken() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColors();

    std::optional<ConnectionStatus> status_;
    QWidget *card_;
    QLabel *picture_;
    QLabel *name_;
    QLabel *stand_;
    QLabel *place_;
    QLabel *explanation_;
    ErrorPanel *problem_;
};

} // namespace retort::ui
