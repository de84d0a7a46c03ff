#pragma once

#include <core/base/error.h>
#include <core/revisions/revision.h>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <string_view>
#include <variant>

/// What a revision file says about itself (revision, down_revision, branch_labels, depends_on and its docstring), read
/// from its text without running it.

namespace retort::project
{

/// The file is no revision. Its code says why: NotARevision, RevisionTemplate.
struct PassedOver {
    Error note;

    bool operator==(const PassedOver &) const = default;
};

/// A revision whose header cannot be read has `problem` set, and whatever of its id is known.
using HeaderReading = std::variant<revisions::Revision, PassedOver>;

/// The text of another module of the project, for names that a header imports: asked with the module's dotted name
/// (leading dots for relative imports) and the file that imports it. Nothing when the project has no such module. May
/// be called by several threads.
using ModuleReader =
    std::function<std::optional<std::pair<QString, QByteArray>>(const QString &module, const QString &importedBy)>;

/// Reads one file's `bytes`; `path` is how the revision and errors name it, its file name may stand in for a missing
/// `revision` as in the first Alembic versions. The reader is asked only for values that are imported.
/// Problems: HeaderNotStatic {name}, HeaderValueInvalid {name}, RevisionWithoutParent, and the syntax errors of
/// core/script, each at its place. Safe on any bytes; linear in them.
[[nodiscard]] HeaderReading readHeader(const QString &path, std::string_view bytes, const ModuleReader &modules = {});

} // namespace retort::project
