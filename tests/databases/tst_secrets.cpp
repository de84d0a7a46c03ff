// Where passwords come from: a real keychain (the secret service of GNOME's keyring on a private bus), the environment,
// files of the clients, the terminal. Never out again: not in what is printed, not in the arguments of a process.

#include <core/database/address.h>
#include <tests/support/projects.h>
#include <tests/support/servers.h>

#include <QDir>
#include <QFile>
#include <QTest>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

class tst_secrets : public QObject
{
    Q_OBJECT

    std::unique_ptr<Project> project_;

    /// A connection without a password in the project's file.
    void connect(Kind kind)
    {
        Url url = serverOf(kind).freshDatabase(u"secret"_s);
        url.password.reset();
        project_->write(u"retort.toml"_s, "[connections.app]\nurl = \"" + displayed(url).toUtf8() + "\"\n");
    }

    /// A shell of its own with a keychain that is empty and open, and without a terminal.
    Ended inSession(const QString &script)
    {
        const QString whole = u"echo -n any | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1\n"
                              "retort() { " RETORT_BINARY_DIR "/bin/retort \"$@\" 2>&1; echo \"[$?]\"; }\n"_s +
                              script;
        QFile::setPermissions(project_->path({}), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const auto process = project_->startOther(
            u"setsid"_s, {u"-w"_s, u"dbus-run-session"_s, u"--"_s, u"bash"_s, u"-c"_s, whole},
            {u"XDG_RUNTIME_DIR="_s + project_->path({}), u"XDG_CURRENT_DESKTOP="_s, u"DISPLAY="_s});
        return Project::wait(*process);
    }

private Q_SLOTS:
    void init()
    {
        project_ = std::make_unique<Project>();
        project_->addRevision(u"a"_s, {});
    }

    void the_keychain_keeps_gives_and_forgets_data() { addServers(); }
    void the_keychain_keeps_gives_and_forgets()
    {
        QFETCH(Kind, kind);
        connect(kind);
        const Ended ended = inSession(u"retort --connection app current\n"
                                      "echo s3cret | retort --connection app password set\n"
                                      "retort --connection app -q upgrade head\n"
                                      "retort --connection app current\n"
                                      "retort --connection app password forget\n"
                                      "retort --connection app password forget\n"
                                      "retort --connection app current\n"
                                      "retort --raiseerr --connection app password set </dev/null\n"_s);
        Address address = addressOf(serverOf(kind).url(u"secret"_s));
        const QStringList lines = ended.output.split(u'\n');
        const QString place = shown(address);
        QVERIFY2(lines[0].startsWith(u"FAILED: "_s) && lines[0].contains(u"refused the login"_s), qPrintable(lines[0]));
        const QString rest = ended.output.mid(ended.output.indexOf(u"[255]"_s) + 6);
        const QString expected = u"Kept in the keychain for %1\n[0]\n[0]\na (head)\n[0]\nForgotten: %1\n[0]\n"
                                 "There was none for %1\n[1]\nFAILED: "_s.arg(place);
        QVERIFY2(rest.startsWith(expected), qPrintable(ended.output));
        QVERIFY2(ended.output.contains(u"\"code\": \"password-not-given\""_s), qPrintable(ended.output));
        QVERIFY(!ended.output.contains(u"s3cret"_s));
    }

    void a_machine_without_a_keychain_says_so()
    {
        connect(Kind::Postgresql);
        const auto process = project_->startOther(
            u"setsid"_s,
            {u"-w"_s, u"sh"_s, u"-c"_s,
             u"echo s3cret | " RETORT_BINARY_DIR "/bin/retort --raiseerr --connection app password set"_s},
            {u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"_s, u"DISPLAY="_s});
        const Ended ended = Project::wait(*process);
        QCOMPARE(ended.code, 255);
        QVERIFY2(ended.errors.contains(u"\"code\": \"keychain-failed\""_s), qPrintable(ended.errors));
        project_->write(u"retort.toml"_s, "[connections.app]\nurl = \"sqlite:///x.db\"\n");
        const Ended needless =
            project_->run({u"--raiseerr"_s, u"--connection"_s, u"app"_s, u"password"_s, u"forget"_s});
        QVERIFY2(needless.errors.contains(u"\"code\": \"connection-needs-no-password\""_s),
                 qPrintable(needless.errors));
    }

    void the_environment_and_the_clients_files_are_asked_first_data() { addServers(); }
    void the_environment_and_the_clients_files_are_asked_first()
    {
        QFETCH(Kind, kind);
        connect(kind);
        const QStringList current{u"--connection"_s, u"app"_s, u"current"_s};
        const QString variable = kind == Kind::Postgresql ? u"PGPASSWORD"_s : u"MYSQL_PWD"_s;
        QCOMPARE(project_->run(current, {variable + u"=s3cret"_s}).code, 0);
        const QString file = kind == Kind::Postgresql ? u".pgpass"_s : u".my.cnf"_s;
        const auto writeFile = [&](const QByteArray &text) {
            project_->write(file, text);
            QFile::setPermissions(project_->path(file), QFile::ReadOwner | QFile::WriteOwner);
        };
        writeFile(kind == Kind::Postgresql
                      ? "127.0.0.1:*:secret:retort:s3cret\n"
                      : "# mine\n[mysql]\npassword=wrong\n[client]\npassword = \"s3cret\" # yes\n");
        QCOMPARE(project_->run(current).code, 0);
        if (kind == Kind::Postgresql)
            return;
        // Only where it is for this user, and not where anybody may have written it.
        writeFile("[client]\nuser=other\npassword=s3cret\n");
        const auto refused = [&] {
            const auto process = project_->startOther(
                u"setsid"_s, QStringList{u"-w"_s, QStringLiteral(RETORT_BINARY_DIR "/bin/retort")} + current,
                {u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"_s, u"DISPLAY="_s});
            return Project::wait(*process).errors.contains(u"refused the login"_s);
        };
        QVERIFY(refused());
        writeFile("[client]\npassword=s3cret\n");
        QCOMPARE(project_->run(current).code, 0);
        QFile::setPermissions(project_->path(file), QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther);
        QVERIFY(refused());
        // As Python's drivers are told.
        QFile::remove(project_->path(file));
        project_->write(u"own.cnf"_s, "[client]\nuser=retort\npassword='s3cret'\nhost=127.0.0.1\nport=" +
                                          QByteArray::number(serverOf(kind).port()) + "\ndatabase=secret\n");
        const Ended named = project_->run(
            {u"--url"_s, u"mysql://?read_default_file=%1"_s.arg(project_->path(u"own.cnf"_s)), u"current"_s});
        QVERIFY2(named.code == 0, qPrintable(named.errors));
    }

    void the_person_at_the_terminal_is_asked_last_and_sees_nothing_typed_data() { addServers(); }
    void the_person_at_the_terminal_is_asked_last_and_sees_nothing_typed()
    {
        QFETCH(Kind, kind);
        connect(kind);
        // `script` gives the program a terminal; the first answer is wrong, and is asked for again.
        const auto process = project_->startOther(
            u"script"_s,
            {u"-qec"_s, QStringLiteral(RETORT_BINARY_DIR "/bin/retort --connection app current"), u"/dev/null"_s},
            {u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"_s, u"DISPLAY="_s});
        const auto answer = [&process](const QByteArray &question, const QByteArray &typed) {
            QByteArray said;
            while (!said.contains(question)) {
                QVERIFY2(process->waitForReadyRead(60000), said.constData());
                said += process->readAllStandardOutput();
            }
            process->write(typed + '\n');
        };
        const QByteArray question = "Password for " + shown(addressOf(serverOf(kind).url(u"secret"_s))).toUtf8() + ": ";
        answer(question, "wr0ng");
        answer(question, "s3cret");
        const Ended ended = Project::wait(*process);
        QCOMPARE(ended.code, 0);
        QVERIFY2(!ended.output.contains(u"s3cret"_s) && !ended.output.contains(u"wr0ng"_s), qPrintable(ended.output));
    }
};

QTEST_GUILESS_MAIN(tst_secrets)
#include "tst_secrets.moc"
