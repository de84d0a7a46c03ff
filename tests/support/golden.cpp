#include <tests/support/golden.h>

#include <QDirIterator>
#include <QFile>
#include <QTest>

namespace retort::tests
{
namespace
{

QByteArray firstDifference(const QByteArray &expected, const QByteArray &actual)
{
    const QList<QByteArray> a = expected.split('\n');
    const QList<QByteArray> b = actual.split('\n');
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        const QByteArray left = i < a.size() ? a[i] : QByteArrayLiteral("<end>");
        const QByteArray right = i < b.size() ? b[i] : QByteArrayLiteral("<end>");
        if (left != right)
            return "line " + QByteArray::number(i + 1) + "\n   expected: " + left + "\n   actual:   " + right;
    }
    return "no difference";
}

} // namespace

void compareWithGolden(const QString &goldenPath, const QByteArray &actual)
{
    QFile file(goldenPath);
    const bool exists = file.open(QIODevice::ReadOnly);
    const QByteArray expected = exists ? file.readAll() : QByteArray();
    file.close();
    if (exists && expected == actual)
        return;
    if (qEnvironmentVariableIsSet("RETORT_ACCEPT")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(actual), actual.size());
        QFAIL(qPrintable(QStringLiteral("accepted: ") + goldenPath));
    }
    QVERIFY2(exists, qPrintable(QStringLiteral("no golden file ") + goldenPath));
    QFAIL(QByteArray(goldenPath.toUtf8() + ": " + firstDifference(expected, actual)).constData());
}

QStringList goldenCases(const QString &folder, const QString &suffix)
{
    QStringList cases;
    QDirIterator files(folder, {QLatin1Char('*') + suffix}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        cases << QDir(folder).relativeFilePath(files.next());
    cases.sort();
    return cases;
}

} // namespace retort::tests
