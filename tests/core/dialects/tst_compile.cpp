#include <core/base/files.h>
#include <core/base/presenter.h>
#include <core/dialects/dialect.h>
#include <tests/core/dialects/cases.h>

#include <QTest>

using namespace retort;
using namespace retort::tests;

/// Each operation becomes, statement by statement, the text that Alembic prints with --sql. The expected texts are
/// Alembic's own (make_expected.py); where Retort differs on purpose, a test of its own says so.

namespace
{

const QStringList dialectNames{u"sqlite"_s, u"postgresql"_s, u"mysql"_s, u"mariadb"_s};

std::map<QString, operations::Operation> allCases()
{
    std::map<QString, operations::Operation> all;
    for (auto part : {tableCases(), columnCases(), constraintCases(), dataCases(), dialectCases(), batchCases()})
        all.merge(part);
    return all;
}

std::map<QString, QString> expectedTexts(const QString &dialect)
{
    const Result<QString> file = readTextFile(QStringLiteral(RETORT_TEST_DATA "/expected/%1.sql").arg(dialect));
    std::map<QString, QString> texts;
    const QString content = file.value_or(QString());
    for (const QString &section : content.split(u"==== "_s).mid(1))
        texts[section.section(u'\n', 0, 0)] = section.section(u'\n', 1);
    return texts;
}

QString printed(const Result<std::vector<sql::Statement>> &statements)
{
    if (!statements)
        return u"refused: "_s + sentence(statements.error());
    QString text;
    for (const sql::Statement &statement : *statements)
        text += statement.text + u";\n\n"_s;
    return text;
}

} // namespace

class TestCompile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_operation_is_the_text_that_alembic_prints_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QString>("name");
        for (const QString &dialect : dialectNames)
            for (const auto &[name, text] : expectedTexts(dialect))
                QTest::addRow("%s %s", qPrintable(dialect), qPrintable(name)) << dialect << name;
    }

    void every_operation_is_the_text_that_alembic_prints()
    {
        QFETCH(QString, dialect);
        QFETCH(QString, name);
        // SQLite keeps no comments: Alembic sends it a statement that SQLite does not know, Retort refuses.
        static const QStringList differing{u"table_comment"_s,     u"alter_type"_s,        u"alter_everything"_s,
                                           u"alter_nullable"_s,    u"alter_default_set"_s, u"alter_default_drop"_s,
                                           u"alter_default_now"_s, u"alter_type_using"_s};
        const auto cases = allCases();
        const auto found = cases.find(name);
        QVERIFY2(found != cases.end(), "make_expected.py has a case that cases.h has not");
        const Dialect *sql = dialects::dialectNamed(dialect).value();
        const auto compiled = sql->compile(found->second, {});
        if (dialect == u"sqlite" && differing.contains(name)) {
            QVERIFY(!compiled);
            return;
        }
        QCOMPARE(printed(compiled), expectedTexts(dialect).at(name));
    }

private:
    using Dialect = dialects::Dialect;
};

QTEST_APPLESS_MAIN(TestCompile)
#include "tst_compile.moc"
