#include <core/base/error_codes.h>
#include <core/base/files.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace retort;

class tst_files : public QObject
{
    Q_OBJECT

    QTemporaryDir dir_;

    QString made(const QString &name, const QByteArray &content)
    {
        const QString path = dir_.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        return path;
    }

private Q_SLOTS:
    void a_byte_order_mark_is_not_part_of_the_text()
    {
        const auto text = readTextFile(made(QStringLiteral("bom.py"), "\xef\xbb\xbfx\r\n"));
        QVERIFY(text);
        QCOMPARE(*text, QStringLiteral("x\r\n"));
    }

    void the_first_byte_that_is_not_utf8_is_named()
    {
        const auto text = readTextFile(made(QStringLiteral("latin1.py"), "abc \xe4\xf6 def"));
        QVERIFY(!text);
        QCOMPARE(text.error().code, errors::FileNotUtf8);
        QCOMPARE(text.error().data.value(QStringLiteral("offset")).toInt(), 4);
    }

    void folders_and_missing_files_are_unreadable()
    {
        QCOMPARE(readFile(dir_.path()).error().code, errors::FileUnreadable);
        QCOMPARE(readFile(dir_.filePath(QStringLiteral("none"))).error().code, errors::FileUnreadable);
    }

    void writing_replaces_the_file_as_a_whole_or_not_at_all()
    {
        const QString path = made(QStringLiteral("x"), "old");
        QVERIFY(writeFile(path, "new"));
        QCOMPARE(readFile(path).value(), QByteArrayLiteral("new"));
        const auto failed = writeFile(dir_.filePath(QStringLiteral("no/such/folder")), "new");
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, errors::FileUnwritable);
    }
};

QTEST_GUILESS_MAIN(tst_files)
#include "tst_files.moc"
