#include <ui/shell/problems_pane.h>
#include <ui/theme/icons.h>
#include <ui/widgets/empty_state.h>

#include <QHeaderView>
#include <QStackedLayout>
#include <QTreeView>

namespace retort::ui
{
namespace
{

Symbol symbolOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return Symbol::Error;
    case Severity::Warning:
        return Symbol::Warning;
    case Severity::Note:
        return Symbol::Info;
    }
    Q_UNREACHABLE();
}

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return ProblemsModel::tr("Error");
    case Severity::Warning:
        return ProblemsModel::tr("Warning");
    case Severity::Note:
        return ProblemsModel::tr("Note");
    }
    Q_UNREACHABLE();
}

} // namespace

void ProblemsModel::setProblems(std::vector<Problem> problems)
{
    beginResetModel();
    problems_ = std::move(problems);
    endResetModel();
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(problems_.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Problem &problem = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Text ? problem.text : problem.place;
    case Qt::DecorationRole:
        return index.column() == Text ? QVariant(icon(symbolOf(problem.severity))) : QVariant();
    case Qt::ToolTipRole:
        return problem.text;
    case Qt::AccessibleTextRole:
        return tr("%1: %2, %3").arg(severityText(problem.severity), problem.text, problem.place);
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Text ? tr("Problem") : tr("Place");
}

ProblemsPane::ProblemsPane(QWidget *parent)
    : QWidget(parent)
    , model_(new ProblemsModel(this))
    , list_(new QTreeView)
    , stack_(new QStackedLayout(this))
{
    list_->setModel(model_);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setHeaderHidden(true);
    list_->setAccessibleName(tr("Problems"));
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(ProblemsModel::Text, QHeaderView::Stretch);
    list_->header()->resizeSection(ProblemsModel::Place, 260);
    connect(list_, &QTreeView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT chosen(model_->at(index.row())); });
    auto *none = new EmptyState;
    none->setContent(Symbol::Check, tr("No problems"), tr("Every revision file could be read."));
    stack_->addWidget(none);
    stack_->addWidget(list_);
}

void ProblemsPane::setProblems(std::vector<Problem> problems)
{
    stack_->setCurrentIndex(problems.empty() ? 0 : 1);
    model_->setProblems(std::move(problems));
}

} // namespace retort::ui
