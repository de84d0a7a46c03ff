#pragma once

#include <core/migration/plan.h>

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace KSyntaxHighlighting
{
class Repository;
}

namespace retort::ui
{

class CodeView;

/// What would be done, before anything is: each revision with its operations and the exact SQL. Cancel is the default;
/// accepting is agreeing to this very plan.
class PlanSheet : public QDialog
{
    Q_OBJECT

public:
    /// `repository` must outlive the sheet.
    PlanSheet(const migration::Plan &plan, const QString &database, const QString &place,
              KSyntaxHighlighting::Repository &repository, QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *runButton() const { return run_; }
    [[nodiscard]] QPushButton *cancelButton() const { return cancel_; }
    [[nodiscard]] QListWidget *steps() const { return steps_; }
    [[nodiscard]] CodeView *sql() const { return sql_; }

private:
    void showStep(int row);

    const migration::Plan plan_;
    QListWidget *steps_;
    CodeView *sql_;
    QLabel *details_;
    QPushButton *run_;
    QPushButton *cancel_;
};

} // namespace retort::ui
