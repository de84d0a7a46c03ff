#include <core/sql/literal.h>
#include <core/sql/quoting.h>

#include <QTest>

using namespace retort::sql;
using namespace Qt::Literals::StringLiterals;

/// Names and values as SQL text.
class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_are_quoted_only_where_they_must_be()
    {
        const std::set<QStringView> words{u"select"};
        QuotingRules rules;
        rules.reservedWords = &words;
        QCOMPARE(quoteIdentifier(u"plain_1$"_s, rules), u"plain_1$"_s);
        QCOMPARE(quoteIdentifier(u"select"_s, rules), u"\"select\""_s);
        QCOMPARE(quoteIdentifier(u"Upper"_s, rules), u"\"Upper\""_s);
        QCOMPARE(quoteIdentifier(u"1st"_s, rules), u"\"1st\""_s);
        QCOMPARE(quoteIdentifier(u"$x"_s, rules), u"\"$x\""_s);
        QCOMPARE(quoteIdentifier(u"a b"_s, rules), u"\"a b\""_s);
        QCOMPARE(quoteIdentifier(u"a\"b"_s, rules), u"\"a\"\"b\""_s);
        QCOMPARE(quoteIdentifier({}, rules), u"\"\""_s);
        QCOMPARE(quoteIdentifier(u"é"_s, rules), u"\"é\""_s);
    }

    void generated_names_are_shortened_with_their_hash()
    {
        QCOMPARE(truncatedName(u"short"_s, 63), u"short"_s);
        const QString shortened = truncatedName(u"x"_s.repeated(80), 63);
        QCOMPARE(shortened.size(), 60);
        QVERIFY(shortened.startsWith(u"x"_s.repeated(55) + u'_'));
    }

    void values_are_written_exactly_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("expected");
        const LiteralRules plain;
        LiteralRules postgresql;
        postgresql.booleans = true;
        postgresql.byteaLiterals = true;
        LiteralRules mysql;
        mysql.backslashEscapes = true;
        LiteralRules sqlite;
        sqlite.compactUuids = true;
        QTest::newRow("null") << literal(Null{}, plain) << u"NULL"_s;
        QTest::newRow("true") << literal(true, plain) << u"1"_s;
        QTest::newRow("true postgresql") << literal(true, postgresql) << u"true"_s;
        QTest::newRow("integer") << literal(qint64(-5), plain) << u"-5"_s;
        QTest::newRow("double") << literal(0.1, plain) << u"0.1"_s;
        QTest::newRow("whole double") << literal(2.0, plain) << u"2.0"_s;
        QTest::newRow("large double") << literal(1e300, plain) << u"1e+300"_s;
        QTest::newRow("not a number") << literal(qQNaN(), plain) << u"'NaN'"_s;
        QTest::newRow("decimal") << literal(Decimal{u"1.50"_s}, plain) << u"1.50"_s;
        QTest::newRow("no decimal") << literal(Decimal{u"1; DROP"_s}, plain) << u"'1; DROP'"_s;
        QTest::newRow("text") << literal(u"it's \\"_s, plain) << u"'it''s \\'"_s;
        QTest::newRow("backslash") << literal(u"\\"_s, mysql) << u"'\\\\'"_s;
        QTest::newRow("bytes") << literal(QByteArray("\x00\xff", 2), plain) << u"X'00ff'"_s;
        QTest::newRow("bytea") << literal(QByteArray("\x00\xff", 2), postgresql) << u"'\\x00ff'"_s;
        QTest::newRow("date") << literal(Date{u"2024-02-29"_s}, plain) << u"'2024-02-29'"_s;
        QTest::newRow("uuid") << literal(Uuid{u"c0-ff"_s}, sqlite) << u"'c0ff'"_s;
        QTest::newRow("json") << literal(Json{u"{\"a\": \"'\"}"_s}, plain) << u"'{\"a\": \"''\"}'"_s;
    }

    void values_are_written_exactly()
    {
        QFETCH(QString, written);
        QFETCH(QString, expected);
        QCOMPARE(written, expected);
    }
};

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
