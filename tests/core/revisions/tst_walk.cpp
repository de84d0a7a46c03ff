#include <core/revisions/error_codes.h>
#include <core/revisions/history.h>
#include <core/revisions/order.h>
#include <core/revisions/resolve.h>
#include <core/revisions/walk.h>
#include <tests/core/revisions/graphs.h>

using namespace retort;
using namespace retort::revisions;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// The names of an error and of its cause; empty for a success.
template <typename T> QString failure(const Result<T> &result)
{
    if (result)
        return {};
    const Error &error = result.error();
    return errorName(error.code) + (error.cause ? u" < "_s + errorName(error.cause->code) : QString());
}

} // namespace

class TestWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_cannot_be_resolved_says_why();
    void what_cannot_be_walked_says_why();
    void going_up_and_down_again_gives_the_rows_back();
    void the_work_of_ordering_grows_linearly();
};

void TestWalk::what_cannot_be_resolved_says_why()
{
    const RevisionGraph graph = graphFrom(u"base1; left1<base1#left; right1<base1#right; right2<right1"_s);
    const auto why = [&](const QString &text) { return failure(resolveRevision(graph, text)); };
    QCOMPARE(why(u""_s), u"revision-identifier-empty"_s);
    QCOMPARE(why(u"nosuch"_s), u"revision-not-found < revision-unknown-name"_s);
    QCOMPARE(why(u"no"_s), u"revision-not-found < revision-unknown-short-name"_s);
    QCOMPARE(why(u"nosuch@base"_s), u"revision-not-found < revision-unknown-branch"_s);
    QCOMPARE(why(u"righ"_s), u"revision-not-found < revision-ambiguous-name"_s);
    QCOMPARE(why(u"left@right1"_s), u"revision-not-found < revision-not-on-branch"_s);
    QCOMPARE(why(u"head"_s), u"multiple-heads"_s);
    QCOMPARE(failure(parseSpec(u"+99999999999"_s)), u"revision-offset-too-large"_s);
    QCOMPARE(failure(parseRange(u"a"_s)), u"history-range-malformed"_s);
    QCOMPARE(failure(history(graph, {u"left1"_s, u"right1"_s})), u"range-not-one-branch"_s);
}

void TestWalk::what_cannot_be_walked_says_why()
{
    const RevisionGraph graph = graphFrom(u"root; left<root#l; right<root#r; last<right"_s);
    const auto up = [&](const QStringList &rows, const QString &to) { return failure(upgradePath(graph, rows, to)); };
    const auto down = [&](const QStringList &rows, const QString &to) {
        return failure(downgradePath(graph, rows, to));
    };
    QCOMPARE(up({u"root"_s}, u"+1"_s), u"ambiguous-walk"_s);
    QCOMPARE(up({u"left"_s, u"right"_s}, u"+1"_s), u"ambiguous-start"_s);
    QCOMPARE(up({u"left"_s}, u"+1"_s), u"relative-too-far"_s);
    QCOMPARE(up({}, u"left-2"_s), u"not-an-upgrade-target"_s);
    QCOMPARE(up({u"root"_s, u"left"_s}, u"heads"_s), u"requested-revisions-overlap"_s);
    QCOMPARE(down({u"left"_s}, u"last+1"_s), u"walked-too-far"_s);
    QCOMPARE(down({u"left"_s}, u"last"_s), u"not-a-downgrade-target"_s);
    QCOMPARE(down({}, u"l@-1"_s), u"branch-not-applied"_s);
    QCOMPARE(down({u"left"_s, u"right"_s}, u"root@-1"_s), u"branch-start-ambiguous"_s);
    QCOMPARE(failure(stampPath(graph, {}, {u"head"_s})), u"multiple-heads-to-stamp"_s);
    QCOMPARE(down({u"left"_s}, u"root@root"_s), u"downgrade-target-not-on-branch"_s);
    QCOMPARE(failure(stampPath(graph, {u"root"_s, u"last"_s}, {u"right"_s})), u"stamp-both-ways"_s);
    const auto several = downgradePath(graph, {u"left"_s, u"right"_s}, u"-1"_s);
    QVERIFY(several);
    QCOMPARE(errorName(several->warnings.front().code), u"downgrade-start-ambiguous"_s);
}

void TestWalk::going_up_and_down_again_gives_the_rows_back()
{
    int walked = 0;
    for (quint32 seed = 1; seed <= 300; ++seed) {
        const RevisionGraph graph = randomGraph(seed, 40);
        const auto up = upgradePath(graph, {}, u"heads"_s);
        if (!up) { // rows that Alembic cannot move either: a parent that is an ancestor of another parent
            QCOMPARE(errorName(up.error().code), errorName(errors::VersionRowsInconsistent));
            continue;
        }
        ++walked;
        QCOMPARE(static_cast<int>(up->steps.size()), graph.size());
        const auto down = downgradePath(graph, up->rowsAfter, u"base"_s);
        QVERIFY2(down.has_value(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(failure(down))));
        QCOMPARE(down->steps.size(), up->steps.size());
        QVERIFY(down->rowsAfter.isEmpty());
    }
    QVERIFY(walked > 150);
}

void TestWalk::the_work_of_ordering_grows_linearly()
{
    for (const QString &shape : {u"line"_s, u"diamonds"_s, u"fan"_s, u"plugins"_s}) {
        const auto work = [&](int size) {
            const RevisionGraph graph = generatedGraph(shape, size);
            const std::vector<bool> all(static_cast<std::size_t>(graph.size()), true);
            return sortFromHeads(graph, all, graph.realHeads())->visits;
        };
        const std::size_t small = work(1000);
        const std::size_t large = work(20'000);
        QVERIFY2(large <= 21 * small, qPrintable(u"%1: %2, then %3"_s.arg(shape).arg(small).arg(large)));
    }
}

QTEST_GUILESS_MAIN(TestWalk)
#include "tst_walk.moc"
