#include <core/sql/splitter.h>

#include <QTest>

using namespace retort::sql;
using namespace Qt::Literals::StringLiterals;

/// A text of several statements is taken apart where the database would end each of them, and nowhere else.
class TestSplitter : public QObject
{
    Q_OBJECT

private:
    static QStringList pieces(const QString &text, const LexicalRules &rules)
    {
        QStringList found;
        for (const Piece &piece : split(text, rules))
            found << text.mid(piece.offset, piece.length);
        return found;
    }

private Q_SLOTS:
    void statements_end_at_semicolons_only()
    {
        QCOMPARE(pieces(u" SELECT 1 ; ; -- done;\nSELECT 'a;b';/* ; */"_s, sqliteRules()),
                 (QStringList{u"SELECT 1"_s, u"SELECT 'a;b'"_s}));
        QCOMPARE(pieces({}, sqliteRules()), QStringList());
        QCOMPARE(pieces(u"-- nothing"_s, postgresqlRules()), QStringList());
    }

    void quotes_hide_semicolons_in_each_dialect_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<int>("dialect");
        QTest::newRow("doubled quote") << u"SELECT 'it''s;'"_s << 0;
        QTest::newRow("sqlite brackets") << u"SELECT [a;b]"_s << 0;
        QTest::newRow("sqlite backtick") << u"SELECT `a;b`"_s << 0;
        QTest::newRow("sqlite backslash is no escape") << u"SELECT '\\'"_s << 0;
        QTest::newRow("dollar") << u"DO $$ BEGIN x; END $$"_s << 1;
        QTest::newRow("dollar tag") << u"DO $f$ a; $$ b; $f$"_s << 1;
        QTest::newRow("escape string") << u"SELECT E'\\';'"_s << 1;
        QTest::newRow("nested comment") << u"SELECT /* /* ; */ ; */ 1"_s << 1;
        QTest::newRow("mysql backslash") << u"SELECT '\\';', \"\\\";\""_s << 2;
        QTest::newRow("mysql hash") << u"SELECT 1 # ;\n + 2"_s << 2;
        QTest::newRow("mysql minus minus") << u"SELECT 1--1"_s << 2;
    }

    void quotes_hide_semicolons_in_each_dialect()
    {
        QFETCH(QString, statement);
        QFETCH(int, dialect);
        const LexicalRules rules[] = {sqliteRules(), postgresqlRules(), mysqlRules()};
        QCOMPARE(pieces(statement + u"; SELECT 2;"_s, rules[dialect]), (QStringList{statement, u"SELECT 2"_s}));
    }

    void bodies_of_triggers_stay_whole()
    {
        const QString trigger = u"CREATE TRIGGER t AFTER INSERT ON x BEGIN UPDATE y SET a = CASE WHEN 1 THEN 2 END; "
                                "DELETE FROM z; END"_s;
        QCOMPARE(pieces(trigger + u"; SELECT 1"_s, sqliteRules()), (QStringList{trigger, u"SELECT 1"_s}));
        const QString procedure =
            u"CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; END IF; WHILE b DO SELECT 2; END WHILE; END"_s;
        QCOMPARE(pieces(procedure + u"; SELECT 1"_s, mysqlRules()), (QStringList{procedure, u"SELECT 1"_s}));
        const QString function = u"CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END"_s;
        QCOMPARE(pieces(function + u"; SELECT 1"_s, postgresqlRules()), (QStringList{function, u"SELECT 1"_s}));
        QCOMPARE(pieces(u"BEGIN; SELECT 1; END;"_s, sqliteRules()), (QStringList{u"BEGIN"_s, u"SELECT 1"_s, u"END"_s}));
    }

    void what_is_not_closed_reaches_to_the_end()
    {
        const QString text = u"SELECT 'a; SELECT 2;"_s;
        QCOMPARE(pieces(text, postgresqlRules()), QStringList{text});
        QVERIFY(!tokenize(text, postgresqlRules()).back().closed);
    }

    void tokens_cover_the_text_without_a_gap()
    {
        const QString text = u"SELECT \U0001F600, 'x' || $1::text -- c\n;"_s;
        qsizetype end = 0;
        for (const Token &token : tokenize(text, postgresqlRules())) {
            QCOMPARE(token.offset, end);
            end += token.length;
        }
        QCOMPARE(end, text.size());
    }

    void doubled_question_marks_are_no_parameters()
    {
        const std::vector<qsizetype> expected{7, 28};
        QCOMPARE(placeholders(u"SELECT ? WHERE a ?? '?' AND ?"_s, postgresqlRules()), expected);
    }
};

QTEST_APPLESS_MAIN(TestSplitter)
#include "tst_splitter.moc"
