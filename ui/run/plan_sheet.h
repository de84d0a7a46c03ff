#pragma once

#include <core/migration/plan.h>

#include <QDialog>

class QLabel;
class QLineEdit;
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
    struct Database {
        QString name;   ///< the one people know it by
        QString place;  ///< the file or address
        QString toType; ///< what has to be typed before the plan can run; empty: nothing
    };
    /// `repository` must outlive the sheet.
    PlanSheet(const migration::Plan &plan, const Database &database, KSyntaxHighlighting::Repository &repository,
              QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *runButton() const { return run_; }
    [[nodiscard]] QPushButton *cancelButton() const { return cancel_; }
    [[nodiscard]] QListWidget *steps() const { return steps_; }
    [[nodiscard]] CodeView *sql() const { return sql_; }
    /// Where the name is typed; null when none has to be.
    [[nodiscard]] QLineEdit *typed() const { return typed_; }

private:
    [[nodiscard]] QWidget *askForName(const QString &name);
    void showStep(int row);

    const migration::Plan plan_;
    QListWidget *steps_;
    CodeView *sql_;
    QLabel *details_;
    QPushButton *run_;
    QPushButton *cancel_;
    QLineEdit *typed_ = nullptr;
};

} // namespace retort::ui
