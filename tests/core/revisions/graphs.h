#pragma once

#include <core/revisions/graph.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

/// Graphs for tests: recorded ones, ones written in a line of text, and generated ones of any size.
namespace retort::tests
{

inline QStringList strings(const QJsonValue &list)
{
    QStringList strings;
    for (const QJsonValue &value : list.toArray())
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
        for (const QJsonValue &value : line[QStringLiteral("revisions")].toArray()) {
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
            revision.problem = Error{ErrorCode::FileNotUtf8, {}, {}, {}, nullptr};
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

} // namespace retort::tests
