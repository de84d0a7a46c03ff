#include <ui/connections/connections_pane.h>
#include <ui/theme/icons.h>
#include <ui/theme/theme.h>
#include <ui/widgets/error_panel.h>
#include <ui/widgets/text.h>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace retort::ui
{
namespace
{

struct Look {
    Symbol symbol;
    Role role;
};

Look lookOf(Stand stand)
{
    switch (stand) {
    case Stand::AtHead:
        return {Symbol::Check, Role::Good};
    case Stand::Behind:
        return {Symbol::Upgrade, Role::Info};
    case Stand::Empty:
        return {Symbol::Database, Role::Info};
    case Stand::Foreign:
        return {Symbol::Warning, Role::Warning};
    case Stand::NotLooked:
        return {Symbol::Database, Role::SecondaryText};
    case Stand::Failed:
        return {Symbol::Error, Role::Bad};
    case Stand::NotConfigured:
        return {Symbol::Info, Role::SecondaryText};
    }
    Q_UNREACHABLE();
}

QString explanationOf(const ConnectionStatus &status)
{
    switch (status.stand) {
    case Stand::NotLooked:
        return ConnectionsPane::tr("This database is not inside the project's folder. Retort does not connect to an "
                                   "address only because a project names it.");
    case Stand::NotConfigured:
        return ConnectionsPane::tr("The project does not say where its database is. The history can be read all the "
                                   "same.");
    case Stand::Foreign:
        return ConnectionsPane::tr("Upgrading needs a known starting point: get the missing file, or stamp the "
                                   "database with the revision it really has.");
    case Stand::AtHead:
    case Stand::Behind:
    case Stand::Empty:
    case Stand::Failed:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

ConnectionsPane::ConnectionsPane(QWidget *parent)
    : QWidget(parent)
    , card_(new QWidget(this))
    , picture_(new QLabel(card_))
    , name_(new QLabel(card_))
    , stand_(new QLabel(card_))
    , place_(wrappingLabel({}, card_))
    , explanation_(wrappingLabel({}, this))
    , problem_(new ErrorPanel(this))
{
    auto *caption = captionLabel(tr("Database"), this);
    QFont small = captionFont();
    small.setWeight(QFont::DemiBold);
    caption->setFont(small);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    name_->setFont(bold);
    name_->setTextFormat(Qt::PlainText);
    stand_->setTextFormat(Qt::PlainText);
    place_->setFont(captionFont());
    place_->setProperty("secondary", true);
    explanation_->setProperty("secondary", true);
    picture_->setFixedSize(16, 16);

    auto *grid = new QGridLayout(card_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::small);
    grid->setVerticalSpacing(2);
    grid->addWidget(picture_, 0, 0);
    grid->addWidget(name_, 0, 1);
    grid->addWidget(stand_, 1, 1);
    grid->addWidget(place_, 2, 1);
    grid->setColumnStretch(1, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(space::small);
    column->addWidget(caption);
    column->addWidget(card_);
    column->addWidget(explanation_);
    column->addWidget(problem_);
    column->addStretch(1);
    setStatus(std::nullopt);
}

void ConnectionsPane::setStatus(const std::optional<ConnectionStatus> &status)
{
    status_ = status;
    card_->setVisible(status_.has_value());
    const QString explanation = status_ ? explanationOf(*status_) : QString();
    explanation_->setText(explanation);
    explanation_->setVisible(!explanation.isEmpty());
    problem_->setVisible(status_ && status_->error.has_value());
    if (!status_)
        return;
    if (status_->error)
        problem_->setError(*status_->error);
    const bool named = status_->stand != Stand::NotConfigured;
    name_->setText(named ? status_->name : standText(*status_));
    stand_->setText(standText(*status_));
    stand_->setVisible(named);
    place_->setText(named ? tr("%1, %2").arg(status_->kind, breakable(status_->place)) : QString());
    place_->setToolTip(status_->place);
    place_->setVisible(named);
    card_->setAccessibleName(spoken());
    updateColors();
}

QString ConnectionsPane::spoken() const
{
    return status_ ? tr("Database %1: %2").arg(status_->name, standText(*status_)) : QString();
}

void ConnectionsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateColors();
    QWidget::changeEvent(event);
}

void ConnectionsPane::updateColors()
{
    if (!status_)
        return;
    const Look look = lookOf(status_->stand);
    const QColor color = Theme::of(palette()).color(look.role);
    picture_->setPixmap(symbolPixmap(look.symbol, 16, color, devicePixelRatioF()));
    QPalette colored = stand_->palette();
    colored.setColor(QPalette::WindowText, color);
    if (stand_->palette() != colored)
        stand_->setPalette(colored);
}

} // namespace retort::ui
