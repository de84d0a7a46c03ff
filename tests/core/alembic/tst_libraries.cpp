#include <core/alembic/evaluate.h>
#include <core/base/presenter.h>
#include <tests/support/databases.h>
#include <tests/support/golden.h>
#include <tests/support/prepared_sink.h>

#include <QTest>

using namespace retort;
using namespace retort::alembic;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

QString levelName(LogLine::Level level)
{
    switch (level) {
    case LogLine::Level::Output:
        return u"print"_s;
    case LogLine::Level::Debug:
        return u"debug"_s;
    case LogLine::Level::Info:
        return u"info"_s;
    case LogLine::Level::Warning:
        return u"warning"_s;
    case LogLine::Level::Error:
        return u"error"_s;
    }
    return {};
}

} // namespace

/// Libraries that scripts use beside SQLAlchemy: loggers, progress bars, time zones. The cases of
/// tests/core/alembic/libraries say what comes to the log of the run.
class LibrariesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_a_script_says_comes_to_the_log_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &each : goldenCases(QStringLiteral(RETORT_TEST_DATA "/libraries"), u".py"_s))
            QTest::addRow("%s", qPrintable(each)) << each.section(u'.', 0, 0);
    }

    void what_a_script_says_comes_to_the_log()
    {
        QFETCH(QString, name);
        const QString stem = QStringLiteral(RETORT_TEST_DATA "/libraries/") + name;
        const RevisionScript script = must(readScript(u"r"_s, stem + u".py"_s));
        Evaluator evaluator;
        const std::vector<Error> problems = evaluator.check(script, Direction::Up);
        QVERIFY2(problems.empty(), problems.empty() ? "" : qPrintable(present(problems.front())));
        PreparedSink sink(*must(dialects::dialectNamed(u"sqlite"_s)));
        const auto done = evaluator.evaluate(script, Direction::Up, sink, {});
        QVERIFY2(done.has_value(), done ? "" : qPrintable(present(done.error())));
        QString said;
        for (const LogLine &line : sink.lines)
            said += levelName(line.level) + u": "_s + line.text + u'\n';
        compareWithGolden(stem + u".out"_s, said.toUtf8());
    }
};

QTEST_APPLESS_MAIN(LibrariesTest)
#include "tst_libraries.moc"
