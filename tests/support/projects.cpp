#include <tests/support/projects.h>

#include <QDir>
#include <QFile>

namespace retort::tests
{
using namespace Qt::Literals::StringLiterals;

Project::Project()
{
    write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n");
    write(u"migrations/env.py"_s, "from alembic import context\n");
}

void Project::write(const QString &path, const QByteArray &text) const
{
    const QFileInfo target(folder_.filePath(path));
    QFile file(target.filePath());
    if (!QDir().mkpath(target.path()) || !file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(target.filePath()));
}

void Project::addRevision(const QString &id, const QStringList &upgrade, const QStringList &downgrade)
{
    const auto body = [](const QStringList &lines) {
        return lines.isEmpty() ? u"    pass\n"_s : u"    "_s + lines.join(u"\n    "_s) + u'\n';
    };
    const QString down = last_.isEmpty() ? u"None"_s : QString(u'"' + last_ + u'"');
    write(u"migrations/versions/%1.py"_s.arg(id),
          (u"from alembic import op\nimport sqlalchemy as sa\n\nrevision = \""_s + id + u"\"\ndown_revision = "_s +
           down + u"\n\n\ndef upgrade():\n"_s + body(upgrade) + u"\n\ndef downgrade():\n"_s + body(downgrade))
              .toUtf8());
    last_ = id;
}

QString Project::program()
{
    return QStringLiteral(RETORT_PROGRAM);
}

std::unique_ptr<QProcess> Project::start(const QStringList &arguments, const QStringList &environment) const
{
    return startOther(program(), arguments, environment);
}

std::unique_ptr<QProcess> Project::startOther(const QString &program, const QStringList &arguments,
                                              const QStringList &environment) const
{
    auto process = std::make_unique<QProcess>();
    process->setWorkingDirectory(folder_.path());
    QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"RETORT_URL"_s, u"ALEMBIC_CONFIG"_s, u"PGPASSWORD"_s, u"MYSQL_PWD"_s})
        own.remove(name);
    // Nothing of the person who runs the tests.
    own.insert(u"HOME"_s, folder_.path());
    for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_STATE_HOME"_s})
        own.insert(name, folder_.filePath(u"home"_s));
    for (const QString &each : environment)
        own.insert(each.section(u'=', 0, 0), each.section(u'=', 1));
    process->setProcessEnvironment(own);
    process->start(program, arguments);
    if (!process->waitForStarted())
        qFatal("cannot start %s", qPrintable(program));
    return process;
}

void Project::readUntil(QProcess &process, const QByteArray &text)
{
    process.setReadChannel(QProcess::StandardError);
    QByteArray said;
    while (!said.contains(text)) {
        if (process.bytesAvailable() == 0 && !process.waitForReadyRead(60000))
            qFatal("%s was never said, but %s", text.constData(), said.constData());
        said += process.readAllStandardError();
    }
}

Ended Project::wait(QProcess &process)
{
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(120000))
        qFatal("retort does not end");
    return {process.exitCode(), process.exitStatus() == QProcess::CrashExit,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

Ended Project::run(const QStringList &arguments, const QStringList &environment) const
{
    return wait(*start(arguments, environment));
}

} // namespace retort::tests
