#pragma once

#include <core/migration/plan.h>
#include <ui/connections/connection_status.h>
#include <ui/history/history_rows.h>

#include <QAction>
#include <QObject>

namespace retort::ui
{

/// What can be done with the database, as actions for toolbar, menus and the context menu: enabled only where it makes
/// sense, and says what it would do.
class MigrationActions : public QObject
{
    Q_OBJECT

public:
    explicit MigrationActions(QObject *parent = nullptr);

    /// What the actions are about. `selected` is a row of `rows`; -1: none.
    void setSituation(const SharedRows &rows, const std::optional<ConnectionStatus> &connection, int selected,
                      bool isBusy);

    QAction *const upgradeToHead;
    QAction *const upgradeHere;
    QAction *const downgradeOne;
    QAction *const downgradeHere;
    QAction *const downgradeToBase;
    QAction *const stampHere;

Q_SIGNALS:
    void wished(const retort::migration::Goal &goal, const QString &title);

private:
    QString database_;
    QString selectedId_;
    QString heads_;
};

} // namespace retort::ui
