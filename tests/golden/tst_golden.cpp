#include <core/base/presenter.h>
#include <tests/support/bodies.h>
#include <tests/support/databases.h>

#include <QTest>

using namespace retort;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// Each body of tests/golden/bodies gives, on each database, the statements of the real Alembic. Where Alembic fails,
/// Retort refuses. What is otherwise on purpose stands in the files, with its reason, and is held here as well.
class GoldenTest : public QObject
{
    Q_OBJECT

    const std::vector<GoldenBody> bodies_ = goldenBodies();
    std::map<QString, std::unique_ptr<BodyWriter>> writers_;
    int same_ = 0;
    int bothRefuse_ = 0;
    int onPurpose_ = 0;
    int unexplained_ = 0;

    QString madeOf(const GoldenBody &body, const QString &dialect)
    {
        auto &writer = writers_[dialect];
        if (!writer)
            writer = std::make_unique<BodyWriter>(*must(dialects::dialectNamed(dialect)));
        const Result<QString> text = writer->text(body.given, body.code);
        return text ? *text : u"refused: "_s + sentence(innermost(text.error()));
    }

    /// What a refusal of a whole run is about.
    static const Error &innermost(const Error &error) { return error.cause ? innermost(*error.cause) : error; }

private Q_SLOTS:
    void statements_are_those_of_alembic_data()
    {
        QTest::addColumn<qsizetype>("index");
        QTest::addColumn<QString>("dialect");
        for (std::size_t i = 0; i < bodies_.size(); ++i)
            for (const auto &[dialect, outcome] : bodies_[i].alembic)
                QTest::addRow("%s: %s, %s", qPrintable(bodies_[i].file), qPrintable(bodies_[i].title),
                              qPrintable(dialect))
                    << qsizetype(i) << dialect;
    }

    void statements_are_those_of_alembic()
    {
        QFETCH(qsizetype, index);
        QFETCH(QString, dialect);
        const GoldenBody &body = bodies_[std::size_t(index)];
        const AlembicOutcome &alembic = body.alembic.at(dialect);
        const QString made = madeOf(body, dialect);
        const bool isRefused = made.startsWith(u"refused: "_s);
        const bool isSame = alembic.failure.isEmpty() ? made == alembic.text : isRefused;
        const QString theirs = alembic.failure.isEmpty() ? alembic.text : u"fails: "_s + alembic.failure;
        if (const auto own = body.own.find(dialect); own != body.own.end()) {
            QVERIFY2(!isSame, "it is as Alembic has it: no difference is to be explained");
            if (made != own->second.text && qEnvironmentVariableIntValue("RETORT_ACCEPT") == 1) {
                acceptOwnText(body, dialect, made);
                QFAIL("accepted");
            }
            QCOMPARE(made, own->second.text);
            ++onPurpose_;
            return;
        }
        isSame ? ++(isRefused ? bothRefuse_ : same_) : ++unexplained_;
        if (!isSame)
            QFAIL(qPrintable(u"\nAlembic:\n%1\nRetort:\n%2\n"_s.arg(theirs, made)));
    }

    void cleanupTestCase()
    {
        qInfo(
            "%zu bodies for 4 databases: %d texts are Alembic's, %d are refused by both, %d are otherwise on purpose, "
            "%d are unexplained",
            bodies_.size(), same_, bothRefuse_, onPurpose_, unexplained_);
    }
};

QTEST_APPLESS_MAIN(GoldenTest)
#include "tst_golden.moc"
