#include <core/base/overloaded.h>
#include <core/base/presenter.h>
#include <core/revisions/error_codes.h>
#include <core/revisions/history.h>
#include <core/revisions/resolve.h>
#include <core/revisions/walk.h>
#include <tests/core/revisions/graphs.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace retort;
using namespace retort::revisions;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

const QString folder = QStringLiteral(RETORT_TEST_DATA "/traversal/");

QJsonArray writesOf(const WalkStep &step)
{
    QJsonArray writes;
    for (const VersionWrite &write : step.writes) {
        writes << std::visit(overloaded{
                                 [](const InsertVersion &w) {
                                     return QJsonArray{u"insert"_s, w.to};
                                 },
                                 [](const UpdateVersion &w) {
                                     return QJsonArray{u"update"_s, w.from, w.to};
                                 },
                                 [](const DeleteVersion &w) {
                                     return QJsonArray{u"delete"_s, w.from};
                                 },
                             },
                             write);
    }
    return writes;
}

QJsonArray jsonOf(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QJsonObject simulation(const Path &path)
{
    QJsonArray operations;
    for (const WalkStep &step : path.steps)
        operations << writesOf(step);
    return {{u"version_ops"_s, operations}, {u"heads_after"_s, jsonOf(sorted(path.rowsAfter))}};
}

QJsonObject answerOfWalk(const RevisionGraph &graph, const Path &path)
{
    QJsonArray steps;
    for (const WalkStep &step : path.steps)
        steps << QJsonObject{{u"rev"_s, graph.idOf(step.revision)}, {u"up"_s, step.direction == Direction::Up}};
    return {{u"expected"_s, steps}, {u"sim"_s, simulation(path)}};
}

QJsonObject answerOfStamp(const RevisionGraph &graph, const Path &path)
{
    QJsonArray steps;
    for (const WalkStep &step : path.steps) {
        steps << QJsonObject{{u"from"_s, jsonOf(graph.idsOf(step.from))},
                             {u"to"_s, jsonOf(graph.idsOf(step.to))},
                             {u"up"_s, step.direction == Direction::Up},
                             {u"branch_move"_s, step.from.empty() || step.to.empty()}};
    }
    return {{u"expected"_s, steps}, {u"sim"_s, simulation(path)}};
}

Result<QJsonObject> ask(const RevisionGraph &graph, const QString &call, const QJsonArray &args)
{
    const QString first = args[0].toString();
    const auto list = [&](std::span<const RevisionIndex> revisions) {
        return QJsonObject{{u"expected"_s, jsonOf(graph.idsOf(revisions))}};
    };
    if (call == u"get_revision") {
        RETORT_TRY(const auto revision, resolveRevision(graph, first));
        return QJsonObject{{u"expected"_s, revision ? QJsonValue(graph.idOf(*revision)) : QJsonValue()}};
    } else if (call == u"get_revisions") {
        RETORT_TRY(const auto revisions, resolveRevisions(graph, first));
        return list(revisions);
    } else if (call == u"get_all_current") {
        RETORT_TRY(const auto revisions, currentRevisions(graph, strings(args[0])));
        return QJsonObject{{u"expected"_s, QJsonObject{{u"set"_s, jsonOf(sorted(graph.idsOf(revisions)))}}}};
    } else if (call == u"walk_revisions") {
        RETORT_TRY(const auto revisions, history(graph, {first, args[1].toString()}));
        return list(revisions);
    } else if (call == u"_upgrade_revs") {
        RETORT_TRY(const Path path, upgradePath(graph, strings(args[1]), first));
        return answerOfWalk(graph, path);
    } else if (call == u"_downgrade_revs") {
        RETORT_TRY(const Path path, downgradePath(graph, strings(args[1]), first));
        return answerOfWalk(graph, path);
    }
    RETORT_TRY(const Path path, stampPath(graph, strings(args[1]), {first}));
    return answerOfStamp(graph, path);
}

/// Alembic words its errors twice: in the revision map (get_revision, get_revisions as recorded) and, for persons, in
/// the script directory. Ours are the latter, with the former as cause.
QString wordsOf(const Error &error, const QString &type)
{
    if (type == u"ResolutionError")
        return error.cause ? sentence(*error.cause) : sentence(error);
    if (type == u"MultipleHeads" && error.code == errors::MultipleHeads)
        return u"Multiple heads are present for given argument '%1'; %2"_s.arg(
            error.data[u"argument"_s].toString(), error.data[u"heads"_s].toStringList().join(u", "));
    return sentence(error);
}

QString shown(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject answerPart(const QJsonObject &recorded)
{
    QJsonObject part{{u"expected"_s, recorded[u"expected"_s]}};
    if (recorded.contains(u"sim"_s)) {
        QJsonObject sim = recorded[u"sim"_s].toObject();
        sim.insert(u"heads_after"_s, jsonOf(sorted(strings(sim[u"heads_after"_s]))));
        part.insert(u"sim"_s, sim);
    }
    return part;
}

/// What is wrong with the answer; empty: nothing.
QString fault(const QJsonObject &query, const Result<QJsonObject> &answer)
{
    const QJsonObject error = query[u"error"_s].toObject();
    const QString type = error[u"type"_s].toString();
    const bool crash =
        type == u"AssertionError" || type == u"KeyError" || query[u"sim"_s].toObject().contains(u"error"_s);
    if (crash)
        return answer ? u"a refusal is expected, the answer is "_s + shown(*answer)
                      : (sentence(answer.error()).isEmpty() ? u"no words"_s : QString());
    if (query.contains(u"error"_s)) {
        if (answer)
            return u"expected \"%1\", the answer is %2"_s.arg(error[u"message"_s].toString(), shown(*answer));
        const QString words = wordsOf(answer.error(), type);
        return words == error[u"message"_s].toString()
                   ? QString()
                   : u"expected \"%1\", the error is \"%2\""_s.arg(error[u"message"_s].toString(), words);
    }
    if (!answer)
        return u"expected %1, the error is \"%2\""_s.arg(shown(answerPart(query)), sentence(answer.error()));
    if (*answer == answerPart(query))
        return {};
    for (const auto &alternative : query[u"alternatives"_s].toArray()) {
        if (*answer == answerPart(alternative.toObject()))
            return {};
    }
    return u"expected %1, the answer is %2"_s.arg(shown(answerPart(query)), shown(*answer));
}

} // namespace

class TestTraversal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void graphs_are_loaded_as_alembic_loads_them();
    void every_recorded_query_has_its_answer();

private:
    QHash<QString, RevisionGraph> graphs_;
};

void TestTraversal::initTestCase()
{
    graphs_ = recordedGraphs(folder + u"graphs.jsonl");
    QCOMPARE(graphs_.size(), 13);
}

void TestTraversal::graphs_are_loaded_as_alembic_loads_them()
{
    for (const QJsonObject &recorded : jsonLines(folder + u"graphs.jsonl")) {
        const RevisionGraph &graph = graphs_[recorded[u"graph"_s].toString()];
        QVERIFY(graph.problems().empty());
        const QJsonObject loaded = recorded[u"loaded"_s].toObject();
        QCOMPARE(graph.idsOf(graph.heads()), strings(loaded[u"heads"_s]));
        QCOMPARE(graph.idsOf(graph.realHeads()), strings(loaded[u"real_heads"_s]));
        QCOMPARE(graph.idsOf(graph.bases()), strings(loaded[u"bases"_s]));
        QCOMPARE(graph.idsOf(graph.realBases()), strings(loaded[u"real_bases"_s]));
        for (const auto &value : loaded[u"revs"_s].toArray()) {
            const QJsonObject revision = value.toObject();
            const RevisionIndex i = graph.find(revision[u"id"_s].toString()).value_or(-1);
            QVERIFY(i >= 0);
            QCOMPARE(sorted(graph.labels(i)), sorted(strings(revision[u"labels"_s])));
            QCOMPARE(sorted(graph.idsOf(graph.children(i))), sorted(strings(revision[u"next"_s])));
            QCOMPARE(sorted(graph.idsOf(graph.allChildren(i))), sorted(strings(revision[u"all_next"_s])));
            QCOMPARE(sorted(graph.idsOf(graph.dependencies(i))), sorted(strings(revision[u"deps"_s])));
            const auto normalized = graph.allParents(i).subspan(graph.parents(i).size());
            QCOMPARE(sorted(graph.idsOf(normalized)), sorted(strings(revision[u"norm_deps"_s])));
            QCOMPARE(graph.isHead(i), revision[u"head"_s].toBool());
            QCOMPARE(graph.isRealHead(i), revision[u"real_head"_s].toBool());
            QCOMPARE(graph.isBase(i), revision[u"base"_s].toBool());
            QCOMPARE(graph.isBranchPoint(i), revision[u"branchpoint"_s].toBool());
            QCOMPARE(graph.isMergePoint(i), revision[u"mergepoint"_s].toBool());
        }
    }
}

void TestTraversal::every_recorded_query_has_its_answer()
{
    const std::vector<QJsonObject> queries = jsonLines(folder + u"queries.jsonl");
    QCOMPARE(queries.size(), std::size_t(6000));
    int failed = 0;
    for (const QJsonObject &query : queries) {
        const RevisionGraph &graph = graphs_[query[u"graph"_s].toString()];
        const QString call = query[u"call"_s].toString();
        const QJsonArray args = query[u"args"_s].toArray();
        const QString wrong = fault(query, ask(graph, call, args));
        if (wrong.isEmpty())
            continue;
        ++failed;
        qWarning().noquote() << query[u"id"_s].toString() << call << QJsonDocument(args).toJson(QJsonDocument::Compact)
                             << wrong;
    }
    QCOMPARE(failed, 0);
}

QTEST_GUILESS_MAIN(TestTraversal)
#include "tst_traversal.moc"
