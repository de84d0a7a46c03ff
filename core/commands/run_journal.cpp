#include <core/base/overloaded.h>
#include <core/commands/journal.h>
#include <core/commands/run_journal.h>
#include <core/migration/error_codes.h>
#include <core/migration/journal/writer.h>

#include <QCoreApplication>
#include <QSysInfo>
#include <QUuid>

#include <pwd.h>
#include <unistd.h>

namespace retort::commands
{
using namespace Qt::Literals::StringLiterals;
using migration::journal::Run;
using migration::journal::Store;
using migration::journal::Writer;

namespace
{

/// The account of the operating system: the environment may say anything.
QString account()
{
    const passwd *entry = ::getpwuid(::geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(::geteuid());
}

Run headingOf(const JournalledRun &run)
{
    Run heading;
    heading.who = account();
    heading.host = QSysInfo::machineHostName();
    heading.process = QCoreApplication::applicationPid();
    heading.program = u"retort "_s + QStringLiteral(RETORT_VERSION);
    heading.resumes = run.resumes;
    heading.database = journalAddress(run.target.url);
    heading.versionTable = migration::lockName(run.versionTable);
    std::visit(overloaded{
                   [&](const migration::Upgrade &goal) {
                       heading.command = u"upgrade"_s;
                       heading.targets = QStringList{goal.target};
                   },
                   [&](const migration::Downgrade &goal) {
                       heading.command = u"downgrade"_s;
                       heading.targets = QStringList{goal.target};
                   },
                   [&](const migration::Stamp &goal) {
                       heading.command = u"stamp"_s;
                       heading.targets = goal.targets;
                   },
               },
               run.goal);
    heading.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return heading;
}

QStringList namesOf(const migration::journal::Tables &tables)
{
    QStringList names;
    for (const sql::ObjectName &table : tables.all())
        names << (table.schema.isEmpty() ? table.name : QString(table.schema + u'.' + table.name));
    return names;
}

} // namespace

migration::Observer journalled(const JournalledRun &run, const migration::Observer &observer)
{
    const auto tell = [observer](Error error) {
        if (observer)
            observer(migration::Notice{std::move(error)});
    };
    const auto complain = [tell](const QString &place) {
        return [tell, place](const Error &error) {
            tell(Error{errors::JournalFailed, {{u"journal"_s, place}}, {}, {}, {}}.causedBy(error));
        };
    };
    static const SystemClock clock;
    Writer::Options options{headingOf(run), run.dialect.lexicalRules(), false, run.scripts.digest, {}, &clock};
    std::vector<std::shared_ptr<Writer>> writers;
    if (const QString file = run.workspace.options.journal; !file.isEmpty() && !database::isInMemory(run.target.url)) {
        options.complain = complain(file);
        writers.push_back(std::make_shared<Writer>([file] { return Store::openFile(file); }, options));
    }
    if (run.inDatabase && !database::isInMemory(run.target.url)) {
        options.complain = complain(u"in the database"_s);
        options.onlyBetweenTransactions = run.target.url.kind == database::Kind::Sqlite;
        writers.push_back(std::make_shared<Writer>(
            [tell, &workspace = run.workspace, &target = run.target, &dialect = run.dialect]() -> Result<Store> {
                bool made = false;
                // Not cancelled with the run: how it ended is written down as well.
                RETORT_TRY(database::Session session,
                           openTarget(workspace, target, database::Access::ReadWriteCreate, {}));
                RETORT_TRY(Store store, Store::openIn(std::move(session), dialect, made));
                if (made) {
                    const migration::journal::Tables tables = migration::journal::tablesFor(dialect);
                    tell(Error{errors::JournalMade,
                               {{u"tables"_s, namesOf(tables)},
                                {u"lines"_s, QString(u"    "_s + hidingLines(tables).join(u"\n    "_s))}},
                               {},
                               {},
                               {}});
                }
                return store;
            },
            options));
    }
    return [writers, observer](const migration::RunEvent &event) {
        for (const std::shared_ptr<Writer> &writer : writers)
            writer->event(event);
        if (observer)
            observer(event);
    };
}

} // namespace retort::commands
