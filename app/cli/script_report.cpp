#include <app/cli/script_report.h>
#include <core/base/presenter.h>

#include <QDir>
#include <QJsonArray>

namespace retort::cli
{
namespace
{

using commands::CauseGroup;
using commands::CheckedScript;
using commands::ScriptReach;
using commands::ScriptReport;
using commands::Workspace;
using revisions::Direction;
using namespace Qt::Literals::StringLiterals;

QString nameOf(ScriptReach reach)
{
    switch (reach) {
    case ScriptReach::Native:
        return u"native"_s;
    case ScriptReach::AsksDatabase:
        return u"asks_database"_s;
    case ScriptReach::Raises:
        return u"raises"_s;
    case ScriptReach::OutOfReach:
        return u"out_of_reach"_s;
    }
    return {};
}

QString nameOf(Direction direction)
{
    return direction == Direction::Up ? u"up"_s : u"down"_s;
}

QString tableLine(const QString &title, const QString &up, const QString &down)
{
    return title.leftJustified(26) + up.rightJustified(8) + down.rightJustified(10);
}

/// "3f2a91 up, versions/3f2a91_x.py:12", from the folder a person stands in.
QString placeOf(const Workspace &workspace, const CheckedScript &script, const Error &error)
{
    const revisions::Revision &revision = workspace.project.graph.at(script.revision);
    const QString file = error.position && !error.position->file.isEmpty() ? error.position->file : revision.path;
    QString place = (revision.id.isEmpty() ? QString() : QString(revision.id + u' ')) + nameOf(script.direction) +
                    u", " + QDir::current().relativeFilePath(file);
    if (error.position && error.position->line > 0)
        place += u":%1"_s.arg(error.position->line);
    return place;
}

/// The first of a script's errors that belongs to the group.
const Error &errorIn(const CauseGroup &group, const CheckedScript &script)
{
    for (const Error &error : script.causes) {
        if (sentence(commands::innermost(error)) == sentence(group.example))
            return error;
    }
    return script.causes.front();
}

void appendCause(QStringList &lines, const Workspace &workspace, const ScriptReport &report, const CauseGroup &group,
                 bool verbose)
{
    const auto place = [&](std::size_t index) {
        const CheckedScript &script = report.scripts[index];
        return placeOf(workspace, script, errorIn(group, script));
    };
    const QString count = QString::number(group.scripts.size()).rightJustified(5);
    const QString told = sentence(group.example).simplified();
    if (!verbose) {
        lines << count % u"  "_s % told % u" ("_s % place(group.scripts.front()) % u')';
        return;
    }
    lines << count % u"  "_s % told;
    for (const std::size_t index : group.scripts)
        lines << u"         "_s + place(index);
}

} // namespace

QStringList reportLines(const Workspace &workspace, const ScriptReport &report, bool verbose)
{
    const qsizetype revisions = workspace.project.graph.size();
    QStringList lines{
        u"%1 %2, for %3"_s.arg(revisions).arg(revisions == 1 ? u"revision"_s : u"revisions"_s, report.dialect),
        QString(), tableLine({}, u"upgrade"_s, u"downgrade"_s)};
    const std::pair<ScriptReach, QString> rows[] = {
        {ScriptReach::Native, u"run natively"_s},
        {ScriptReach::AsksDatabase, u"run, asking the database"_s},
        {ScriptReach::Raises, u"raise on purpose"_s},
        {ScriptReach::OutOfReach, u"out of reach"_s},
    };
    for (const auto &[reach, title] : rows)
        lines << tableLine(title, QString::number(report.count(Direction::Up, reach)),
                           QString::number(report.count(Direction::Down, reach)));
    if (!report.causes.empty())
        lines << QString() << u"Out of reach, by cause:"_s;
    for (const CauseGroup &group : report.causes)
        appendCause(lines, workspace, report, group, verbose);
    bool isFirst = verbose;
    for (const CheckedScript &script : report.scripts) {
        if (!verbose || script.reach != ScriptReach::AsksDatabase)
            continue;
        if (std::exchange(isFirst, false))
            lines << QString() << u"Asking the database:"_s;
        lines << u"       "_s + placeOf(workspace, script, script.causes.front());
    }
    return lines;
}

QJsonObject reportToJson(const Workspace &workspace, const ScriptReport &report)
{
    QJsonArray scripts;
    for (const CheckedScript &script : report.scripts) {
        const revisions::Revision &revision = workspace.project.graph.at(script.revision);
        QJsonArray causes;
        for (const Error &error : script.causes)
            causes << toJson(error);
        scripts << QJsonObject{{u"revision"_s, revision.id},
                               {u"path"_s, revision.path},
                               {u"direction"_s, nameOf(script.direction)},
                               {u"reach"_s, nameOf(script.reach)},
                               {u"causes"_s, causes}};
    }
    QJsonArray causes;
    for (const CauseGroup &group : report.causes) {
        QJsonArray indexes;
        for (const std::size_t index : group.scripts)
            indexes << static_cast<qint64>(index);
        causes << QJsonObject{{u"code"_s, errorName(group.example.code)},
                              {u"message"_s, sentence(group.example)},
                              {u"scripts"_s, indexes}};
    }
    return {{u"dialect"_s, report.dialect}, {u"scripts"_s, scripts}, {u"causes"_s, causes}};
}

} // namespace retort::cli
