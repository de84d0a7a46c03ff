#include <core/revisions/docstring.h>

#include <QTest>

using namespace retort::revisions;

namespace
{

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

Revision made(const char *doc)
{
    Revision revision;
    revision.doc = q(doc);
    revision.path = q("versions/3f2a_names.py");
    return revision;
}

} // namespace

/// What a docstring says to a person.
class DocstringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_title_is_the_summary_in_one_line() { QCOMPARE(title(made("Add\n  names\n\nBecause.")), q("Add names")); }

    void a_docstring_without_a_message_gives_the_file_name()
    {
        QCOMPARE(title(made("")), q("3f2a_names.py"));
        QCOMPARE(title(made("Revision ID: 3f2a\nRevises: 1b2c\nCreate Date: 2026-08-01")), q("3f2a_names.py"));
    }

    void the_description_leaves_out_what_the_header_says_anyway()
    {
        QCOMPARE(description(q("Add\n\nThey were\nasked for.\n\nRevision ID: 1\nRevises:\nCreate Date: 2026-08-01\n")),
                 q("They were\nasked for."));
        QCOMPARE(description(q("Add")), QString());
    }

    void the_create_date_is_read_in_every_form_alembic_writes_data()
    {
        QTest::addColumn<QString>("doc");
        QTest::addColumn<QDate>("date");
        QTest::newRow("micros") << q("x\n\nCreate Date: 2024-05-03 12:30:01.123456") << QDate(2024, 5, 3);
        QTest::newRow("zone") << q("x\n\nCreate Date: 2024-05-03 12:30:01.123456+02:00") << QDate(2024, 5, 3);
        QTest::newRow("plain") << q("Create Date: 2023-01-31 00:00:00") << QDate(2023, 1, 31);
        QTest::newRow("only a date") << q("create date: 2023-01-31") << QDate(2023, 1, 31);
        QTest::newRow("none") << q("x") << QDate();
        QTest::newRow("nonsense") << q("Create Date: yesterday") << QDate();
        QTest::newRow("nothing") << q("Create Date:") << QDate();
    }
    void the_create_date_is_read_in_every_form_alembic_writes()
    {
        QFETCH(QString, doc);
        QFETCH(QDate, date);
        QCOMPARE(createDate(doc).date(), date);
    }
};

QTEST_APPLESS_MAIN(DocstringTest)
#include "tst_docstring.moc"
