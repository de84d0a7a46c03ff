#include <core/ddl/expression_text.h>
#include <core/dialects/dialect.h>

#include <QTest>

using namespace retort;
using namespace Qt::Literals::StringLiterals;

/// What is written and what a database makes of it come out as one text.
class ExpressionTextTest : public QObject
{
    Q_OBJECT

    static QString canonical(const QString &dialect, const QString &sql)
    {
        return ddl::canonicalExpression(sql, dialects::dialectNamed(dialect).value()->customs());
    }

private Q_SLOTS:
    void written_and_reported_are_one_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("reported");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *dialect, const char *written, const char *reported, const char *text) {
            QTest::addRow("%s: %s", dialect, written) << QString::fromUtf8(dialect) << QString::fromUtf8(written)
                                                      << QString::fromUtf8(reported) << QString::fromUtf8(text);
        };
        row("postgresql", "status IN ('a', 'b')",
            "((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
            "status in ('a', 'b')");
        row("postgresql", "n NOT IN (1, 2)", "(n <> ALL (ARRAY[1, 2]))", "n not in (1, 2)");
        row("postgresql", "n BETWEEN 1 AND 9", "((n >= 1) AND (n <= 9))", "n >= 1 and n <= 9");
        row("postgresql", "name LIKE 'x%'", "((name)::text ~~ 'x%'::text)", "name like 'x%'");
        row("postgresql", "name NOT ILIKE 'x%'", "((name)::text !~~* 'x%'::text)", "name not ilike 'x%'");
        row("postgresql", "a != b", "(a <> b)", "a <> b");
        row("postgresql", "a = 1 OR b = 2 AND c", "((a = 1) OR ((b = 2) AND c))", "a = 1 or b = 2 and c");
        row("postgresql", "(a + b) * 2 > c - (d - e)", "(((a + b) * 2) > (c - (d - e)))", "(a + b) * 2 > c - (d - e)");
        row("postgresql", "NOT (a OR b)", "(NOT (a OR b))", "not (a or b)");
        row("postgresql", "CAST(x AS DATE) > now()", "((x)::date > now())", "x::date > now()");
        row("postgresql", "-1", "'-1'::integer", "-1");
        row("postgresql", "interval '1 day'", "'1 day'::interval", "'1 day'");
        row("postgresql", "\"Name\" IS NOT NULL", "(\"Name\" IS NOT NULL)", "\"Name\" is not null");
        row("postgresql", "data->>'k' = 'v'", "((data ->> 'k'::text) = 'v'::text)", "data ->> 'k' = 'v'");
        row("postgresql", "now() AT TIME ZONE 'utc'", "(now() AT TIME ZONE 'utc'::text)", "now() at time zone 'utc'");
        row("postgresql", "CASE WHEN a > 1 THEN 'x' ELSE 'y' END",
            "\nCASE\n    WHEN (a > 1) THEN 'x'::text\n    ELSE 'y'::text\nEND",
            "case when a > 1 then 'x' else 'y' end");
        row("postgresql", "EXTRACT(year FROM d) > 2000", "(EXTRACT(year FROM d) > (2000)::numeric)",
            "extract(year from d) > 2000");
        row("mariadb", "NOW()", "current_timestamp()", "current_timestamp");
        row("mariadb", "`order` > 0 AND TRUE", "`order` > 0 and 1", "`order` > 0 and 1");
        row("mysql", "name = 'x'", "(`name` = _utf8mb4'x')", "name = 'x'");
        row("mariadb", "n BETWEEN 1 AND 9", "`n` between 1 and 9", "n between 1 and 9");
        row("sqlite", "[a]>0 and \"b\" in (1,2)", "a > 0 AND b IN (1, 2)", "a > 0 and b in (1, 2)");
        row("sqlite", "x IS NOT y", "x is not y", "x is not y");
        row("sqlite", "exists (select 1 from t)", "EXISTS (select 1 from t)", "exists (select 1 from t)");
    }

    void written_and_reported_are_one()
    {
        QFETCH(QString, dialect);
        QFETCH(QString, written);
        QFETCH(QString, reported);
        QFETCH(QString, text);
        QCOMPARE(canonical(dialect, written), text);
        QCOMPARE(canonical(dialect, reported), text);
        QCOMPARE(canonical(dialect, text), text);
    }

    void what_is_no_expression_keeps_its_words()
    {
        QCOMPARE(canonical(u"postgresql"_s, u"a  BETWEEN"_s), u"a between"_s);
        QCOMPARE(canonical(u"postgresql"_s, QString()), QString());
        QCOMPARE(canonical(u"postgresql"_s, u"((("_s), u"( ( ("_s);
    }

    void deep_nesting_is_given_up()
    {
        const QString deep = QString(100000, u'(') + u'1' + QString(100000, u')');
        QVERIFY(canonical(u"postgresql"_s, deep).startsWith(u"( ( ("_s));
    }
};

QTEST_APPLESS_MAIN(ExpressionTextTest)
#include "tst_expression_text.moc"
