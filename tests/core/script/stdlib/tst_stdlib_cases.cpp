#include <core/script/stdlib/standard_modules.h>
#include <tests/support/script_cases.h>

#include <QTest>

using namespace retort;

namespace
{
const QString folder = QStringLiteral(RETORT_TEST_DATA "/cases");
}

/// Scripts below cases/, one folder a module, and what Python prints for them (make_expected.py).
class StdlibCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prints_what_python_prints_data() { tests::addScriptRows(folder); }

    void prints_what_python_prints()
    {
        QFETCH(QString, name);
        const script::NativeModules modules({script::standardModules()});
        tests::comparePrinted(folder, name, &modules);
    }
};

QTEST_GUILESS_MAIN(StdlibCases)
#include "tst_stdlib_cases.moc"
