// How fast the script language is. Usage:
//   script_speed parse FOLDER...    megabytes of text a second, and bytes held for a byte of text
//   script_speed history FOLDER     seconds for reading, parsing and evaluating every file of the folder
//   script_speed again FILE         seconds for parsing and evaluating one file again, the median of many times
//   script_speed run FILE           seconds for running the file's statements once
//   script_speed cancel FILE        seconds that a script which never ends by itself works on after a cancel
// One number a line; seconds are those of the processor.

#include <core/alembic/evaluate.h>
#include <core/base/error_codes.h>
#include <core/base/files.h>
#include <core/base/presenter.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/stdlib/standard_modules.h>
#include <tests/support/prepared_sink.h>

#include <QCoreApplication>
#include <QDirIterator>
#include <QTextStream>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <thread>

#include <malloc.h>
#include <pthread.h>

using namespace retort;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// The processor's time in this process, in seconds: what else the machine is busy with does not count.
double used()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

QStringList scriptsIn(const QStringList &folders)
{
    QStringList files;
    for (const QString &folder : folders) {
        for (QDirIterator each(folder, {u"*.py"_s}, QDir::Files, QDirIterator::Subdirectories); each.hasNext();)
            files << each.next();
    }
    files.sort();
    return files;
}

Result<script::ParsedModule> parsed(const QString &path, const QByteArray &content)
{
    RETORT_TRY(auto source, script::Source::decode(path, content));
    return script::parse(std::move(source), std::make_shared<script::SymbolTable>());
}

Result<QStringList> parse(const QStringList &folders)
{
    std::vector<QByteArray> contents;
    qint64 bytes = 0;
    for (const QString &path : scriptsIn(folders)) {
        RETORT_TRY(QByteArray content, readFile(path));
        bytes += content.size();
        contents.push_back(std::move(content));
    }
    const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    std::vector<script::ParsedModule> kept;
    kept.reserve(contents.size());
    const double start = used();
    for (const QByteArray &content : contents) {
        RETORT_TRY(script::ParsedModule module, parsed(u"x.py"_s, content));
        kept.push_back(std::move(module));
    }
    const double seconds = used() - start;
    const std::size_t held = mallinfo2().uordblks + mallinfo2().hblkhd - before;
    return QStringList{QString::number(static_cast<double>(bytes) / 1e6 / seconds),
                       QString::number(static_cast<double>(held) / static_cast<double>(bytes))};
}

Result<> evaluate(alembic::Evaluator &evaluator, const QString &path, const QByteArray &content)
{
    RETORT_TRY(const alembic::RevisionScript script, alembic::parseScript(u"r"_s, path, content));
    RETORT_TRY(const dialects::Dialect *dialect, dialects::dialectNamed(u"postgresql"_s));
    tests::PreparedSink sink(*dialect, false);
    RETORT_CHECK(evaluator.evaluate(script, alembic::Direction::Up, sink, {}));
    return {};
}

Result<QStringList> history(const QString &folder)
{
    const double start = used();
    alembic::Evaluator evaluator;
    for (const QString &path : scriptsIn({folder})) {
        RETORT_TRY(const QByteArray content, readFile(path));
        RETORT_CHECK(evaluate(evaluator, path, content));
    }
    return QStringList{QString::number(used() - start)};
}

Result<QStringList> again(const QString &path)
{
    RETORT_TRY(const QByteArray content, readFile(path));
    alembic::Evaluator evaluator;
    std::vector<double> times;
    for (int i = 0; i < 15; ++i) {
        const double start = used();
        RETORT_CHECK(evaluate(evaluator, path, content));
        times.push_back(used() - start);
    }
    std::sort(times.begin(), times.end());
    return QStringList{QString::number(times[times.size() / 2])};
}

Result<QStringList> run(const QString &path)
{
    RETORT_TRY(const QByteArray content, readFile(path));
    RETORT_TRY(const script::ParsedModule module, parsed(path, content));
    script::Interpreter vm;
    const double start = used();
    RETORT_CHECK(vm.run(module.module, "__main__"));
    return QStringList{QString::number(used() - start)};
}

Result<QStringList> cancel(const QString &path)
{
    RETORT_TRY(const QByteArray content, readFile(path));
    RETORT_TRY(const script::ParsedModule module, parsed(path, content));
    CancelSource source;
    clockid_t worked{}; // of this thread, for the other one to read
    pthread_getcpuclockid(pthread_self(), &worked);
    const auto now = [worked] {
        timespec time{};
        clock_gettime(worked, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    };
    double cancelled = 0;
    const script::NativeModules modules({script::standardModules()});
    script::InterpreterOptions options;
    options.modules = &modules;
    options.cancel = source.token();
    script::Interpreter vm(options);
    std::thread person([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        cancelled = now();
        source.cancel(CancelReason::ByPerson);
    });
    const auto ran = vm.run(module.module, "__main__");
    const double ended = now();
    person.join();
    if (ran || ran.error().code != errors::Cancelled)
        return fail(ran ? Error{} : ran.error());
    return QStringList{QString::number(ended - cancelled)};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString what = arguments.value(1);
    const QString path = arguments.value(2);
    const auto answer = what == u"parse"_s     ? parse(arguments.mid(2))
                        : what == u"history"_s ? history(path)
                        : what == u"again"_s   ? again(path)
                        : what == u"cancel"_s  ? cancel(path)
                                               : run(path);
    if (!answer) {
        QTextStream(stderr) << present(answer.error()) << u'\n';
        return 1;
    }
    QTextStream(stdout) << answer->join(u'\n') << u'\n';
    return 0;
}
