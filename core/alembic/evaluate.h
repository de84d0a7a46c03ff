#pragma once

#include <core/alembic/statement_sink.h>
#include <core/base/cancel.h>
#include <core/base/clock.h>
#include <core/revisions/walk.h>
#include <core/schema/naming.h>
#include <core/script/runtime/limits.h>
#include <core/script/runtime/module_resolver.h>
#include <core/script/syntax/parse.h>
#include <core/sql/object_name.h>

#include <QMap>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace retort::project
{
struct RetortToml;
}

namespace retort::alembic
{

using revisions::Direction;

/// The parsed text of one revision file. Const and cheap to copy: whoever evaluates a revision more than once (plan,
/// preview, run) keeps it, and parses again only when the file's content is another one.
struct RevisionScript {
    QString revision;
    QString path; ///< as positions name it
    std::shared_ptr<const script::Module> module;
    std::string package = {}; ///< what its relative imports start from; empty for none
};

/// Parses the content of a revision file; the first syntax error where there are some.
[[nodiscard]] Result<RevisionScript> parseScript(QString revision, const QString &path, const QByteArray &content);

/// parseScript of what the file holds; the errors of readFile besides.
[[nodiscard]] Result<RevisionScript> readScript(QString revision, const QString &path);

/// errors::ScriptCannotRun for what keeps a revision from being run, at its place.
[[nodiscard]] Error cannotRun(const QString &revision, Error cause);

/// What the evaluation of a revision may see of the world outside. References and pointers must outlive the call.
struct Environment {
    /// Of uuid4() and random: the plan's, so that preview and run agree.
    quint64 seed = 0;
    /// What now() gives; null is the system's clock.
    const Clock *clock = nullptr;
    CancelToken cancel;
    script::Limits limits;
    /// `-x key=value`, as typed.
    QStringList xArguments;
    /// context.config.get_main_option() and get_section(): the ini's section.
    QMap<QString, QString> configuration;
    /// What os.environ shows.
    QMap<QString, QString> variables;
    /// The engine whose turn it is, for `upgrade(engine_name)`; "engine1" where a project has only one database.
    QString engineName;
    /// Where the project keeps its version rows; nothing where that cannot be known.
    std::optional<sql::ObjectName> versionTable;
    /// The naming convention of the project's metadata, where it is known.
    schema::NamingConvention namingConvention = schema::defaultNamingConvention();
};

/// Looks at revisions and runs them, one after the other. What they import is made once and shared by all, as in one
/// Python process; the limits, the clock and the random numbers are each revision's own. For one thread.
class Evaluator
{
public:
    /// `projectModules` are the modules of the project itself, `settings` may map names to types; null for none. Both
    /// must outlive the evaluator.
    explicit Evaluator(const script::ModuleResolver *projectModules = nullptr,
                       const project::RetortToml *settings = nullptr);
    ~Evaluator();
    Evaluator(const Evaluator &) = delete;
    Evaluator &operator=(const Evaluator &) = delete;

    /// Whether a revision can be run natively in one direction, without running anything: the modules and names it
    /// really uses on that path (an import nobody uses never hurts), the directives, and the constructs of the
    /// language; a name out of a module of the project is followed into that module. Empty when it can. Each error is
    /// errors::ScriptCannotRun with {revision}, at the place of the construct or of the name that leads there, with
    /// what is wrong there as its cause. What depends on values shows only in a run.
    [[nodiscard]] std::vector<Error> check(const RevisionScript &script, Direction direction);

    /// Runs `upgrade()` or `downgrade()` of a revision, module-level statements first, and drives `sink` with what it
    /// does. A revision without the function does nothing, as in Alembic. Errors: what the script raised
    /// (errors::ScriptRaised and its kin, with the traceback as frames), what the sink or the dialect answered (as
    /// it was, at the call), Cancelled. Statements the sink was given before an error stay its own business.
    [[nodiscard]] Result<> evaluate(const RevisionScript &script, Direction direction, StatementSink &sink,
                                    const Environment &environment);

private:
    struct State;
    [[nodiscard]] State &state();

    const script::ModuleResolver *projectModules_;
    const project::RetortToml *settings_;
    std::unique_ptr<State> state_;
    /// What ran to its end, and so need not be compiled to be checked. Nothing is kept alive by it.
    std::set<std::weak_ptr<const script::Module>, std::owner_less<>> ran_;
};

} // namespace retort::alembic
