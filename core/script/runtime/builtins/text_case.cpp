#include <core/script/runtime/builtins/text_methods.h>

#include <QChar>
#include <QString>

namespace retort::script::text
{

namespace
{

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

Eval<> upper(Call &call)
{
    return made(call, qt(textOfSelf(call)).toUpper().toStdString());
}

Eval<> lower(Call &call)
{
    return made(call, qt(textOfSelf(call)).toLower().toStdString());
}

Eval<> casefold(Call &call)
{
    QString folded = qt(textOfSelf(call)).toCaseFolded();
    folded.replace(QChar(0xDF), QStringLiteral("ss"));
    return made(call, folded.toStdString());
}

Eval<> swapcase(Call &call)
{
    std::string swapped;
    for (const char32_t point : decodeUtf8(textOfSelf(call)))
        appendUtf8(swapped, QChar::isUpper(point) ? QChar::toLower(point) : QChar::toUpper(point));
    return made(call, std::move(swapped));
}

Eval<> capitalize(Call &call)
{
    std::string text;
    for (const char32_t point : decodeUtf8(textOfSelf(call)))
        appendUtf8(text, text.empty() ? QChar::toTitleCase(point) : QChar::toLower(point));
    return made(call, std::move(text));
}

Eval<> title(Call &call)
{
    std::string text;
    bool inside = false;
    for (const char32_t point : decodeUtf8(textOfSelf(call))) {
        const bool cased = QChar::isUpper(point) || QChar::isLower(point) || QChar::isTitleCase(point);
        appendUtf8(text, inside ? QChar::toLower(point) : QChar::toTitleCase(point));
        inside = cased;
    }
    return made(call, std::move(text));
}

} // namespace retort::script::text
