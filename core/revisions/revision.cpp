#include <core/revisions/revision.h>

namespace retort::revisions
{

QString summary(const Revision &revision)
{
    return revision.doc.section(QStringLiteral("\n\n"), 0, 0);
}

} // namespace retort::revisions
