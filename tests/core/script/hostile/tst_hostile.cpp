#include <core/base/presenter.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/stdlib/standard_modules.h>
#include <core/script/stdlib/world.h>
#include <tests/support/golden.h>

#include <QFile>
#include <QTest>

using namespace retort;
using namespace Qt::Literals::StringLiterals;

/// Scripts that try to get out of the interpreter, to exhaust it or to make it fall over. A file holds several, each
/// below a line `#### what it tries`; the .out beside it has what each prints and how it ends. Limits are small, so
/// that what runs into them does so at once.
class Hostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ends_cleanly_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : tests::goldenCases(QStringLiteral(RETORT_TEST_DATA), u".py"_s))
            QTest::newRow(qPrintable(name)) << name;
    }

    void ends_cleanly()
    {
        QFETCH(QString, name);
        const QString path = QStringLiteral(RETORT_TEST_DATA "/") + name;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray report;
        for (const QString &part : QString::fromUtf8(file.readAll()).split(u"#### "_s, Qt::SkipEmptyParts)) {
            const QString title = part.section(u'\n', 0, 0);
            report += "#### " + title.toUtf8() + '\n' + run(part.section(u'\n', 1));
        }
        tests::compareWithGolden(path.chopped(3) + u".out"_s, report);
    }

private:
    static QByteArray run(const QString &text)
    {
        const script::ParsedModule parsed = script::parse(script::Source::fromText(u"script"_s, text.toStdString()),
                                                          std::make_shared<script::SymbolTable>());
        if (!parsed.errors.empty())
            return endOf(parsed.errors.front());
        QByteArray printed;
        script::InterpreterOptions options;
        options.limits.steps = 2'000'000;
        options.limits.memory = 64U * 1024 * 1024;
        options.limits.output = 64U * 1024;
        options.output = [&printed](const QString &piece) { printed += piece.toUtf8(); };
        const script::NativeModules modules({script::standardModules()});
        options.modules = &modules;
        script::World world;
        script::Interpreter vm(options);
        vm.setHost(&world);
        const auto ran = vm.run(parsed.module, "__main__");
        if (printed.size() > 2000)
            printed = printed.left(100) + "...\n";
        return ran ? printed : printed + endOf(ran.error());
    }

    /// The sentence and the line, not the whole picture.
    static QByteArray endOf(const Error &error)
    {
        const QString line = error.position ? u" (line %1)"_s.arg(error.position->line) : QString();
        return (sentence(error) + line + u'\n').toUtf8();
    }
};

QTEST_GUILESS_MAIN(Hostile)
#include "tst_hostile.moc"
