#include <ui/theme/icons.h>
#include <ui/theme/theme.h>
#include <ui/widgets/message_bar.h>
#include <ui/widgets/text.h>

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace retort::ui
{
namespace
{

struct Look {
    const char *band;
    Symbol symbol;
    Role role;
};

Look lookOf(Tone tone)
{
    switch (tone) {
    case Tone::Info:
        return {"info", Symbol::Info, Role::Info};
    case Tone::Good:
        return {"good", Symbol::Check, Role::Good};
    case Tone::Warning:
        return {"warning", Symbol::Warning, Role::Warning};
    case Tone::Bad:
        return {"bad", Symbol::Error, Role::Bad};
    }
    Q_UNREACHABLE();
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , picture_(new QLabel(this))
    , text_(wrappingLabel({}, this))
    , row_(new QHBoxLayout(this))
    , close_(new QToolButton(this))
{
    close_->setIcon(icon(Symbol::Close));
    close_->setToolTip(tr("Dismiss"));
    close_->setAccessibleName(tr("Dismiss the message"));
    connect(close_, &QToolButton::clicked, this, &MessageBar::clear);
    row_->setContentsMargins(space::medium, space::tiny, space::small, space::tiny);
    row_->setSpacing(space::small);
    row_->addWidget(picture_);
    row_->addWidget(text_, 1);
    row_->addWidget(close_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void MessageBar::showMessage(Tone tone, const QString &text, const QList<QAction *> &actions)
{
    qDeleteAll(buttons_);
    buttons_.clear();
    tone_ = tone;
    text_->setText(text);
    for (QAction *action : actions) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        row_->insertWidget(row_->count() - 1, button);
        buttons_ << button;
    }
    setProperty("band", QLatin1String(lookOf(tone).band));
    style()->unpolish(this);
    style()->polish(this);
    updatePicture();
    show();
    setAccessibleName(text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::clear()
{
    text_->clear();
    hide();
}

QString MessageBar::text() const
{
    return text_->text();
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updatePicture();
    QFrame::changeEvent(event);
}

void MessageBar::updatePicture()
{
    const Look look = lookOf(tone_);
    picture_->setPixmap(symbolPixmap(look.symbol, 16, Theme::of(palette()).color(look.role), devicePixelRatioF()));
}

} // namespace retort::ui
