#include <core/base/presenter.h>
#include <ui/shell/project_loader.h>

#include <QFileInfo>

#include <algorithm>

namespace retort::ui
{
namespace
{

QString placeOf(const Error &error)
{
    if (!error.position || error.position->file.isEmpty())
        return {};
    const QString file = QFileInfo(error.position->file).fileName();
    return error.position->line > 0 ? QStringLiteral("%1:%2").arg(file).arg(error.position->line) : file;
}

Problem problemOf(Severity severity, const Error &error)
{
    return {severity, sentence(error), placeOf(error), std::nullopt, error};
}

std::vector<Problem> problemsOf(const project::Project &project)
{
    std::vector<Problem> problems;
    const revisions::RevisionGraph &graph = project.graph;
    for (int i = 0; i < graph.size(); ++i) {
        if (!graph.isBroken(i))
            continue;
        Problem problem = problemOf(Severity::Error, *graph.at(i).problem);
        problem.revision = i;
        if (problem.place.isEmpty())
            problem.place = QFileInfo(graph.at(i).path).fileName();
        problems.push_back(std::move(problem));
    }
    for (const Error &error : graph.problems())
        problems.push_back(problemOf(Severity::Error, error));
    for (const Error &error : project.problems)
        problems.push_back(problemOf(Severity::Warning, error));
    for (const Error &error : project.notes)
        problems.push_back(problemOf(Severity::Note, error));
    return problems;
}

// Only where the database stands on revisions of this project can rows be told applied from pending.
std::optional<Standing> standingOf(const ConnectionStatus &connection)
{
    switch (connection.stand) {
    case Stand::AtHead:
    case Stand::Behind:
    case Stand::Empty:
        return Standing{connection.name, connection.rows};
    case Stand::Foreign:
    case Stand::NotLooked:
    case Stand::Failed:
    case Stand::NotConfigured:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

void look(LoadedProject &project, const CancelToken &cancel)
{
    project.connection = lookAt(*project.workspace, cancel);
    project.rows = makeRows({project.workspace, &project.workspace->project.graph}, standingOf(project.connection));
}

} // namespace

Result<LoadedProject> loadProject(const commands::WorkspaceOptions &options, const CancelToken &cancel)
{
    RETORT_TRY(commands::Workspace opened, commands::openWorkspace(options));
    LoadedProject project;
    project.workspace = std::make_shared<const commands::Workspace>(std::move(opened));
    look(project, cancel);
    project.problems = problemsOf(project.workspace->project);
    return project;
}

LoadedProject lookAgain(const LoadedProject &project, const CancelToken &cancel)
{
    LoadedProject again = project;
    look(again, cancel);
    return again;
}

} // namespace retort::ui
