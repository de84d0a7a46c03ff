// Runs the sessions/*.session files: each line "$ command" is given to a shell in an empty folder, and what follows it
// must be what the command prints. Lines of stderr begin with "! ", a last line "[N]" is an exit code other than 0.
// `retort` is the program just built, `alembic` the real Alembic, `demo` a copy of the demo project in the folder.
// The name of the folder is shown as DIR. RETORT_ACCEPT=1 writes down what is printed now.

#include <tests/support/golden.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class tst_sessions : public QObject
{
    Q_OBJECT

    static QString run(const QString &command, const QString &folder, const QProcessEnvironment &environment)
    {
        QProcess shell;
        shell.setWorkingDirectory(folder);
        shell.setProcessEnvironment(environment);
        shell.start(QStringLiteral("bash"), {QStringLiteral("-c"), command});
        if (!shell.waitForFinished(120000))
            return QStringLiteral("(does not end)\n");
        const QString real = QDir(folder).canonicalPath();
        QString text = QString::fromUtf8(shell.readAllStandardOutput()).replace(real, QLatin1String("DIR"));
        QString errors = QString::fromUtf8(shell.readAllStandardError()).replace(real, QLatin1String("DIR"));
        if (!text.isEmpty() && !text.endsWith(QLatin1Char('\n')))
            text += QLatin1String("(no line end)\n");
        if (errors.endsWith(QLatin1Char('\n')))
            errors.chop(1);
        if (!errors.isEmpty())
            text += QLatin1String("! ") + errors.replace(QLatin1Char('\n'), QLatin1String("\n! ")) + QLatin1Char('\n');
        if (shell.exitStatus() == QProcess::CrashExit)
            text += QLatin1String("(crashed)\n");
        else if (shell.exitCode() != 0)
            text += QStringLiteral("[%1]\n").arg(shell.exitCode());
        return text;
    }

    static void writeTool(const QString &path, const QByteArray &script)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script + "\n");
        file.close();
        QVERIFY(file.setPermissions(file.permissions() | QFile::ExeOwner | QFile::ExeUser));
    }

private Q_SLOTS:
    void session_data()
    {
        QTest::addColumn<QString>("file");
        const QString folder = QStringLiteral(RETORT_TEST_DATA "/sessions");
        for (const QString &file : retort::tests::goldenCases(folder, QStringLiteral(".session")))
            QTest::newRow(qPrintable(file)) << folder + QLatin1Char('/') + file;
    }

    void session()
    {
        QFETCH(QString, file);
        QFile session(file);
        QVERIFY(session.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(session.readAll()).split(QLatin1Char('\n'));

        QTemporaryDir folder;
        QTemporaryDir tools;
        QTemporaryDir state;
        const QByteArray oracle = qgetenv("RETORT_ORACLE");
        QVERIFY2(!oracle.isEmpty(), "RETORT_ORACLE is not set: run the tests with ./dev test");
        writeTool(tools.filePath(QStringLiteral("retort")), "exec " RETORT_BINARY_DIR "/bin/retort \"$@\"");
        writeTool(tools.filePath(QStringLiteral("alembic")),
                  "PYTHONPATH=" + oracle + " PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 -m alembic \"$@\"");
        writeTool(tools.filePath(QStringLiteral("demo")), "cp -r " RETORT_SOURCE_DIR "/resources/demo/. .");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"),
                           tools.path() + QLatin1Char(':') + environment.value(QStringLiteral("PATH")));
        environment.insert(QStringLiteral("PYTHONHASHSEED"), QStringLiteral("0"));
        environment.insert(QStringLiteral("XDG_STATE_HOME"), state.path());
        environment.remove(QStringLiteral("RETORT_URL"));
        environment.remove(QStringLiteral("ALEMBIC_CONFIG"));

        // Text before the first command is the session's title and explanation; blank lines and comments between
        // commands are kept as they are.
        QString actual;
        bool inAnswer = false;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QString &line = lines[i];
            if (line.startsWith(QLatin1String("$ "))) {
                QString command = line.mid(2);
                actual += line + QLatin1Char('\n');
                while (i + 1 < lines.size() && lines[i + 1].startsWith(QLatin1String("> "))) {
                    command += QLatin1Char('\n') + lines[++i].mid(2);
                    actual += lines[i] + QLatin1Char('\n');
                }
                actual += run(command, folder.path(), environment);
                inAnswer = true;
            } else if (line.startsWith(QLatin1String("# "))) {
                actual += (inAnswer ? QStringLiteral("\n") : QString()) + line + QLatin1Char('\n');
                inAnswer = false;
            }
        }
        retort::tests::compareWithGolden(file, actual.toUtf8());
    }
};

QTEST_GUILESS_MAIN(tst_sessions)
#include "tst_sessions.moc"
