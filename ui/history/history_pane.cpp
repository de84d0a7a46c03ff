#include <ui/history/history_model.h>
#include <ui/history/history_pane.h>
#include <ui/history/history_view.h>
#include <ui/theme/icons.h>
#include <ui/widgets/empty_state.h>

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedLayout>

namespace retort::ui
{
namespace
{

/// A field that gives the focus back to the list on Escape, Enter and Down.
class SearchField final : public QLineEdit
{
public:
    SearchField(QWidget *parent, QWidget *list)
        : QLineEdit(parent)
        , list_(list)
    {
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Escape)
            clear();
        if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Down || event->key() == Qt::Key_Return ||
            event->key() == Qt::Key_Enter) {
            list_->setFocus();
            return;
        }
        QLineEdit::keyPressEvent(event);
    }

private:
    QWidget *list_;
};

} // namespace

HistoryPane::HistoryPane(QWidget *parent)
    : QWidget(parent)
    , model_(new HistoryModel(this))
    , view_(new HistoryView(*model_, this))
    , empty_(new EmptyState(this))
    , stack_(new QStackedLayout(this))
    , searchField_(new SearchField(this, view_))
{
    stack_->addWidget(view_);
    stack_->addWidget(empty_);
    stack_->setCurrentWidget(empty_);

    searchField_->setPlaceholderText(tr("Search revisions and scripts"));
    searchField_->setAccessibleName(tr("Search"));
    searchField_->setClearButtonEnabled(true);
    searchField_->addAction(icon(Symbol::Search), QLineEdit::LeadingPosition);

    connect(searchField_, &QLineEdit::textChanged, this, &HistoryPane::startSearch);
    connect(view_, &HistoryView::searchTyped, this, [this](const QString &text) {
        searchField_->setFocus(Qt::ShortcutFocusReason);
        searchField_->deselect();
        searchField_->insert(text);
    });
    connect(view_, &HistoryView::selectionMoved, this, &HistoryPane::selectionChanged);
    connect(view_, &HistoryView::scriptWanted, this, &HistoryPane::scriptWanted);
}

HistoryPane::~HistoryPane() = default;

void HistoryPane::setRows(SharedRows rows)
{
    const bool first = !rows_;
    rows_ = std::move(rows);
    if (first || searchField_->text().trimmed().isEmpty())
        show(std::nullopt);
    else
        startSearch();
    if (first && rows_)
        view_->selectRow(std::max(0, model_->currentRow()));
}

void HistoryPane::clear()
{
    rows_.reset();
    searchField_->clear();
    show(std::nullopt);
}

std::optional<revisions::RevisionIndex> HistoryPane::selectedRevision() const
{
    return view_->selectedRevision();
}

void HistoryPane::selectRevision(revisions::RevisionIndex revision)
{
    if (model_->visibleRow(revision) < 0) {
        searchField_->clear();
        show(std::nullopt);
    }
    view_->selectRow(model_->visibleRow(revision));
}

bool HistoryPane::selectRevision(const QString &id)
{
    const auto revision = rows_ ? rows_->graph->find(id) : std::nullopt;
    if (revision)
        selectRevision(*revision);
    return revision.has_value();
}

void HistoryPane::startSearch()
{
    const QString query = searchField_->text().trimmed();
    if (!rows_ || query.isEmpty()) {
        search_ = Job();
        show(std::nullopt);
        return;
    }
    search_ = Job::start([rows = rows_, query](const CancelToken &cancel) { return search(*rows, query, cancel); },
                         [this](std::vector<int> found) { show(std::move(found)); });
}

void HistoryPane::show(std::optional<std::vector<int>> found)
{
    const auto selected = view_->selectedRevision();
    const QString id = selected ? model_->rows()->graph->idOf(*selected) : QString();
    const int lanes = model_->laneCount();
    model_->setRows(rows_, std::move(found));
    if (model_->laneCount() != lanes)
        view_->fitGraphColumn();
    if (const int row = model_->visibleRow(id); row >= 0)
        view_->selectRow(row);
    else if (model_->rowCount() > 0 && !id.isEmpty())
        view_->selectRow(0);
    if (model_->rowCount() == 0) {
        if (model_->isFiltered())
            empty_->setContent(Symbol::Search, tr("No revision matches"),
                               tr("Searched messages, ids, labels, file names and the scripts themselves. Press Escape "
                                  "in the search field to see all revisions again."));
        else
            empty_->setContent(Symbol::History, tr("No revisions yet"),
                               tr("The first file in the versions folder will show up here."));
    }
    stack_->setCurrentWidget(model_->rowCount() == 0 ? static_cast<QWidget *>(empty_) : view_);
    Q_EMIT searched(model_->rowCount());
    Q_EMIT selectionChanged();
}

} // namespace retort::ui
