/// Any bytes as a revision that is checked and then run, for one of the dialects, against a sink that only records.
/// Small limits: what goes on for long is cut short, and must then end with an error.

#include <core/alembic/evaluate.h>
#include <tests/support/prepared_sink.h>

#include <cstdlib>

using namespace retort;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto script = alembic::parseScript(QStringLiteral("fuzz"), QStringLiteral("fuzz.py"), bytes);
    if (!script)
        return 0;
    const FixedClock clock(QDateTime::fromSecsSinceEpoch(1'700'000'000).toUTC());
    alembic::Environment environment;
    environment.clock = &clock;
    environment.limits.steps = 20'000;
    environment.limits.memory = 16U * 1024 * 1024;
    environment.limits.output = 64U * 1024;
    environment.limits.intBits = 20'000;
    alembic::Evaluator evaluator;
    (void)evaluator.check(*script, alembic::Direction::Up);
    // Another dialect for every input: three at once would take three times as long for little more.
    constexpr const char *names[] = {"sqlite", "postgresql", "mysql"};
    const auto dialect = dialects::dialectNamed(QString::fromLatin1(names[qHash(bytes, 0) % 3]));
    tests::PreparedSink sink(**dialect);
    const auto first = evaluator.evaluate(*script, alembic::Direction::Up, sink, environment);
    // What one run leaves behind must not change the next one.
    tests::PreparedSink again(**dialect);
    const auto second = evaluator.evaluate(*script, alembic::Direction::Up, again, environment);
    if (first.has_value() != second.has_value() || sink.statements.size() != again.statements.size())
        std::abort();
    return 0;
}
