#pragma once

#include <core/base/error_codes.h>
#include <core/revisions/graph.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

/// Graphs for tests: recorded ones, ones written in a line of text, and generated ones of any size.
namespace retort::tests
{

inline QStringList strings(const QJsonValue &list)
{
    QStringList strings;
    for (const auto &value : list.toArray())
        strings << value.toString();
    return strings;
}

inline std::vector<QJsonObject> jsonLines(const QString &path)
{
    std::vector<QJsonObject> lines;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    while (!file.atEnd())
        lines.push_back(QJsonDocument::fromJson(file.readLine()).object());
    return lines;
}

/// All graphs of a file like traversal/graphs.jsonl, by name.
inline QHash<QString, revisions::RevisionGraph> recordedGraphs(const QString &path)
{
    QHash<QString, revisions::RevisionGraph> graphs;
    for (const QJsonObject &line : jsonLines(path)) {
        std::vector<revisions::Revision> inLoadOrder;
        for (const auto &value : line[QStringLiteral("revisions")].toArray()) {
            const QJsonObject object = value.toObject();
            revisions::Revision revision;
            revision.id = object[QStringLiteral("id")].toString();
            revision.downRevisions = strings(object[QStringLiteral("down")]);
            revision.dependsOn = strings(object[QStringLiteral("depends_on")]);
            revision.branchLabels = strings(object[QStringLiteral("labels")]);
            inLoadOrder.push_back(std::move(revision));
        }
        graphs.insert(line[QStringLiteral("graph")].toString(),
                      revisions::RevisionGraph::build(std::move(inLoadOrder)));
    }
    return graphs;
}

/// "a; b<a; m<a,b; d<b~m #label": one revision each, `<` parents, `~` depends_on, `#` branch labels, `!` broken file.
inline std::vector<revisions::Revision> revisionsFrom(const QString &text)
{
    std::vector<revisions::Revision> revisions;
    for (QString item : text.split(u';', Qt::SkipEmptyParts)) {
        revisions::Revision revision;
        const auto cut = [&](QChar mark) {
            const QStringList parts = item.split(mark);
            item = parts.value(0);
            return parts.value(1).remove(u' ').split(u',', Qt::SkipEmptyParts);
        };
        if (item.contains(u'!'))
            revision.problem = Error{errors::FileNotUtf8, {}, {}, {}, nullptr};
        item.remove(u'!');
        revision.branchLabels = cut(u'#');
        revision.dependsOn = cut(u'~');
        revision.downRevisions = cut(u'<');
        revision.id = item.trimmed();
        revision.path = revision.id + QStringLiteral(".py");
        revisions.push_back(std::move(revision));
    }
    return revisions;
}

inline revisions::RevisionGraph graphFrom(const QString &text)
{
    return revisions::RevisionGraph::build(revisionsFrom(text));
}

/// A sound graph of up to `size` revisions, the same for the same seed: branches, merges, several bases, depends_on,
/// labels, and a load order that is not the order of the history.
inline revisions::RevisionGraph randomGraph(quint32 seed, int size)
{
    QRandomGenerator random(seed);
    std::vector<revisions::Revision> revisions;
    const auto idOf = [&](int i) { return QStringLiteral("r%1x").arg((i * 7919 + 13) % 100'003, 5, 10, QChar(u'0')); };
    const int count = 1 + random.bounded(size);
    for (int i = 0; i < count; ++i) {
        revisions::Revision revision;
        revision.id = idOf(i);
        const int reach = std::min(i, 6);
        if (i > 0 && random.bounded(10) > 0)
            revision.downRevisions << idOf(i - 1 - random.bounded(reach));
        if (i > 1 && random.bounded(4) == 0 && !revision.downRevisions.isEmpty()) {
            const QString second = idOf(i - 1 - random.bounded(reach));
            if (!revision.downRevisions.contains(second))
                revision.downRevisions << second;
        }
        if (i > 0 && random.bounded(8) == 0)
            revision.dependsOn << idOf(random.bounded(i));
        if (random.bounded(12) == 0)
            revision.branchLabels << QStringLiteral("label%1").arg(i);
        revisions.push_back(std::move(revision));
    }
    std::sort(revisions.begin(), revisions.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    return revisions::RevisionGraph::build(std::move(revisions));
}

/// Shapes that grow: "line"; "diamonds" (a, two children, a merge, ...); "fan" (branches of two from one base);
/// "plugins" (two lines, each revision of the second depends on one of the first).
inline revisions::RevisionGraph generatedGraph(const QString &shape, int size)
{
    std::vector<revisions::Revision> revisions;
    const auto add = [&](int number, std::initializer_list<int> down, int dependsOn = -1) {
        const auto idOf = [](int n) { return QStringLiteral("%1").arg(n, 6, 10, QChar(u'0')); };
        revisions::Revision revision;
        revision.id = idOf(number);
        for (const int parent : down)
            revision.downRevisions << idOf(parent);
        if (dependsOn >= 0)
            revision.dependsOn << idOf(dependsOn);
        revisions.push_back(std::move(revision));
    };
    add(0, {});
    if (shape == QStringLiteral("line")) {
        for (int i = 1; i < size; ++i)
            add(i, {i - 1});
    } else if (shape == QStringLiteral("diamonds")) {
        for (int i = 1; i + 2 < size; i += 3) {
            add(i, {i - 1});
            add(i + 1, {i - 1});
            add(i + 2, {i, i + 1});
        }
    } else if (shape == QStringLiteral("fan")) {
        for (int i = 1; i + 1 < size; i += 2) {
            add(i, {0});
            add(i + 1, {i});
        }
    } else {
        add(1, {}, 0);
        for (int i = 2; i + 1 < size; i += 2) {
            add(i, {i - 2});
            add(i + 1, {i - 1}, i);
        }
    }
    return revisions::RevisionGraph::build(std::move(revisions));
}

} // namespace retort::tests
