#pragma once

#include <tests/support/databases.h>

#include <QProcess>
#include <QTemporaryDir>

namespace retort::tests
{

/// What the program left when it ended.
struct Ended {
    int code = 0;
    bool wasKilled = false;
    QString output;
    QString errors;
};

/// An Alembic project in a folder of its own, written by a test, and the program `retort` run in it.
class Project
{
public:
    Project();

    /// A revision on top of the one written before: the bodies of upgrade() and downgrade(), one statement a line.
    void addRevision(const QString &id, const QStringList &upgrade, const QStringList &downgrade = {});
    void write(const QString &path, const QByteArray &text) const;
    [[nodiscard]] QString path(const QString &name) const { return folder_.filePath(name); }

    /// The path of `retort`.
    [[nodiscard]] static QString program();
    /// The program with the environment of the test but for what is given; `environment` are "NAME=value".
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments,
                                                  const QStringList &environment = {}) const;
    /// Reads what the program says on stderr until `text` is in it; a program that ends before ends the test program.
    static void readUntil(QProcess &process, const QByteArray &text);
    /// The end of a program, with what was not read yet.
    [[nodiscard]] static Ended wait(QProcess &process);
    /// Another program in the same folder and environment.
    [[nodiscard]] std::unique_ptr<QProcess> startOther(const QString &program, const QStringList &arguments,
                                                       const QStringList &environment = {}) const;
    [[nodiscard]] Ended run(const QStringList &arguments, const QStringList &environment = {}) const;

private:
    QTemporaryDir folder_;
    QString last_;
};

} // namespace retort::tests
