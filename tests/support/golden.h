#pragma once

#include <QByteArray>
#include <QString>

/// Golden files: text in, text out. With RETORT_ACCEPT=1 in the environment the files are rewritten and the test
/// FAILS with "accepted", so that no accepting run can pass for a green one.

namespace retort::tests
{

/// Fails the running test (QFAIL through QVERIFY2) unless `actual` equals the file's content; the message shows the
/// first differing line of both.
void compareWithGolden(const QString &goldenPath, const QByteArray &actual);

/// The files below `folder` whose name ends in `suffix`, sorted, as paths relative to it: rows for a data test.
QStringList goldenCases(const QString &folder, const QString &suffix);

} // namespace retort::tests
