#pragma once

#include <core/base/error.h>

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// Ini files as Python's `configparser.ConfigParser()` of 3.11 reads them, with its defaults: strict, `#` and `;`
/// comments on lines of their own only, values that go on over indented lines, option names in lower case, the section
/// DEFAULT behind all others, and %(name)s interpolation on reading a value.

namespace retort::project
{

struct IniOption {
    QString name; ///< in lower case
    QString raw;  ///< before interpolation; the lines of a long value joined by '\n'
    SourcePosition position;

    bool operator==(const IniOption &) const = default;
};

struct IniSection {
    QString name;
    std::vector<IniOption> options; ///< in the order of the text
    SourcePosition position;

    bool operator==(const IniSection &) const = default;
};

struct Ini {
    QString file;                    ///< as messages name it
    std::vector<IniOption> defaults; ///< what was given to parseIni, then the section DEFAULT
    std::vector<IniSection> sections;

    bool operator==(const Ini &) const = default;
};

/// Reads `text`. `defaults` are options known beforehand, as Alembic gives `here`; the section DEFAULT may replace
/// them. Errors, each at its place: IniWithoutSection, IniSectionTwice {section}, IniOptionTwice {section, option},
/// IniLineUnreadable (the first of such lines).
[[nodiscard]] Result<Ini> parseIni(const QString &text, const QString &file, std::vector<IniOption> defaults = {});

/// DEFAULT is no section in this sense.
[[nodiscard]] bool hasSection(const Ini &ini, const QString &section);

/// The names in `section` and, behind them, those of DEFAULT. Empty for an unknown section.
[[nodiscard]] QStringList optionNames(const Ini &ini, const QString &section);

/// Where the option stands: in `section`, else in DEFAULT. Null when nowhere.
[[nodiscard]] const IniOption *findOption(const Ini &ini, const QString &section, const QString &option);

/// The value with its interpolation done; nothing when there is no such section or option. Errors at the option:
/// IniReferenceUnknown {option, section, reference}, IniPercentInvalid {option, section, text},
/// IniReferenceMalformed {option, section, text}, IniReferencesTooDeep {option, section}, and IniValueTooLarge {option,
/// section} beyond a million characters or 100,000 references.
[[nodiscard]] Result<std::optional<QString>> iniValue(const Ini &ini, const QString &section, const QString &option);

/// Puts `option` into `section` (made when missing) over what stands there, as `ConfigParser.set` does.
void setOption(Ini &ini, const QString &section, IniOption option);

} // namespace retort::project
