#include <core/base/files.h>
#include <ui/revision/revision_pane.h>
#include <ui/theme/icons.h>
#include <ui/widgets/code_view.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/error_panel.h>
#include <ui/widgets/text.h>

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace retort::ui
{

RevisionPane::RevisionPane(KSyntaxHighlighting::Repository &repository, QWidget *parent)
    : QWidget(parent)
    , stack_(new QStackedLayout(this))
    , empty_(new EmptyState)
    , title_(wrappingLabel({}, nullptr))
    , id_(new QLabel)
    , copyId_(new QToolButton)
    , tabs_(new QTabWidget)
{
    title_->setFont(headingFont());
    id_->setFont(codeFont());
    id_->setTextFormat(Qt::PlainText);
    id_->setProperty("secondary", true);
    id_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    copyId_->setIcon(icon(Symbol::Copy));
    copyId_->setToolTip(tr("Copy the revision's id"));
    copyId_->setAccessibleName(copyId_->toolTip());
    connect(copyId_, &QToolButton::clicked, this, [this] {
        if (shown_)
            QGuiApplication::clipboard()->setText(shown_->id);
    });

    tabs_->setDocumentMode(true);
    tabs_->addTab(makeOverview(), tr("Overview"));
    tabs_->addTab(makeScript(repository), tr("Script"));

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *heading = new QVBoxLayout;
    heading->setContentsMargins(space::medium, space::medium, space::medium, space::tiny);
    heading->setSpacing(space::tiny);
    auto *idRow = new QHBoxLayout;
    idRow->setSpacing(space::tiny);
    idRow->addWidget(id_);
    idRow->addWidget(copyId_);
    idRow->addStretch(1);
    heading->addWidget(title_);
    heading->addLayout(idRow);
    column->addLayout(heading);
    column->addWidget(tabs_, 1);

    empty_->setContent(Symbol::File, tr("No revision selected"), tr("Choose one in the history to see what it does."));
    stack_->addWidget(empty_);
    stack_->addWidget(content);
}

RevisionPane::~RevisionPane() = default;

void RevisionPane::setRevision(const RevisionDetails &details)
{
    if (shown_ == details)
        return;
    shown_ = details;
    title_->setText(details.title);
    id_->setText(details.id);
    id_->setVisible(!details.id.isEmpty());
    copyId_->setVisible(!details.id.isEmpty());
    fillOverview();
    stack_->setCurrentIndex(1);
    readScript();
}

void RevisionPane::clear()
{
    reading_ = Job();
    shown_.reset();
    loadedPath_.clear();
    stack_->setCurrentIndex(0);
}

void RevisionPane::showScript()
{
    tabs_->setCurrentWidget(scriptPage_);
    script_->setFocus();
}

void RevisionPane::showPlace(int line)
{
    showScript();
    wantedLine_ = line;
    if (!isLoading())
        script_->markLine(line);
}

QWidget *RevisionPane::makeOverview()
{
    overviewArea_ = new QScrollArea;
    overviewArea_->setWidgetResizable(true);
    overviewArea_->setFrameShape(QFrame::NoFrame);
    auto *page = new QWidget;
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    problem_ = new ErrorPanel;
    problem_->hide();
    connect(problem_, &ErrorPanel::placeChosen, this, [this](const SourcePosition &place) { showPlace(place.line); });
    column->addWidget(problem_);
    fields_ = new QGridLayout;
    fields_->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    fields_->setHorizontalSpacing(space::medium);
    fields_->setVerticalSpacing(space::small);
    fields_->setColumnStretch(1, 1);
    column->addLayout(fields_);
    column->addStretch(1);
    overviewArea_->setWidget(page);
    return overviewArea_;
}

QWidget *RevisionPane::makeScript(KSyntaxHighlighting::Repository &repository)
{
    scriptPage_ = new QWidget;
    auto *column = new QVBoxLayout(scriptPage_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    scriptProblem_ = new ErrorPanel;
    scriptProblem_->hide();
    script_ = new CodeView(repository, CodeLanguage::Python);
    script_->setAccessibleName(tr("Script"));
    column->addWidget(scriptProblem_);
    column->addWidget(script_, 1);
    return scriptPage_;
}

void RevisionPane::fillOverview()
{
    while (QLayoutItem *item = fields_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const RevisionDetails &details = *shown_;
    problem_->setVisible(details.problem.has_value());
    if (details.problem)
        problem_->setError(*details.problem);
    if (!details.state.isEmpty())
        addField(tr("State"), wrappingLabel(details.state, nullptr));
    addLinks(details.parents.size() == 1 ? tr("Parent") : tr("Parents"), details.parents);
    if (!details.missing.isEmpty())
        addField(tr("Missing"), wrappingLabel(details.missing.join(QStringLiteral(", ")), nullptr));
    if (details.parents.empty() && details.missing.isEmpty() && !details.problem)
        addField(tr("Parent"), wrappingLabel(tr("None: this is a base"), nullptr));
    addLinks(details.children.size() == 1 ? tr("Child") : tr("Children"), details.children);
    if (details.children.empty() && !details.problem)
        addField(tr("Child"), wrappingLabel(tr("None: this is a head"), nullptr));
    addLinks(tr("Depends on"), details.dependencies);
    addLinks(tr("Needed by"), details.dependants);
    if (!details.labels.isEmpty())
        addField(tr("Branch"), wrappingLabel(details.labels.join(QStringLiteral(", ")), nullptr));
    if (!details.created.isEmpty())
        addField(tr("Created"), wrappingLabel(details.created, nullptr));
    QLabel *file = wrappingLabel(breakable(details.path), nullptr);
    file->setToolTip(details.path);
    addField(tr("File"), file);
    if (!details.description.isEmpty())
        addField(tr("Notes"), wrappingLabel(details.description, nullptr));
}

void RevisionPane::addField(const QString &caption, QWidget *value)
{
    const int row = fields_->rowCount();
    fields_->addWidget(captionLabel(caption, nullptr), row, 0, Qt::AlignTop | Qt::AlignLeft);
    fields_->addWidget(value, row, 1);
}

void RevisionPane::addLinks(const QString &caption, const std::vector<RevisionLink> &links)
{
    if (links.empty())
        return;
    QStringList lines;
    for (const RevisionLink &link : links) {
        lines << QStringLiteral("<a href=\"%1\" style=\"text-decoration: none\">%2</a>&nbsp; %3")
                     .arg(QString::number(link.revision), link.id.toHtmlEscaped(), link.message.toHtmlEscaped());
    }
    auto *label = new QLabel(lines.join(QStringLiteral("<br>")));
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(
        label, &QLabel::linkActivated, this, [this](const QString &link) { Q_EMIT revisionChosen(link.toInt()); },
        Qt::QueuedConnection); // the label is replaced by what follows
    addField(caption, label);
}

void RevisionPane::readScript()
{
    if (loadedPath_ == shown_->path)
        return;
    loadedPath_ = shown_->path;
    wantedLine_ = 0;
    reading_ = Job::start([path = shown_->path](const CancelToken &) { return readTextFile(path); },
                          [this](const Result<QString> &text) {
                              scriptProblem_->setVisible(!text.has_value());
                              script_->setVisible(text.has_value());
                              if (text) {
                                  script_->setCode(*text);
                                  const auto &problem = shown_->problem;
                                  if (wantedLine_ > 0 || (problem && problem->position && problem->position->line > 0))
                                      script_->markLine(wantedLine_ > 0 ? wantedLine_ : problem->position->line);
                              } else {
                                  scriptProblem_->setError(text.error());
                              }
                              Q_EMIT scriptLoaded();
                          });
}

} // namespace retort::ui
