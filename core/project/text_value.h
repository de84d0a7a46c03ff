#pragma once

#include <core/base/error.h>
#include <core/project/ini.h>

#include <QHash>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

class QProcessEnvironment;

/// Texts that a project computes from the environment it is run in, kept as the computation: opening a project must
/// not depend on who opens it, and only the variables that are needed are ever looked at.

namespace retort::project
{

struct TextValue;

struct LiteralText {
    QString text;

    bool operator==(const LiteralText &) const = default;
};

/// os.environ["NAME"]; os.getenv("NAME"), os.environ.get("NAME", fallback).
struct VariableText {
    QString name;
    bool mayBeMissing = false;       ///< then it is None, or the fallback
    std::vector<TextValue> fallback; ///< none or one
};

/// config.get_main_option("name", fallback); with a section, config.get_section_option("section", "name", fallback).
struct OptionText {
    QString section;                 ///< empty: the main section
    QString option;                  ///< in lower case
    std::vector<TextValue> fallback; ///< none or one
};

/// context.get_x_argument(as_dictionary=True).get("name", fallback), or [...] in place of the get.
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

/// None
struct NoText {
    bool operator==(const NoText &) const = default;
};

/// Cannot be known without running the script.
struct UnknownText {
    bool operator==(const UnknownText &) const = default;
};

bool operator==(const VariableText &, const VariableText &);
bool operator==(const OptionText &, const OptionText &);
bool operator==(const XArgumentText &, const XArgumentText &);
bool operator==(const JoinedText &, const JoinedText &);
bool operator==(const FirstText &, const FirstText &);
bool operator==(const ReplacedText &, const ReplacedText &);

struct TextValue {
    std::variant<LiteralText, VariableText, OptionText, XArgumentText, JoinedText, FirstText, ReplacedText, NoText,
                 UnknownText>
        value = NoText{};

    bool operator==(const TextValue &) const = default;
};

/// What a person adds on the command line: -x key=value.
using XArguments = QHash<QString, QString>;

struct TextContext {
    const Ini &ini;
    QString mainSection;
    const QProcessEnvironment &environment;
    const XArguments &arguments;
    Error whenUnknown; ///< what UnknownText turns into
};

/// The text itself; nothing for None. Errors: VariableNotSet {variable}, context.whenUnknown, and those of iniValue.
[[nodiscard]] Result<std::optional<QString>> resolveText(const TextValue &text, const TextContext &context);

} // namespace retort::project
