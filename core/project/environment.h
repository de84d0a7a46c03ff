#pragma once

#include <core/base/error.h>
#include <core/project/revision_header.h>
#include <core/project/text_value.h>

#include <QString>

#include <optional>
#include <vector>

/// env.py read as a text, never run: what a project tells Alembic there, as far as it can be known without running it.

namespace retort::project
{

struct FoundText {
    TextValue value;
    SourcePosition position;

    bool operator==(const FoundText &) const = default;
};

/// What `context.configure(...)` is told. What is absent was not given.
struct ConfigureFacts {
    std::optional<FoundText> url;
    std::optional<FoundText> versionTable;
    std::optional<FoundText> versionTableSchema;
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
    FoundText value;
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
    /// What create_engine(...) and its kin are given, where it is not the configuration. UnknownText where env.py
    /// makes no engine at all, but takes a connection from elsewhere.
    std::optional<FoundText> engineUrl;
    std::vector<UnknownFact> unknown; ///< in the order of the text
    std::vector<Error> problems;      ///< syntax errors; what could be understood is there all the same

    bool operator==(const EnvironmentFacts &) const = default;
};

/// Safe on any bytes; a text that is no Python gives its syntax errors in `problems`. `modules` is asked for what
/// env.py imports and uses in one of these places.
[[nodiscard]] EnvironmentFacts readEnvironment(const QString &file, const QByteArray &bytes,
                                               const ModuleReader &modules = {});

} // namespace retort::project
