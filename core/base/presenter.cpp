#include <core/base/presenter.h>

#include <QJsonArray>

#include <algorithm>

namespace retort
{
namespace
{

QString shown(const QVariant &value)
{
    return value.typeId() == QMetaType::QStringList ? value.toStringList().join(QLatin1String(", ")) : value.toString();
}

// Filled in one pass, so that a value which itself contains "%{...}" is left as it is.
QString filled(const char *pattern, const QVariantMap &data)
{
    const QString text = QString::fromUtf8(pattern);
    QString out;
    qsizetype at = 0;
    while (true) {
        const qsizetype open = text.indexOf(QLatin1String("%{"), at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            return out + text.mid(at);
        out += text.mid(at, open - at) + shown(data.value(text.mid(open + 2, close - open - 2)));
        at = close + 1;
    }
}

QString place(const SourcePosition &position)
{
    QString text = position.file.isEmpty() ? QStringLiteral("<text>") : position.file;
    if (position.line > 0)
        text += QStringLiteral(":%1").arg(position.line);
    if (position.line > 0 && position.column > 0)
        text += QStringLiteral(":%1").arg(position.column);
    return text;
}

// A long line is shown around its caret only; tabs become one space, so that the caret stands below its column.
void appendSource(QStringList &lines, const SourcePosition &position)
{
    if (position.line <= 0 || position.sourceLine.isEmpty())
        return;
    constexpr qsizetype widest = 100;
    constexpr qsizetype before = 40;
    QList<uint> codePoints = position.sourceLine.toUcs4();
    std::replace_if(
        codePoints.begin(), codePoints.end(), [](uint c) { return c < 0x20 || c == 0x7f; }, uint{' '});
    const qsizetype caret = std::clamp<qsizetype>(position.column - 1, 0, codePoints.size());
    const qsizetype start = codePoints.size() > widest ? std::max<qsizetype>(0, caret - before) : 0;
    const QList<uint> part = codePoints.mid(start, widest);
    const QString number = QString::number(position.line);
    const QString text = QString::fromUcs4(reinterpret_cast<const char32_t *>(part.constData()), part.size());
    lines << QStringLiteral("  %1 | %2%3").arg(number, start > 0 ? QStringLiteral("…") : QString(), text);
    if (position.column <= 0)
        return;
    const qsizetype indent = caret - start + (start > 0 ? 1 : 0);
    const qsizetype length =
        std::clamp<qsizetype>(position.length, 1, std::max<qsizetype>(1, part.size() - (caret - start)));
    lines << QStringLiteral("  %1 | %2%3")
                 .arg(QString(number.size(), QLatin1Char(' ')), QString(indent, QLatin1Char(' ')),
                      QString(length, QLatin1Char('^')));
}

QJsonObject positionToJson(const SourcePosition &position)
{
    return {{QStringLiteral("file"), position.file},
            {QStringLiteral("line"), position.line},
            {QStringLiteral("column"), position.column}};
}

} // namespace

QString sentence(const Error &error)
{
    return filled(error.code->sentence, error.data);
}

QString remedy(const Error &error)
{
    return filled(error.code->remedy, error.data);
}

namespace
{

/// A cause at the place that has been shown already is not shown there again.
QString presentBelow(const Error &error, const std::optional<SourcePosition> &shownAlready)
{
    QStringList lines{sentence(error)};
    if (error.position && error.position != shownAlready) {
        lines << QStringLiteral(" --> ") + place(*error.position);
        appendSource(lines, *error.position);
    }
    for (const ErrorFrame &frame : error.frames) {
        QString line = QStringLiteral("  while ") + frame.doing;
        if (frame.position)
            line += QStringLiteral(" (%1)").arg(place(*frame.position));
        lines << line;
    }
    if (error.cause) {
        QString inner = presentBelow(*error.cause, error.position ? error.position : shownAlready);
        lines << QStringLiteral("  because: ") + inner.replace(QLatin1Char('\n'), QLatin1String("\n  "));
    }
    if (const QString advice = remedy(error); !advice.isEmpty())
        lines << QStringLiteral("  ") + advice;
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString present(const Error &error)
{
    return presentBelow(error, {});
}

QJsonObject toJson(const Error &error)
{
    QJsonObject json{{QStringLiteral("code"), errorName(error.code)}, {QStringLiteral("message"), sentence(error)}};
    if (!error.data.isEmpty())
        json[QStringLiteral("data")] = QJsonObject::fromVariantMap(error.data);
    if (error.position)
        json[QStringLiteral("position")] = positionToJson(*error.position);
    QJsonArray frames;
    for (const ErrorFrame &frame : error.frames) {
        QJsonObject item{{QStringLiteral("doing"), frame.doing}};
        if (frame.position)
            item[QStringLiteral("position")] = positionToJson(*frame.position);
        frames << item;
    }
    if (!frames.isEmpty())
        json[QStringLiteral("frames")] = frames;
    if (error.cause)
        json[QStringLiteral("cause")] = toJson(*error.cause);
    if (const QString advice = remedy(error); !advice.isEmpty())
        json[QStringLiteral("remedy")] = advice;
    return json;
}

} // namespace retort
