#include <core/base/error_codes.h>
#include <core/base/presenter.h>
#include <core/revisions/error_codes.h>
#include <core/revisions/graph.h>
#include <tests/core/revisions/graphs.h>

using namespace retort;
using namespace retort::revisions;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

class TestGraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_problem_is_found_and_named_data();
    void every_problem_is_found_and_named();
    void a_broken_file_alone_leaves_the_graph_sound();
    void the_cause_of_a_broken_parent_is_told();
    void the_summary_ends_at_the_first_empty_line();
};

void TestGraph::every_problem_is_found_and_named_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QString &text, ErrorCode code, const QString &words) {
        QTest::newRow(name) << text << code << words;
    };
    row("cycle", u"a; b<d; c<b; d<c"_s, errors::RevisionCycle, u"Cycle is detected in revisions (b, c, d)"_s);
    row("dependency cycle", u"a~b; b<a"_s, errors::RevisionDependencyCycle,
        u"Dependency cycle is detected in revisions (a, b)"_s);
    row("self-loop", u"a<a"_s, errors::RevisionSelfLoop, u"Self-loop is detected in revisions (a)"_s);
    row("dependency self-loop", u"a~a"_s, errors::RevisionDependencySelfLoop,
        u"Dependency self-loop is detected in revisions (a)"_s);
    row("missing parent", u"a; b<gone"_s, errors::RevisionParentMissing,
        u"Revision gone referenced from b is not present"_s);
    row("missing dependency", u"a; b<a~gone"_s, errors::RevisionDependencyMissing,
        u"Revision or branch gone, which b depends on, is not present"_s);
    row("duplicate id", u"a; b<a; b<a"_s, errors::RevisionDuplicateId,
        u"Revision b is present more than once: b.py, b.py"_s);
    row("duplicate label", u"a#x; b<a#x"_s, errors::RevisionDuplicateLabel,
        u"Branch name 'x' in revision b already used by revision a"_s);
    row("label that is an id", u"a; b<a#a"_s, errors::RevisionDuplicateLabel,
        u"Branch name 'a' in revision b already used by revision a"_s);
    row("illegal characters", u"a@b"_s, errors::RevisionIdIllegalCharacter,
        u"Character(s) '@' not allowed in revision identifier 'a@b'"_s);
    row("broken parent", u"a!; b<a"_s, errors::RevisionStandsOnBroken,
        u"Revision b stands on a, whose file cannot be read"_s);
}

void TestGraph::every_problem_is_found_and_named()
{
    QFETCH(QString, text);
    QFETCH(ErrorCode, code);
    QFETCH(QString, words);
    const RevisionGraph graph = graphFrom(text);
    QCOMPARE(graph.problems().size(), std::size_t(1));
    QCOMPARE(errorName(graph.problems().front().code), errorName(code));
    QCOMPARE(sentence(graph.problems().front()), words);
    QVERIFY(!graph.checkSound());
}

void TestGraph::a_broken_file_alone_leaves_the_graph_sound()
{
    const RevisionGraph graph = graphFrom(u"a; b<a; bad<a!"_s);
    QVERIFY(graph.checkSound());
    QCOMPARE(graph.idsOf(graph.heads()), QStringList{u"b"_s});
    QVERIFY(!graph.find(u"bad"_s));
}

void TestGraph::the_cause_of_a_broken_parent_is_told()
{
    const RevisionGraph graph = graphFrom(u"a!; b<a"_s);
    QVERIFY(graph.problems().front().cause);
    QCOMPARE(errorName(graph.problems().front().cause->code), errorName(errors::FileNotUtf8));
}

void TestGraph::the_summary_ends_at_the_first_empty_line()
{
    Revision revision;
    revision.doc = u"add invoices\n\nRevision ID: 1\n"_s;
    QCOMPARE(summary(revision), u"add invoices"_s);
}

QTEST_GUILESS_MAIN(TestGraph)
#include "tst_graph.moc"
