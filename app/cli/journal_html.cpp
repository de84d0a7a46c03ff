#include <app/cli/journal_text.h>

namespace retort::cli
{
using namespace Qt::Literals::StringLiterals;
using migration::journal::Revision;
using migration::journal::Run;
using migration::journal::Statement;

namespace
{

const QString style = u"body{font:14px/1.5 sans-serif;margin:2em;max-width:75em}"
                      "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;"
                      "padding:2px 8px;border-bottom:1px solid #ddd}pre{margin:0;white-space:pre-wrap}"
                      ".failed,.cancelled,.running{color:#a00}.rolled{color:#777}"_s;

QString cell(const QString &text)
{
    return u"<td>"_s + text.toHtmlEscaped() + u"</td>"_s;
}

QString classOf(migration::journal::Outcome outcome)
{
    return nameOf(outcome).section(u' ', 0, 0);
}

QString statementRow(const Statement &statement)
{
    return u"<tr class=\"%1\">"_s.arg(classOf(statement.outcome)) + cell(QString::number(statement.number)) +
           u"<td><pre>"_s + statement.sql.toHtmlEscaped() + u"</pre></td>"_s +
           cell(statement.rows ? QString::number(*statement.rows) : QString()) +
           cell(QString::number(static_cast<double>(statement.microseconds) / 1000, 'f', 1)) +
           cell(nameOf(statement.outcome)) + u"</tr>\n"_s;
}

QString revisionPart(const Revision &revision)
{
    const QString way = revision.direction == revisions::Direction::Up ? u"upgrade"_s : u"downgrade"_s;
    QString text = u"<h3>"_s + QString(way + u' ' + revision.id).toHtmlEscaped() + u": "_s + nameOf(revision.outcome) +
                   u"</h3>\n<p>"_s + revision.path.toHtmlEscaped() + u", SHA-256 "_s + revision.digest + u"</p>\n"_s +
                   u"<table><tr><th></th><th>Statement</th><th>Rows</th><th>ms</th><th></th></tr>\n"_s;
    for (const Statement &statement : revision.statements)
        text += statementRow(statement);
    return text + u"</table>\n"_s;
}

QString runPart(const Run &run)
{
    const auto at = [](const QStringList &rows) { return rows.isEmpty() ? u"base"_s : rows.join(u", "_s); };
    QString text =
        u"<h2 class=\"%1\">"_s.arg(classOf(run.outcome)) +
        QString(run.command + u' ' + run.targets.join(u' ')).toHtmlEscaped() + u": "_s + nameOf(run.outcome) +
        u"</h2>\n<p>"_s +
        u"%1 to %2, by %3 on %4, from %5 to %6"_s
            .arg(run.started, run.ended.isEmpty() ? u"?"_s : run.ended, run.who, run.host, at(run.from), at(run.rows))
            .toHtmlEscaped() +
        u"</p>\n"_s;
    if (!run.error.isEmpty())
        text += u"<pre class=\"failed\">"_s + run.error.toHtmlEscaped() + u"</pre>\n"_s;
    for (const Revision &revision : run.revisions)
        text += revisionPart(revision);
    return text;
}

} // namespace

QString runsToHtml(const std::vector<Run> &runs, const QString &database)
{
    QString text = u"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                   "<title>Migrations of %1</title>\n<style>%2</style></head><body>\n<h1>Migrations of %1</h1>\n"_s.arg(
                       database.toHtmlEscaped(), style);
    for (const Run &run : runs)
        text += runPart(run);
    return text + u"</body></html>\n"_s;
}

} // namespace retort::cli
