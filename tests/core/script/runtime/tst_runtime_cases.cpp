#include <tests/support/script_cases.h>

#include <QTest>

using namespace retort;

namespace
{
const QString folder = QStringLiteral(RETORT_TEST_DATA "/cases");
}

/// Scripts below cases/ and what Python prints for them (make_expected.py).
class RuntimeCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prints_what_python_prints_data() { tests::addScriptRows(folder); }

    void prints_what_python_prints()
    {
        QFETCH(QString, name);
        tests::comparePrinted(folder, name);
    }
};

QTEST_GUILESS_MAIN(RuntimeCases)
#include "tst_runtime_cases.moc"
