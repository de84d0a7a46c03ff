#pragma once

#include <core/base/error.h>
#include <core/dialects/dialect.h>
#include <core/schema/schema.h>

#include <QString>

#include <map>
#include <memory>
#include <vector>

/// The bodies of tests/golden/bodies: a script's `upgrade()`, and what the real Alembic makes of it (oracle.py).

namespace retort::tests
{

/// What Alembic makes of a body on one database.
struct AlembicOutcome {
    QString text;
    QString failure; ///< the exception; then there is no text
};

/// What Retort makes of it otherwise, on purpose.
struct OwnOutcome {
    QString head; ///< the line that says for which databases and why
    QString text; ///< statements, or "refused: " and the words
};

struct GoldenBody {
    QString file;  ///< "indexes"
    QString title; ///< told once in a file
    QString given; ///< the script of what all bodies of the file start from; may be empty
    QString code;
    std::map<QString, AlembicOutcome> alembic; ///< by dialect
    std::map<QString, OwnOutcome> own;         ///< by dialect, where there is one
};

/// All of them; a file that cannot be understood ends the program.
[[nodiscard]] std::vector<GoldenBody> goldenBodies();
/// Puts another text into a body's part for `dialect`, which it has in the file already.
void acceptOwnText(const GoldenBody &body, const QString &dialect, const QString &text);

/// Evaluates bodies for one dialect as `--sql` does.
class BodyWriter
{
public:
    explicit BodyWriter(const dialects::Dialect &dialect);
    ~BodyWriter();
    BodyWriter(const BodyWriter &) = delete;
    BodyWriter &operator=(const BodyWriter &) = delete;

    /// What `--sql` prints for the body alone, where the schema is what `given` leaves, without the empty line at the
    /// end. The errors of the evaluation.
    [[nodiscard]] Result<QString> text(const QString &given, const QString &code);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace retort::tests
