#include <ui/theme/theme.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/text.h>

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace retort::ui
{

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , picture_(new QLabel(this))
    , title_(new QLabel(this))
    , text_(wrappingLabel({}, this))
    , buttons_(new QHBoxLayout)
{
    title_->setFont(headingFont());
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    title_->setAlignment(Qt::AlignCenter);
    text_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    text_->setProperty("secondary", true);
    text_->setMaximumWidth(420);
    picture_->setAlignment(Qt::AlignCenter);
    buttons_->setSpacing(space::small);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::small);
    column->addStretch(2);
    column->addWidget(picture_);
    column->addSpacing(space::tiny);
    column->addWidget(title_);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(text_, 100);
    row->addStretch(1);
    column->addLayout(row);
    column->addSpacing(space::small);
    column->addLayout(buttons_);
    column->addStretch(3);
    buttons_->addStretch(1);
    buttons_->addStretch(1);
}

void EmptyState::setContent(Symbol symbol, const QString &title, const QString &text)
{
    symbol_ = symbol;
    title_->setText(title);
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
    updatePicture();
}

QAbstractButton *EmptyState::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setProperty("primary", buttons_->count() == 2);
    buttons_->insertWidget(buttons_->count() - 1, button);
    return button;
}

QString EmptyState::title() const
{
    return title_->text();
}

QString EmptyState::text() const
{
    return text_->text();
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updatePicture();
    QWidget::changeEvent(event);
}

void EmptyState::updatePicture()
{
    picture_->setPixmap(symbolPixmap(symbol_, 40, Theme::of(palette()).color(Role::StrongBorder), devicePixelRatioF()));
}

} // namespace retort::ui
