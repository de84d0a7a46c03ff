#pragma once

#include <ui/shell/project_loader.h>

#include <QAbstractTableModel>
#include <QWidget>

class QStackedLayout;
class QTreeView;

namespace retort::ui
{

/// What is wrong with the project, and what was passed over.
class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Text, Place, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setProblems(std::vector<Problem> problems);
    [[nodiscard]] const Problem &at(int row) const { return problems_[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Problem> problems_;
};

class ProblemsPane : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemsPane(QWidget *parent = nullptr);

    void setProblems(std::vector<Problem> problems);
    [[nodiscard]] ProblemsModel *model() const { return model_; }
    [[nodiscard]] QTreeView *list() const { return list_; }

Q_SIGNALS:
    /// Enter or a double click on a problem.
    void chosen(const retort::ui::Problem &problem);

private:
    ProblemsModel *model_;
    QTreeView *list_;
    QStackedLayout *stack_;
};

} // namespace retort::ui
