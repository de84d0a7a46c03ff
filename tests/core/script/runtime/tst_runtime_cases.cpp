#include <core/base/presenter.h>
#include <core/script/runtime/interpreter.h>
#include <tests/support/golden.h>

#include <QFile>
#include <QTest>

using namespace retort;
using namespace Qt::Literals::StringLiterals;

/// Scripts below cases/ and what Python prints for them (make_expected.py).
class RuntimeCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prints_what_python_prints_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : tests::goldenCases(QStringLiteral(RETORT_TEST_DATA "/cases"), u".py"_s))
            QTest::newRow(qPrintable(name)) << name;
    }

    void prints_what_python_prints()
    {
        QFETCH(QString, name);
        const QString path = QStringLiteral(RETORT_TEST_DATA "/cases/") + name;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const script::ParsedModule parsed = script::parse(script::Source::fromText(name, file.readAll().toStdString()),
                                                          std::make_shared<script::SymbolTable>());
        QVERIFY(parsed.errors.empty());
        QByteArray printed;
        script::InterpreterOptions options;
        options.output = [&printed](const QString &text) { printed += text.toUtf8(); };
        script::Interpreter vm(options);
        const auto ran = vm.run(parsed.module, "__main__");
        QVERIFY2(ran.has_value(), ran ? "" : qPrintable(present(ran.error())));
        tests::compareWithGolden(path.chopped(3) + u".out"_s, printed);
    }
};

QTEST_GUILESS_MAIN(RuntimeCases)
#include "tst_runtime_cases.moc"
