#pragma once

#include <core/revisions/revision.h>

#include <QDateTime>

namespace retort::revisions
{

/// What a person calls the revision: the summary in one line, or the file's name where there is none, or where it only
/// repeats the header as Alembic's template writes it below the message.
[[nodiscard]] QString title(const Revision &revision);

/// The docstring below its summary, without the template's lines that repeat the header.
[[nodiscard]] QString description(const QString &doc);

/// The template's "Create Date:" line; invalid where there is none that can be read.
[[nodiscard]] QDateTime createDate(const QString &doc);

} // namespace retort::revisions
