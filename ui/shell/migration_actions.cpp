#include <ui/shell/migration_actions.h>
#include <ui/theme/icons.h>

namespace retort::ui
{

MigrationActions::MigrationActions(QObject *parent)
    : QObject(parent)
    , upgradeToHead(new QAction(icon(Symbol::Upgrade), tr("Upgrade to head"), this))
    , upgradeHere(new QAction(icon(Symbol::Upgrade), tr("Upgrade to this revision"), this))
    , downgradeOne(new QAction(icon(Symbol::Downgrade), tr("Downgrade one revision"), this))
    , downgradeHere(new QAction(icon(Symbol::Downgrade), tr("Downgrade to this revision"), this))
    , downgradeToBase(new QAction(tr("Downgrade to base"), this))
    , stampHere(new QAction(icon(Symbol::Stamp), tr("Stamp with this revision"), this))
{
    // Shorter in the toolbar, whose room the search field needs too.
    downgradeOne->setIconText(tr("Downgrade"));
    stampHere->setIconText(tr("Stamp"));
    upgradeToHead->setShortcut(Qt::CTRL | Qt::Key_U);
    downgradeOne->setToolTip(tr("Undo the revision that was applied last"));
    stampHere->setToolTip(tr("Write the selected revision into the version table, without running any script"));
    connect(upgradeToHead, &QAction::triggered, this,
            [this] { Q_EMIT wished(migration::Upgrade{heads_}, tr("Upgrade %1 to %2").arg(database_, heads_)); });
    connect(upgradeHere, &QAction::triggered, this, [this] {
        Q_EMIT wished(migration::Upgrade{selectedId_}, tr("Upgrade %1 to %2").arg(database_, selectedId_));
    });
    connect(downgradeOne, &QAction::triggered, this, [this] {
        Q_EMIT wished(migration::Downgrade{QStringLiteral("-1")}, tr("Downgrade %1 by one revision").arg(database_));
    });
    connect(downgradeHere, &QAction::triggered, this, [this] {
        Q_EMIT wished(migration::Downgrade{selectedId_}, tr("Downgrade %1 to %2").arg(database_, selectedId_));
    });
    connect(downgradeToBase, &QAction::triggered, this, [this] {
        Q_EMIT wished(migration::Downgrade{QStringLiteral("base")}, tr("Downgrade %1 to base").arg(database_));
    });
    connect(stampHere, &QAction::triggered, this, [this] {
        Q_EMIT wished(migration::Stamp{{selectedId_}, false}, tr("Stamp %1 with %2").arg(database_, selectedId_));
    });
    setSituation({}, std::nullopt, -1, false);
}

void MigrationActions::setSituation(const SharedRows &rows, const std::optional<ConnectionStatus> &connection,
                                    int selected, bool isBusy)
{
    const bool ready = rows && connection && connection->canRun && !isBusy;
    const bool several = rows && rows->graph->realHeads().size() > 1;
    const HistoryRow *row = rows && selected >= 0 ? &rows->rows[static_cast<std::size_t>(selected)] : nullptr;
    const bool usable = row && row->shape != RowShape::Broken && !row->id.isEmpty();
    database_ = connection ? connection->name : QString();
    selectedId_ = usable ? row->id : QString();
    heads_ = several ? QStringLiteral("heads") : QStringLiteral("head");

    const int waiting = ready ? connection->behind : 0;
    const QString verb = several ? tr("Upgrade to heads") : tr("Upgrade to head");
    upgradeToHead->setText(waiting > 0 ? tr("%1 (%2)").arg(verb).arg(waiting) : verb);
    upgradeToHead->setToolTip(waiting > 0 ? tr("Apply %n revision(s)", nullptr, waiting) : tr("Nothing is waiting"));
    upgradeToHead->setEnabled(ready && waiting > 0);
    upgradeHere->setEnabled(ready && usable && row->state == RowState::Pending);
    downgradeOne->setEnabled(ready && !connection->rows.isEmpty());
    downgradeHere->setEnabled(ready && usable && row->state == RowState::Applied &&
                              !connection->rows.contains(row->id));
    downgradeToBase->setEnabled(ready && !connection->rows.isEmpty());
    stampHere->setEnabled(ready && usable && !row->current);
}

} // namespace retort::ui
