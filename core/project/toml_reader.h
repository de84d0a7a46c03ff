#pragma once

#include <core/project/toml.h>

#include <chrono>
#include <optional>

namespace retort::project
{

/// Reads settings out of one TOML document, with errors at their place. `setting` is the whole name of a setting, for
/// messages: "connections.production.lock_timeout". The text and the file's name must outlive it.
class TomlReader
{
public:
    TomlReader(const QString &text, const QString &file)
        : text_(text)
        , file_(file)
    {
    }

    /// errors::SettingInvalid {setting, value, expected}.
    [[nodiscard]] tl::unexpected<Error> invalid(const QString &setting, const toml::node &node,
                                                const QString &expected) const;

    /// Null where there is none.
    [[nodiscard]] Result<const toml::table *> tableIn(const toml::table &table, const QString &key,
                                                      const QString &setting) const;
    /// Nothing where there is none; an empty text is refused.
    [[nodiscard]] Result<std::optional<QString>> textIn(const toml::table &table, const QString &key,
                                                        const QString &setting) const;
    [[nodiscard]] Result<QString> textOf(const toml::node &node, const QString &setting) const;
    /// A time with its unit: "500ms", "3s", "5min", "1h"; "0s" is none.
    [[nodiscard]] Result<std::optional<std::chrono::milliseconds>> timeIn(const toml::table &table, const QString &key,
                                                                          const QString &setting) const;
    [[nodiscard]] Result<std::optional<int>> countIn(const toml::table &table, const QString &key,
                                                     const QString &setting) const;

    [[nodiscard]] SourcePosition positionOf(const toml::node &node) const { return tomlPosition(node, text_, file_); }
    [[nodiscard]] const QString &file() const { return file_; }

private:
    const QString &text_;
    const QString &file_;
};

/// A key of a TOML table.
[[nodiscard]] QString keyText(const toml::key &key);

} // namespace retort::project
