#include <app/cli/commands.h>
#include <core/base/error_codes.h>
#include <core/base/presenter.h>

#include <QCoreApplication>
#include <QJsonDocument>

#include <csignal>

namespace
{

using namespace retort;

CancelSource &cancellation()
{
    static CancelSource source;
    return source;
}

// Only sets an atomic: the engine stops at its next border, rolls back and says where things stand.
extern "C" void onSignal(int)
{
    cancellation().cancel(CancelReason::BySignal);
}

int report(const Error &error, const cli::GlobalOptions &global)
{
    std::fflush(stdout);
    std::fprintf(stderr, "FAILED: %s\n", qUtf8Printable(present(error)));
    if (global.raiseError)
        std::fputs(QJsonDocument(toJson(error)).toJson(QJsonDocument::Indented).constData(), stderr);
    return error.code == errors::Cancelled ? cli::WasCancelled : cli::Failed;
}

int runInvocation(const cli::Invocation &invocation)
{
    cli::Output output(invocation.global.quiet);
    const cli::Call call{invocation.global, output, cancellation().token()};
    const Result<cli::ExitCode> code =
        std::visit([&call](const auto &command) { return cli::run(call, command); }, invocation.command);
    const Result<> written = output.finish();
    if (!code)
        return report(code.error(), invocation.global);
    if (!written)
        return report(written.error(), invocation.global);
    return *code;
}

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    cancellation();
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGHUP, onSignal);

    // For finding the database drivers; it has no loop to run here.
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("retort"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RETORT_VERSION));

    const auto parsed = cli::parseArguments(argc, argv);
    if (const auto *answered = std::get_if<cli::Answered>(&parsed)) {
        std::fputs(qUtf8Printable(answered->output), stdout);
        std::fputs(qUtf8Printable(answered->error), stderr);
        return answered->exitCode;
    }
    return runInvocation(std::get<cli::Invocation>(parsed));
}
