#include <ui/theme/theme.h>
#include <ui/widgets/code_view.h>
#include <ui/widgets/text.h>

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>
#include <QEvent>
#include <QPainter>
#include <QTextBlock>

namespace retort::ui
{
namespace
{

constexpr qsizetype largestHighlighted = 1024 * 1024;

class Margin final : public QWidget
{
public:
    explicit Margin(CodeView *view)
        : QWidget(view)
        , view_(view)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { view_->paintMargin(event); }

private:
    CodeView *view_;
};

QString definitionName(CodeLanguage language)
{
    return language == CodeLanguage::Python ? QStringLiteral("Python") : QStringLiteral("SQL");
}

} // namespace

CodeView::CodeView(KSyntaxHighlighting::Repository &repository, CodeLanguage language, QWidget *parent)
    : QPlainTextEdit(parent)
    , repository_(repository)
    , language_(language)
    , margin_(new Margin(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setFrameShape(NoFrame);
    setFont(codeFont());
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(u' '));
    document()->setDocumentMargin(space::tiny);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeView::updateMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int scrolled) {
        if (scrolled != 0)
            margin_->scroll(0, scrolled);
        else
            margin_->update(0, area.y(), margin_->width(), area.height());
    });
    updateMargin();
}

CodeView::~CodeView() = default;

void CodeView::setCode(const QString &text)
{
    highlighter_.reset();
    marked_ = 0;
    setPlainText(text);
    setExtraSelections({});
    if (text.size() <= largestHighlighted) {
        highlighter_ = std::make_unique<KSyntaxHighlighting::SyntaxHighlighter>(document());
        updateTheme();
        highlighter_->setDefinition(repository_.definitionForName(definitionName(language_)));
    }
}

void CodeView::markLine(int line)
{
    marked_ = line;
    showMark();
    if (line > 0) {
        setTextCursor(QTextCursor(document()->findBlockByNumber(line - 1)));
        centerCursor();
    }
}

int CodeView::marginWidth() const
{
    const int digits = static_cast<int>(QString::number(std::max(10, blockCount())).size());
    return fontMetrics().horizontalAdvance(u'9') * digits + 2 * space::small;
}

void CodeView::paintMargin(QPaintEvent *event)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(margin_);
    painter.fillRect(event->rect(), theme.color(Role::Base));
    painter.setPen(theme.color(Role::SecondaryText));
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const qreal height = blockBoundingRect(block).height();
        painter.drawText(QRectF(0, top, margin_->width() - space::small, height), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(block.blockNumber() + 1));
        top += height;
        block = block.next();
    }
}

void CodeView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        updateTheme();
        showMark();
    }
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect area = contentsRect();
    margin_->setGeometry(area.left(), area.top(), marginWidth(), area.height());
}

void CodeView::updateTheme()
{
    if (!highlighter_)
        return;
    const bool dark = Theme::of(palette()).scheme() == Scheme::Dark;
    highlighter_->setTheme(repository_.defaultTheme(dark ? KSyntaxHighlighting::Repository::DarkTheme
                                                         : KSyntaxHighlighting::Repository::LightTheme));
    highlighter_->rehighlight();
}

void CodeView::updateMargin()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
}

void CodeView::showMark()
{
    if (marked_ <= 0) {
        setExtraSelections({});
        return;
    }
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(document()->findBlockByNumber(marked_ - 1));
    mark.format.setBackground(Theme::of(palette()).color(Role::BadFill));
    mark.format.setProperty(QTextFormat::FullWidthSelection, true);
    setExtraSelections({mark});
}

} // namespace retort::ui
