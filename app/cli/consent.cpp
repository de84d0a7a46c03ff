#include <app/cli/consent.h>
#include <app/cli/keychain.h>
#include <app/cli/terminal.h>

#include <memory>

namespace retort::cli
{
namespace
{

/// What was given for an address goes for the whole command, which may connect several times.
struct Given {
    database::Address address;
    database::Secret password;
};

} // namespace

Result<> askForConsent(const Call &call, commands::Workspace &workspace, commands::Change change)
{
    RETORT_TRY(const commands::Target target, commands::targetOf(workspace));
    const QString name = commands::nameToConfirm(target, change);
    QString &confirmed = workspace.options.confirmed;
    if (name.isEmpty() || !confirmed.isEmpty())
        return {};
    const QString question =
        change == commands::Change::Reset
            ? QStringLiteral("This drops everything in '%1': %2\nType its name to go on: ")
            : QStringLiteral("This changes '%1', which is production: %2\nType its name to go on: ");
    confirmed = ask(question.arg(name, database::displayed(target.url)), call.cancel).value_or(QString()).trimmed();
    return call.cancel.check(QStringLiteral("before anything was changed"));
}

std::function<std::optional<database::Secret>(const database::Url &url, int attempt)> passwordSource(const Call &call)
{
    auto given = std::make_shared<std::optional<Given>>();
    return [&call, given](const database::Url &url, int attempt) -> std::optional<database::Secret> {
        const database::Address address = database::addressOf(url);
        if (attempt == 0) {
            if (*given && (*given)->address == address)
                return (*given)->password;
            // A keychain that cannot be asked is no reason to stop: there is the terminal.
            if (auto kept = passwordKeptFor(address); kept && *kept) {
                *given = Given{address, **kept};
                return **kept;
            }
        }
        if (attempt > 1)
            return std::nullopt;
        const auto typed = askSecretly(QStringLiteral("Password for %1: ").arg(database::shown(address)), call.cancel);
        if (!typed)
            return std::nullopt;
        *given = Given{address, database::Secret(*typed)};
        return (*given)->password;
    };
}

} // namespace retort::cli
