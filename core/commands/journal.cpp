#include <core/commands/engine.h>
#include <core/commands/journal.h>
#include <core/commands/target.h>
#include <core/database/address.h>
#include <core/database/error_codes.h>

#include <QSet>

#include <algorithm>

namespace retort::commands
{
using namespace Qt::Literals::StringLiterals;
using migration::journal::Asked;
using migration::journal::Run;
using migration::journal::Store;

namespace
{

Result<> add(JournalReport &report, Store &store, const Asked &asked, bool withApplied)
{
    RETORT_TRY(std::vector<Run> runs, store.runs(asked));
    QSet<QString> known;
    for (const Run &run : report.runs)
        known.insert(run.id);
    for (Run &run : runs) {
        if (!known.contains(run.id))
            report.runs.push_back(std::move(run));
    }
    if (withApplied) {
        RETORT_TRY(const auto applied, store.applied(asked));
        report.applied.insert(report.applied.end(), applied.begin(), applied.end());
    }
    return {};
}

Result<std::optional<Store>> storeIn(const Workspace &workspace, const Target &target, const dialects::Dialect &dialect,
                                     const CancelToken &cancel)
{
    auto session = openTarget(workspace, target, database::Access::ReadOnly, cancel);
    if (!session && session.error().code == errors::DatabaseFileMissing)
        return std::nullopt;
    if (!session)
        return fail(session.error());
    return Store::readIn(std::move(*session), dialect);
}

void addFrom(JournalReport &report, Result<std::optional<Store>> store, const Asked &asked, bool withApplied)
{
    if (!store) {
        report.problems.push_back(store.error());
        return;
    }
    if (!*store)
        return;
    if (auto done = add(report, **store, asked, withApplied); !done)
        report.problems.push_back(done.error());
}

} // namespace

QString userJournal(const QProcessEnvironment &environment)
{
    QString folder = environment.value(u"XDG_STATE_HOME"_s);
    const QString home = environment.value(u"HOME"_s);
    if (folder.isEmpty() && !home.isEmpty())
        folder = home + u"/.local/state"_s;
    return folder.isEmpty() ? QString() : QString(folder + u"/retort/journal.db"_s);
}

QString journalAddress(const database::Url &url)
{
    database::Address address = database::addressOf(url);
    address.user.clear();
    return shown(address);
}

Result<JournalReport> readJournal(const Workspace &workspace, const JournalQuestion &question,
                                  const CancelToken &cancel)
{
    RETORT_TRY(const Target target, targetOf(workspace));
    RETORT_TRY(const dialects::Dialect *dialect, dialectOf(target.url));
    RETORT_TRY(const migration::VersionTable table, versionTableOf(workspace));
    JournalReport report;
    Asked asked{journalAddress(target.url), lockName(table),         question.most,
                question.withStatements,    question.withStatements, question.untilCommitted};
    addFrom(report, Store::readFile(workspace.options.journal), asked, question.withApplied);
    if (!database::isInMemory(target.url)) {
        auto inDatabase = storeIn(workspace, target, *dialect, cancel);
        report.isInDatabase = inDatabase && *inDatabase;
        // Others may reach the same database by another address.
        asked.database.clear();
        addFrom(report, std::move(inDatabase), asked, question.withApplied);
    }
    std::stable_sort(report.runs.begin(), report.runs.end(),
                     [](const Run &a, const Run &b) { return a.started > b.started; });
    const auto committed = std::find_if(report.runs.begin(), report.runs.end(), [](const Run &run) {
        return run.outcome == migration::journal::Outcome::Committed;
    });
    if (question.untilCommitted && committed != report.runs.end())
        report.runs.erase(committed + 1, report.runs.end());
    if (question.most > 0 && report.runs.size() > static_cast<std::size_t>(question.most))
        report.runs.resize(static_cast<std::size_t>(question.most));
    std::stable_sort(report.applied.begin(), report.applied.end(),
                     [](const auto &a, const auto &b) { return a.when < b.when; });
    return report;
}

} // namespace retort::commands
