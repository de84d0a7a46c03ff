#pragma once

#include <core/base/error.h>

#include <QString>

#include <optional>
#include <variant>
#include <vector>

class QProcessEnvironment;

/// env.py read as a text, never run: what a project tells Alembic there, as far as it can be known without running it.

namespace retort::project
{

struct TextValue;

struct LiteralText {
    QString text;

    bool operator==(const LiteralText &) const = default;
};

/// os.environ["NAME"] (no fallback), os.getenv("NAME"), os.environ.get("NAME", fallback).
struct VariableText {
    QString name;
    std::vector<TextValue> fallback; ///< none or one
    /// Whether a missing variable without fallback is None, not an error.
    bool mayBeMissing = false;
};

/// config.get_main_option("name", fallback); with a section, config.get_section_option("section", "name", fallback).
struct OptionText {
    QString section; ///< empty: the main section
    QString option;
    std::vector<TextValue> fallback; ///< none or one
};

/// context.get_x_argument(as_dictionary=True).get("name", fallback), or with [...].
struct XArgumentText {
    QString name;
    std::vector<TextValue> fallback; ///< none or one
};

/// "a" + b, f"{a}{b}", "%s" % a.
struct JoinedText {
    std::vector<TextValue> parts;
};

/// a or b
struct FirstText {
    std::vector<TextValue> choices;
};

/// subject.replace(from, to, count)
struct ReplacedText {
    std::vector<TextValue> subject; ///< exactly one
    QString from;
    QString to;
    qsizetype count = -1; ///< negative: all
};

struct NoText {
    bool operator==(const NoText &) const = default;
};

/// Cannot be known without running env.py.
struct UnknownText {
    bool operator==(const UnknownText &) const = default;
};

bool operator==(const VariableText &, const VariableText &);
bool operator==(const OptionText &, const OptionText &);
bool operator==(const XArgumentText &, const XArgumentText &);
bool operator==(const JoinedText &, const JoinedText &);
bool operator==(const FirstText &, const FirstText &);
bool operator==(const ReplacedText &, const ReplacedText &);

/// A text that env.py computes, kept as the computation.
struct TextValue {
    std::variant<LiteralText, VariableText, OptionText, XArgumentText, JoinedText, FirstText, ReplacedText, NoText,
                 UnknownText>
        value = NoText{};
    SourcePosition position;

    bool operator==(const TextValue &) const = default;
};

/// What `context.configure(...)` is told. What is absent was not given.
struct ConfigureFacts {
    std::optional<TextValue> url;
    std::optional<TextValue> versionTable;
    std::optional<TextValue> versionTableSchema;
    std::optional<bool> versionTablePk;
    std::optional<bool> renderAsBatch;
    std::optional<bool> transactionPerMigration;
    std::optional<bool> transactionalDdl;
    std::optional<bool> compareType;
    std::optional<bool> compareServerDefault;
    std::optional<bool> includeSchemas;
    std::optional<bool> literalBinds;

    bool operator==(const ConfigureFacts &) const = default;
};

/// config.set_main_option / config.set_section_option.
struct OptionOverride {
    QString section; ///< empty: the main section
    QString option;  ///< in lower case
    TextValue value;
    /// Stands below an `if` or another statement that need not be reached.
    bool conditional = false;

    bool operator==(const OptionOverride &) const = default;
};

struct UnknownFact {
    QString what; ///< the keyword, option or name that stays unknown: "version_table"
    SourcePosition position;

    bool operator==(const UnknownFact &) const = default;
};

struct EnvironmentFacts {
    QString file; ///< empty when the project has no env.py
    ConfigureFacts online;
    ConfigureFacts offline;
    std::vector<OptionOverride> overrides; ///< in the order of the text
    /// What create_engine(...) and its kin are given, where it is not the configuration.
    std::optional<TextValue> engineUrl;
    std::vector<UnknownFact> unknown; ///< in the order of the text
    std::vector<Error> problems;      ///< syntax errors; what could be understood is there all the same

    bool operator==(const EnvironmentFacts &) const = default;
};

/// Safe on any bytes; a text that is no Python gives its syntax errors in `problems`.
[[nodiscard]] EnvironmentFacts readEnvironment(const QString &file, const QByteArray &bytes);

} // namespace retort::project
