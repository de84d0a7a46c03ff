#include <core/base/presenter.h>
#include <ui/theme/icons.h>
#include <ui/widgets/error_panel.h>
#include <ui/widgets/text.h>

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMetaMethod>
#include <QPushButton>
#include <QScrollArea>

namespace retort::ui
{
namespace
{

// The presenter's story without its first line (the sentence) and its last (the remedy), which have places of their
// own here.
QString storyOf(const Error &error)
{
    QStringList lines = present(error).split(u'\n');
    lines.removeFirst();
    if (!remedy(error).isEmpty() && !lines.isEmpty())
        lines.removeLast();
    return lines.join(u'\n');
}

} // namespace

ErrorPanel::ErrorPanel(QWidget *parent)
    : QFrame(parent)
    , sentence_(wrappingLabel({}, this))
    , story_(new QLabel)
    , remedy_(wrappingLabel({}, this))
    , copy_(new QPushButton(icon(Symbol::Copy), tr("Copy details"), this))
    , show_(new QPushButton(icon(Symbol::File), tr("Show in script"), this))
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    sentence_->setFont(bold);
    story_->setFont(codeFont());
    story_->setTextFormat(Qt::PlainText);
    story_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    story_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    story_->setContentsMargins(0, space::tiny, 0, space::tiny);

    // A source line does not wrap, so it scrolls: wrapped, its caret would point nowhere.
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(story_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    scroll->setStyleSheet(QStringLiteral("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }"));
    scroll->setObjectName(QStringLiteral("story"));

    setProperty("band", QStringLiteral("bad"));
    buttons_ = new QBoxLayout(QBoxLayout::LeftToRight);
    buttons_->setSpacing(space::small);
    buttons_->addWidget(copy_, 0, Qt::AlignLeft);
    buttons_->addWidget(show_, 0, Qt::AlignLeft);
    buttons_->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(space::small);
    column->addWidget(sentence_);
    column->addWidget(scroll);
    column->addWidget(remedy_);
    column->addLayout(buttons_);

    connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(details()); });
    connect(show_, &QPushButton::clicked, this, [this] {
        if (error_ && error_->position)
            Q_EMIT placeChosen(*error_->position);
    });
}

void ErrorPanel::setError(const Error &error)
{
    error_ = error;
    sentence_->setText(sentence(error));
    const QString story = storyOf(error);
    story_->setText(story);
    findChild<QScrollArea *>(QStringLiteral("story"))->setVisible(!story.isEmpty());
    remedy_->setText(remedy(error));
    remedy_->setVisible(!remedy_->text().isEmpty());
    const bool leads = isSignalConnected(QMetaMethod::fromSignal(&ErrorPanel::placeChosen));
    show_->setVisible(leads && error.position && !error.position->file.isEmpty());
    arrangeButtons();
    setAccessibleName(sentence_->text());
}

void ErrorPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrangeButtons();
}

void ErrorPanel::arrangeButtons()
{
    const int needed = copy_->sizeHint().width() + (show_->isHidden() ? 0 : space::small + show_->sizeHint().width());
    buttons_->setDirection(needed > contentsRect().width() - 2 * space::medium ? QBoxLayout::TopToBottom
                                                                               : QBoxLayout::LeftToRight);
}

QString ErrorPanel::details() const
{
    return error_ ? present(*error_) : QString();
}

} // namespace retort::ui
