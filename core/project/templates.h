#pragma once

#include <core/base/error.h>

#include <QString>

#include <vector>

/// The environments that `init` lays out. Every file works with the real Alembic as well.

namespace retort::project
{

struct TemplateInfo {
    QString name;
    QString synopsis;

    bool operator==(const TemplateInfo &) const = default;
};

/// In the order of their names.
[[nodiscard]] std::vector<TemplateInfo> listTemplates();

struct InitOptions {
    QString directory;     ///< as typed: it is what script_location will say
    QString ini;           ///< absolute path of the ini to write
    QString workingFolder; ///< absolute; what a relative `directory` is relative to
    QString templateName = QStringLiteral("generic");
    bool package = false;
};

struct InitStep {
    enum class Kind {
        CreatedFolder,
        WroteFile,
        AddedFile,    ///< __init__.py of --package
        KeptFile,     ///< it was there already
        EditSettings, ///< the last line: the file to edit now
    };
    Kind kind;
    QString path; ///< absolute

    bool operator==(const InitStep &) const = default;
};

/// Makes the folders and files and says what was done, in this order. InitFolderNotEmpty {path},
/// TemplateUnknown {name}, FileUnwritable. On an error what was made before stays.
[[nodiscard]] Result<std::vector<InitStep>> init(const InitOptions &options);

} // namespace retort::project
