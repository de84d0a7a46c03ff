// The commands that open or lay out a project.

#include <app/cli/consent.h>
#include <core/base/presenter.h>
#include <core/commands/journal.h>
#include <core/commands/target.h>
#include <core/project/templates.h>

#include <QDir>
#include <QJsonArray>

namespace retort::cli
{
namespace
{

const QString migrationLogger = QStringLiteral("alembic.runtime.migration");
const QString messaging = QStringLiteral("alembic.util.messaging");

QString stepLine(const project::InitStep &step)
{
    using Kind = project::InitStep::Kind;
    switch (step.kind) {
    case Kind::CreatedFolder:
        return QStringLiteral("Creating directory '%1' ...  done").arg(step.path);
    case Kind::WroteFile:
        return QStringLiteral("Generating %1 ...  done").arg(step.path);
    case Kind::AddedFile:
        return QStringLiteral("Adding '%1' ...  done").arg(step.path);
    case Kind::KeptFile:
        return QStringLiteral("File '%1' already exists, skipping").arg(step.path);
    case Kind::EditSettings:
        return QStringLiteral("Please edit configuration/connection/logging settings in '%1' before proceeding.")
            .arg(step.path);
    }
    return {};
}

QString stepName(project::InitStep::Kind kind)
{
    using Kind = project::InitStep::Kind;
    switch (kind) {
    case Kind::CreatedFolder:
        return QStringLiteral("created_folder");
    case Kind::WroteFile:
        return QStringLiteral("wrote_file");
    case Kind::AddedFile:
        return QStringLiteral("added_file");
    case Kind::KeptFile:
        return QStringLiteral("kept_file");
    case Kind::EditSettings:
        return QStringLiteral("edit_settings");
    }
    return {};
}

} // namespace

Result<commands::Workspace> workspaceFor(const Call &call)
{
    commands::WorkspaceOptions options;
    options.project.workingFolder = QDir::currentPath();
    options.project.path = QDir::current().absoluteFilePath(call.global.config);
    options.project.section = call.global.section;
    options.connection = call.global.connection;
    options.url = call.global.url;
    options.confirmed = call.global.confirm;
    options.ownConnections = commands::ownConnectionsFile();
    options.password = passwordSource(call);
    if (call.global.wait)
        options.waitUntil = std::chrono::steady_clock::now() + std::chrono::seconds(*call.global.wait);
    options.notice = [&call](const Error &what) { call.output.info(migrationLogger, present(what)); };
    options.environment = QProcessEnvironment::systemEnvironment();
    options.journal = commands::userJournal(options.environment);
    for (const QString &argument : call.global.x) {
        const qsizetype equals = argument.indexOf(QLatin1Char('='));
        options.xArguments.insert(argument.left(equals), equals < 0 ? QString() : argument.mid(equals + 1));
    }
    RETORT_TRY(commands::Workspace workspace, commands::openWorkspace(std::move(options)));
    for (const Error &problem : workspace.project.problems)
        call.output.warning(messaging, present(problem));
    for (const revisions::Revision &revision : workspace.project.graph.revisions()) {
        if (revision.problem)
            call.output.warning(messaging, present(*revision.problem));
    }
    return workspace;
}

Result<ExitCode> run(const Call &call, const InitCommand &command)
{
    const QString ini = call.global.config.isEmpty() ? QStringLiteral("alembic.ini") : call.global.config;
    RETORT_TRY(const std::vector<project::InitStep> steps, project::init({.directory = command.directory,
                                                                          .ini = QDir::current().absoluteFilePath(ini),
                                                                          .workingFolder = QDir::currentPath(),
                                                                          .templateName = command.templateName,
                                                                          .package = command.package}));
    if (call.global.json) {
        QJsonArray items;
        for (const project::InitStep &step : steps)
            items << QJsonObject{{QStringLiteral("step"), stepName(step.kind)}, {QStringLiteral("path"), step.path}};
        call.output.json({{QStringLiteral("steps"), items}});
        return Done;
    }
    for (const project::InitStep &step : steps)
        call.output.line(stepLine(step));
    return Done;
}

Result<ExitCode> run(const Call &call, const ListTemplatesCommand &)
{
    const std::vector<project::TemplateInfo> templates = project::listTemplates();
    if (call.global.json) {
        QJsonArray items;
        for (const project::TemplateInfo &item : templates)
            items << QJsonObject{{QStringLiteral("name"), item.name}, {QStringLiteral("synopsis"), item.synopsis}};
        call.output.json({{QStringLiteral("templates"), items}});
        return Done;
    }
    call.output.line(QStringLiteral("Available templates:\n"));
    for (const project::TemplateInfo &item : templates)
        call.output.line(item.name + QLatin1StringView(" - ") + item.synopsis);
    call.output.line(QStringLiteral("\nTemplates are used via the 'init' command, e.g.:"));
    call.output.line(QStringLiteral("\n  retort init --template generic ./scripts"));
    return Done;
}

} // namespace retort::cli
