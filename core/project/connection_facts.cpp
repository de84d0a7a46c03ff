#include <core/project/error_codes.h>
#include <core/project/project.h>

#include <QProcessEnvironment>

namespace retort::project
{

using namespace Qt::Literals::StringLiterals;

namespace
{

const QString urlOption = QStringLiteral("sqlalchemy.url");

// Alembic's files that come with `init`, in any version, hold this until somebody edits them.
bool isPlaceholder(const QString &url)
{
    return url.startsWith(u"driver://");
}

class UrlResolver
{
public:
    UrlResolver(const Project &project, const QProcessEnvironment &environment, const XArguments &arguments,
                const QString &database)
        : project_(project)
        , ini_(project.configuration)
        , section_(database.isEmpty() ? project.settings.section : database)
        , environment_(environment)
        , arguments_(arguments)
    {
    }

    Result<QString> resolve()
    {
        if (project_.retort.urlVariable && environment_.contains(*project_.retort.urlVariable))
            return environment_.value(*project_.retort.urlVariable);
        for (const OptionOverride &override : project_.environment.overrides)
            apply(override);
        if (const auto &engine = project_.environment.engineUrl) {
            RETORT_TRY(const auto url, textOf(*engine));
            if (url)
                return *url;
        }
        if (pending_)
            return fail(*pending_);
        RETORT_TRY(const auto url, iniValue(ini_, section_, urlOption));
        if (!url || url->isEmpty() || isPlaceholder(*url))
            return fail(errors::UrlMissing, {{u"section"_s, section_}});
        return *url;
    }

private:
    // A value that cannot be known is an error only if nothing later replaces it, and only for the URL itself: another
    // option is taken away, and missed where the URL refers to it.
    void apply(const OptionOverride &override)
    {
        const QString section = override.section.isEmpty() ? project_.settings.section : override.section;
        const auto value = textOf(override.value);
        const bool isUrl = override.option == urlOption && section == section_;
        if (value && *value) {
            setOption(ini_, section, {override.option, **value, override.value.position});
            if (isUrl)
                pending_.reset();
        } else if (!value && isUrl) {
            pending_ = value.error();
        }
    }

    Result<std::optional<QString>> textOf(const FoundText &text)
    {
        const TextContext context{ini_, project_.settings.section, environment_, arguments_,
                                  Error{errors::UrlUnknown, {}, {}, {}, {}}};
        auto resolved = resolveText(text.value, context);
        return resolved ? resolved : fail(resolved.error().at(text.position));
    }

    const Project &project_;
    Ini ini_;
    QString section_;
    const QProcessEnvironment &environment_;
    const XArguments &arguments_;
    std::optional<Error> pending_;
};

// A text of env.py that counts for both runs and offline text, wherever it is given.
Result<std::optional<QString>> configured(const Project &project, const std::optional<FoundText> &online,
                                          const std::optional<FoundText> &offline,
                                          const QProcessEnvironment &environment, const QString &what)
{
    const std::optional<FoundText> &found = online ? online : offline;
    if (!found)
        return std::nullopt;
    const XArguments none;
    const TextContext context{project.configuration, project.settings.section, environment, none,
                              Error{errors::VersionTableUnknown, {{u"what"_s, what}}, {}, {}, {}}};
    auto resolved = resolveText(found->value, context);
    return resolved ? resolved : fail(resolved.error().at(found->position));
}

} // namespace

Result<QString> databaseUrl(const Project &project, const QProcessEnvironment &environment, const XArguments &arguments,
                            const QString &database)
{
    return UrlResolver(project, environment, arguments, database).resolve();
}

Result<VersionTable> versionTable(const Project &project, const QProcessEnvironment &environment)
{
    const EnvironmentFacts &facts = project.environment;
    VersionTable table;
    if (project.retort.versionTable) {
        table.name = *project.retort.versionTable;
    } else {
        RETORT_TRY(const auto name, configured(project, facts.online.versionTable, facts.offline.versionTable,
                                               environment, u"name of the version table"_s));
        table.name = name.value_or(table.name);
    }
    if (project.retort.versionTableSchema) {
        table.schema = *project.retort.versionTableSchema;
    } else {
        RETORT_TRY(const auto schema,
                   configured(project, facts.online.versionTableSchema, facts.offline.versionTableSchema, environment,
                              u"schema of the version table"_s));
        table.schema = schema.value_or(QString());
    }
    return table;
}

} // namespace retort::project
