#include <core/alembic/evaluate.h>
#include <core/base/files.h>
#include <core/migration/offline.h>
#include <core/replay/replay_sink.h>
#include <tests/support/bodies.h>
#include <tests/support/golden.h>
#include <tests/support/migrations.h>

#include <QSaveFile>

namespace retort::tests
{
using namespace Qt::Literals::StringLiterals;

namespace
{

const QString folder = QStringLiteral(RETORT_SOURCE_DIR "/tests/golden/bodies/");

// oracle.py has the same lines.
const QString prologue = u"from alembic import context, op\n"
                         "import sqlalchemy as sa\n"
                         "from sqlalchemy.dialects import mysql, postgresql, sqlite\n"
                         "\n"
                         "def upgrade():\n"_s;

QByteArray scriptOf(const QString &code)
{
    QString script = prologue;
    for (const QString &line : code.split(u'\n'))
        script += line.isEmpty() ? u"\n"_s : u"    "_s + line + u'\n';
    return script.toUtf8();
}

QString withoutEmptyLinesAround(QString text)
{
    while (text.startsWith(u'\n'))
        text.remove(0, 1);
    while (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

const QString ownHead = u"Retort on "_s;

/// One part behind "---- ": its first line and what follows.
void addOutcome(GoldenBody &body, const QString &part)
{
    const QString head = part.section(u'\n', 0, 0);
    const QString text = withoutEmptyLinesAround(part.section(u'\n', 1));
    if (head.startsWith(ownHead)) {
        QStringList names = head.mid(ownHead.size()).section(u": "_s, 0, 0).split(u", "_s);
        const bool isGap = names.removeAll(u"not yet"_s) > 0;
        for (const QString &dialect : std::as_const(names))
            body.own[dialect] = {head, text, isGap};
        return;
    }
    const QString failure = head.section(u" fails: "_s, 1);
    for (const QString &dialect : head.section(u" fails: "_s, 0, 0).split(u", "_s))
        body.alembic[dialect] = {text, failure};
}

GoldenBody bodyOf(const QString &text)
{
    GoldenBody body;
    const QStringList parts = text.split(u"\n---- "_s);
    body.title = parts.front().section(u'\n', 0, 0);
    body.code = withoutEmptyLinesAround(parts.front().section(u'\n', 1));
    for (const QString &part : parts.mid(1))
        addOutcome(body, part);
    return body;
}

} // namespace

std::vector<GoldenBody> goldenBodies()
{
    std::vector<GoldenBody> all;
    for (const QString &name : goldenCases(folder, u".txt"_s)) {
        QString given;
        for (const QString &text : must(readTextFile(folder + name)).split(u"\n== "_s).mid(1)) {
            GoldenBody body = bodyOf(text);
            if (body.title == u"given"_s) {
                given = body.code;
                continue;
            }
            if (body.alembic.size() != 4)
                qFatal("%s: '%s' lacks a database: run ./dev oracle", qPrintable(name), qPrintable(body.title));
            body.file = name.chopped(4);
            body.given = given;
            all.push_back(std::move(body));
        }
    }
    return all;
}

void acceptOwnText(const GoldenBody &body, const QString &dialect, const QString &text)
{
    const OwnOutcome &own = body.own.at(dialect);
    const QString path = folder + body.file + u".txt"_s;
    QString content = must(readTextFile(path));
    const qsizetype start = content.indexOf(u"\n== "_s + body.title + u'\n');
    const qsizetype head = content.indexOf(u"\n---- "_s + own.head + u'\n', start) + own.head.size() + 6;
    qsizetype end = content.indexOf(u"\n---- "_s, head);
    const qsizetype next = content.indexOf(u"\n\n== "_s, head);
    if (end < 0 || (next >= 0 && next < end))
        end = next < 0 ? content.size() - 1 : next;
    content.replace(head, end - head, text.isEmpty() ? QString() : u'\n' + text);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content.toUtf8()) < 0 || !file.commit())
        qFatal("%s cannot be written", qPrintable(path));
}

struct BodyWriter::State {
    explicit State(const dialects::Dialect &d)
        : dialect(d)
    {
    }

    const dialects::Dialect &dialect;
    alembic::Evaluator evaluator;
    alembic::Evaluator givenEvaluator; ///< what is given is asked for while a body is evaluated
    std::map<QString, replay::Snapshot> given;

    static Result<> evaluate(alembic::Evaluator &evaluator, const QString &code, alembic::StatementSink &sink)
    {
        RETORT_TRY(const alembic::RevisionScript script, alembic::parseScript(u"body"_s, u"body.py"_s, scriptOf(code)));
        RETORT_CHECK(evaluator.evaluate(script, alembic::Direction::Up, sink, {}));
        return {};
    }

    Result<replay::Snapshot> schemaOf(const QString &code)
    {
        if (const auto known = given.find(code); known != given.end())
            return known->second;
        replay::Snapshot snapshot;
        replay::ReplaySink sink(dialect, snapshot, u"given"_s);
        if (!code.isEmpty())
            RETORT_CHECK(evaluate(givenEvaluator, code, sink));
        return given[code] = snapshot;
    }
};

BodyWriter::BodyWriter(const dialects::Dialect &dialect)
    : state_(new State(dialect))
{
}

BodyWriter::~BodyWriter() = default;

Result<QString> BodyWriter::text(const QString &given, const QString &code)
{
    FakeScripts scripts;
    scripts.up[u"body"_s] = [&](alembic::StatementSink &sink) {
        return State::evaluate(state_->evaluator, code, sink);
    };
    migration::OfflineOptions options;
    options.startingSchema = [&] { return state_->schemaOf(given); };
    const migration::Plan plan =
        must(migration::makePlan(line({u"given"_s, u"body"_s}), {u"given"_s}, migration::Upgrade{u"head"_s}, {}));
    QString text;
    RETORT_CHECK(
        migration::writeOffline(plan, state_->dialect, scripts.scripts(), options, [&](const QString &bit) -> Result<> {
            text += bit;
            return {};
        }));
    const QString before = u"-- Running upgrade given -> body\n\n"_s;
    const QString behind = u"UPDATE alembic_version SET version_num='body' "_s;
    const qsizetype start = text.indexOf(before) + before.size();
    return withoutEmptyLinesAround(text.mid(start, text.lastIndexOf(behind) - start));
}

} // namespace retort::tests
