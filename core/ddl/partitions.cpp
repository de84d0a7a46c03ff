#include <core/ddl/definitions.h>
#include <core/ddl/partitions.h>

namespace retort::ddl
{

QString partitioning(const QString &method, const QString &columns, const Customs &customs)
{
    QStringList parts;
    sql::TokenCursor at(u'(' + columns + u')', customs.lexical, customs.nameCase);
    for (const QString &part : at.takeParts())
        parts << textOf(canonical(part, customs));
    return method + QStringLiteral(" (") + parts.join(QStringLiteral(", ")) + u')';
}

QString partitionOption()
{
    return QStringLiteral("mysql_partition_by");
}

QString readPartitioning(sql::TokenCursor &at, const Customs &customs)
{
    QStringList method;
    while (!at.atEnd() && !at.is(u"(")) {
        method << at.word().toString().toUpper();
        at.advance();
    }
    return partitioning(method.join(u' '), at.takeGroup(), customs);
}

bool isOfPartitions(const sql::TokenCursor &at, const Customs &customs)
{
    const bool isOne = at.is(u"partition", 1) &&
                       at.isAny({u"add", u"drop", u"reorganize", u"coalesce", u"truncate", u"exchange", u"rebuild",
                                 u"optimize", u"analyze", u"check", u"repair", u"discard", u"import"});
    return customs.truthIsNumber &&
           (isOne || at.isSequence({u"partition", u"by"}) || at.isSequence({u"remove", u"partitioning"}));
}

void alterPartitions(schema::Table &table, sql::TokenCursor &at, const Customs &customs)
{
    if (at.takeSequence({u"partition", u"by"}))
        table.options[partitionOption()] = readPartitioning(at, customs);
    else if (at.takeSequence({u"remove", u"partitioning"}))
        table.options.erase(partitionOption());
}

} // namespace retort::ddl
