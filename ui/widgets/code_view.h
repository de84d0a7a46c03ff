#pragma once

#include <QPlainTextEdit>

#include <memory>

namespace KSyntaxHighlighting
{
class Repository;
class SyntaxHighlighter;
} // namespace KSyntaxHighlighting

namespace retort::ui
{

enum class CodeLanguage { Python, Sql };

/// Read-only source text with line numbers, highlighted in the colours of the scheme. Texts over a megabyte are shown
/// plain: highlighting is done at once and would hold the window up.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// `repository` holds the language definitions; loading them takes a while, so the window keeps one for all views.
    /// It must outlive the view.
    CodeView(KSyntaxHighlighting::Repository &repository, CodeLanguage language, QWidget *parent = nullptr);
    ~CodeView() override;

    void setCode(const QString &text);
    /// Scrolls to the line, counted from 1, and marks it; 0 removes the mark.
    void markLine(int line);
    [[nodiscard]] int markedLine() const { return marked_; }

    /// What the margin needs; for its widget only.
    [[nodiscard]] int marginWidth() const;
    void paintMargin(QPaintEvent *event);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateTheme();
    void updateMargin();
    void showMark();

    KSyntaxHighlighting::Repository &repository_;
    CodeLanguage language_;
    std::unique_ptr<KSyntaxHighlighting::SyntaxHighlighter> highlighter_;
    QWidget *margin_;
    int marked_ = 0;
};

} // namespace retort::ui
