#include <core/database/sql_place.h>

#include <QList>

namespace retort::database
{

SourcePosition placeInSql(const QString &sql, qsizetype offset)
{
    const QStringView before = QStringView(sql).first(offset);
    const qsizetype lineStart = before.lastIndexOf(u'\n') + 1;
    const qsizetype lineEnd = sql.indexOf(u'\n', offset);
    SourcePosition place;
    place.line = static_cast<int>(before.count(u'\n')) + 1;
    place.column = static_cast<int>(before.mid(lineStart).toUcs4().size()) + 1;
    place.sourceLine = sql.mid(lineStart, (lineEnd < 0 ? sql.size() : lineEnd) - lineStart);
    if (place.sourceLine.endsWith(u'\r'))
        place.sourceLine.chop(1);
    return place;
}

} // namespace retort::database
