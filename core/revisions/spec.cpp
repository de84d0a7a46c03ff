#include <core/revisions/error_codes.h>
#include <core/revisions/spec.h>

#include <QRegularExpression>

namespace retort::revisions
{

using namespace Qt::Literals::StringLiterals;

Result<RevisionSpec> parseSpec(const QString &text)
{
    static const QRegularExpression relative(uR"(^(?:(.+?)@)?([^@+\-:\s]+)?([+-]\d+)$)"_s);
    RevisionSpec spec;
    spec.text = text.trimmed();
    if (spec.text.isEmpty())
        return fail(errors::RevisionIdentifierEmpty);
    if (const auto match = relative.match(spec.text); match.hasMatch()) {
        bool fits = false;
        const int offset = match.captured(3).toInt(&fits);
        if (!fits)
            return fail(errors::RevisionOffsetTooLarge, {{u"identifier"_s, spec.text}});
        spec.branch = match.captured(1);
        spec.symbol = match.captured(2);
        spec.offset = offset;
        return spec;
    }
    const qsizetype separator = spec.text.indexOf(u'@');
    spec.branch = separator < 0 ? QString() : spec.text.left(separator);
    spec.symbol = spec.text.mid(separator + 1);
    if (spec.symbol.isEmpty())
        return fail(errors::RevisionIdentifierEmpty);
    return spec;
}

bool isRange(const QString &text)
{
    return text.contains(u':');
}

Result<RevisionRange> parseRange(const QString &text)
{
    if (text.count(u':') != 1)
        return fail(errors::HistoryRangeMalformed);
    return RevisionRange{text.section(u':', 0, 0).trimmed(), text.section(u':', 1, 1).trimmed()};
}

} // namespace retort::revisions
