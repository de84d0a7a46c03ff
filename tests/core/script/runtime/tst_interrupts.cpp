#include <core/base/error_codes.h>
#include <core/script/error_codes.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/stdlib/standard_modules.h>

#include <QTest>

using namespace retort;
using namespace retort::script;
using namespace Qt::Literals::StringLiterals;

/// A cancel is seen, and a limit kept, within a bounded amount of work, whatever a script is busy with. How long that
/// takes is measured by the benchmarks.
class Interrupts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_cancel_is_seen_within_a_few_hundred_steps_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *text) { QTest::newRow(text) << QByteArray(text); };
        row("while True: print()");
        row("for i in range(10**9): print()");
        row("def f():\n    print()\n    f()\nwhile True:\n    f()");
        row("[print() for i in range(10**9)]");
        row("list(map(print, range(10**9)))");
        row("def f():\n    while True:\n        yield print()\nfor i in f(): pass");
        row("sorted(range(10**5), key=print)");
        row("any(print() for i in range(10**9))");
        row("def f():\n    while True:\n        try:\n            print()\n        except BaseException:\n            "
            "pass\nf()");
        row("while True:\n    try:\n        print()\n    finally:\n        continue");
        row("class A:\n    def __getattr__(self, name): return print()\na = A()\nwhile True: a.b");
        row("class A:\n    def __lt__(self, other):\n        print()\n        return False\nsorted([A() for i in "
            "range(10**4)])");
        row("import re\nwhile True: re.sub('a', lambda m: str(print()), 'aaaa')");
        row("import functools\nfunctools.reduce(lambda a, b: print(), range(10**9))");
        row("import itertools\nfor i in itertools.count(): print()");
    }

    void a_cancel_is_seen_within_a_few_hundred_steps()
    {
        QFETCH(const QByteArray, text);
        CancelSource source;
        int printed = 0;
        InterpreterOptions options;
        options.output = [&](const QString &) {
            ++printed;
            source.cancel(CancelReason::ByPerson);
        };
        const auto ran = run(text, options, source.token());
        QVERIFY(!ran);
        QCOMPARE(ran.error().code, errors::Cancelled);
        QVERIFY2(printed < 300, qPrintable(QString::number(printed)));
    }

    /// Operations on long texts count as the steps that take as long.
    void work_on_long_texts_counts_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *text) { QTest::newRow(text) << QByteArray(text); };
        row("s.count('b')");
        row("s.replace('b', 'c')");
        row("s.upper()");
        row("'b' in s");
        row("s + 'b'");
        row("str.find(s, 'b')");
        row("s.encode()");
        row("b.find(b'b')");
        row("b'b' in b");
        row("b + b'b'");
        row("'x'.join([s, s])");
    }

    void work_on_long_texts_counts()
    {
        QFETCH(const QByteArray, text);
        InterpreterOptions options;
        options.limits.steps = 5'000;
        const auto ran = run("s = 'a' * 4_000_000\nb = s.encode()\nfor i in range(1000):\n    " + text, options, {});
        QVERIFY(!ran);
        QCOMPARE(ran.error().code, errors::ScriptLimit);
    }

private:
    static Result<Ref<ModuleObject>> run(const QByteArray &text, InterpreterOptions options, const CancelToken &cancel)
    {
        const ParsedModule parsed =
            parse(Source::fromText(u"script.py"_s, text.toStdString() + "\n"), std::make_shared<SymbolTable>());
        if (!parsed.errors.empty())
            return fail(parsed.errors.front());
        const NativeModules modules({standardModules()});
        options.modules = &modules;
        Interpreter vm(options);
        vm.begin(options.limits, cancel);
        auto ran = vm.run(parsed.module, "__main__");
        if (!ran)
            return fail(ran.error());
        return fail(Error{}); // must not end by itself
    }
};

QTEST_GUILESS_MAIN(Interrupts)
#include "tst_interrupts.moc"
