#include <core/script/error_codes.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/stdlib/standard_modules.h>

#include <QTest>

using namespace retort;
using namespace retort::script;

/// What would take forever, or all memory, ends with errors::ScriptLimit instead.
class StdlibLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ends_within_its_limits_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *text) { QTest::newRow(text) << QByteArray(text); };
        row("import re\nre.match('(a+)+$', 'a' * 60 + 'b')");
        row("import re\nre.sub('(x+x+)+y', '', 'x' * 100 + 'zy')");
        row("import re\nlist(re.finditer('(a|aa)+$', 'a' * 90 + 'b'))");
        row("import json\njson.loads('[' * 100000)");
        row("import json\nx = []\nfor i in range(1000):\n    x = [x]\njson.dumps(x)");
        row("import math\nmath.factorial(10**9)");
        row("import math\nmath.comb(10**9, 5 * 10**8)");
        row("import math\nmath.perm(10**12, 10**8)");
        row("import random\nrandom.getrandbits(10**12)");
        row("import secrets\nsecrets.token_bytes(10**12)");
        row("from decimal import Decimal\nint(Decimal('1e999999'))");
        row("from decimal import Decimal\nDecimal('1e-999999').as_integer_ratio()");
        row("import hashlib\nhashlib.pbkdf2_hmac('sha256', b'a', b'b', 10**7)");
        row("import random\nrandom.choices([1], k=10**12)");
    }

    void ends_within_its_limits()
    {
        QFETCH(const QByteArray, text);
        const ParsedModule parsed = parse(Source::fromText(QStringLiteral("limits.py"), text.toStdString() + "\n"),
                                          std::make_shared<SymbolTable>());
        QVERIFY(parsed.errors.empty());
        const NativeModules modules({standardModules()});
        InterpreterOptions options;
        options.modules = &modules;
        options.limits.steps = 5'000'000;
        options.limits.memory = 64U * 1024 * 1024;
        Interpreter vm(options);
        const auto ran = vm.run(parsed.module, "__main__");
        QVERIFY(!ran);
        QCOMPARE(ran.error().code, errors::ScriptLimit);
    }
};

QTEST_GUILESS_MAIN(StdlibLimits)
#include "tst_stdlib_limits.moc"
