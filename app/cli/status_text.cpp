#include <app/cli/journal_text.h>
#include <app/cli/revision_text.h>
#include <core/base/presenter.h>

#include <QJsonArray>

namespace retort::cli
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// More of them are counted.
constexpr std::size_t mostPending = 20;

QString shown(const revisions::RevisionGraph &graph, revisions::RevisionIndex revision)
{
    const bool hasSummary = !revisions::summary(graph.at(revision)).isEmpty();
    return revisionLine(graph, revision, {.branches = true, .summary = hasSummary});
}

} // namespace

QStringList statusLines(const commands::Status &status, const revisions::RevisionGraph &graph)
{
    QStringList lines{u"Database: "_s + database::displayed(status.url)};
    for (const revisions::RevisionIndex revision : status.current)
        lines << u"At: "_s + shown(graph, revision);
    if (status.rows.isEmpty())
        lines << u"At: base"_s;
    if (status.pending.empty()) {
        lines << u"Pending: none"_s;
    } else {
        lines << u"Pending: %1"_s.arg(status.pending.size());
        for (std::size_t i = 0; i < status.pending.size() && i < mostPending; ++i)
            lines << u"  "_s + shown(graph, status.pending[i]);
        if (status.pending.size() > mostPending)
            lines << u"  ... and %1 more"_s.arg(status.pending.size() - mostPending);
    }
    if (status.lastRun)
        lines << u"Last run: "_s + runLines(*status.lastRun, false).first();
    if (status.running)
        lines << u"Running now: "_s + database::shown(*status.running);
    if (status.unfinished) {
        const QStringList unfinished = unfinishedLines(*status.unfinished);
        lines << u"Unfinished: "_s + unfinished.first();
        lines << unfinished.mid(1);
        if (status.unfinished->halfDone)
            lines << u"  `retort repair` says how to go on."_s;
    }
    for (const Error &problem : status.problems)
        lines << u"Problem: "_s + present(problem);
    for (const commands::EditedScript &script : status.edited)
        lines << u"Edited since it was applied at %1 by %2: %3 (%4)"_s.arg(script.applied.left(19).replace(u'T', u' '),
                                                                           script.who, script.revision, script.path);
    return lines;
}

QJsonObject statusToJson(const commands::Status &status, const revisions::RevisionGraph &graph)
{
    QJsonObject json{{u"url"_s, database::displayed(status.url)},
                     {u"version_table"_s, QJsonArray::fromStringList(status.rows)},
                     {u"current"_s, QJsonArray::fromStringList(graph.idsOf(status.current))},
                     {u"pending"_s, QJsonArray::fromStringList(graph.idsOf(status.pending))},
                     {u"journal_in_database"_s, status.isJournalInDatabase}};
    QJsonArray problems;
    for (const Error &problem : status.problems)
        problems << toJson(problem);
    json[u"problems"_s] = problems;
    QJsonArray edited;
    for (const commands::EditedScript &script : status.edited)
        edited << QJsonObject{{u"revision"_s, script.revision},
                              {u"path"_s, script.path},
                              {u"applied"_s, script.applied},
                              {u"who"_s, script.who}};
    json[u"edited"_s] = edited;
    if (status.lastRun)
        json[u"last_run"_s] = runToJson(*status.lastRun);
    if (status.running)
        json[u"running"_s] = QJsonObject{{u"process"_s, status.running->process},
                                         {u"user"_s, status.running->user},
                                         {u"host"_s, status.running->host},
                                         {u"application"_s, status.running->application},
                                         {u"since"_s, status.running->since}};
    if (status.unfinished) {
        QJsonObject unfinished{{u"run"_s, runToJson(status.unfinished->run)},
                               {u"committed"_s, status.unfinished->committed},
                               {u"perhaps"_s, status.unfinished->perhaps}};
        if (status.unfinished->halfDone)
            unfinished[u"revision"_s] = status.unfinished->halfDone->id;
        json[u"unfinished"_s] = unfinished;
    }
    return json;
}

} // namespace retort::cli
