#include <core/script/runtime/builtins/text_methods.h>
#include <core/script/runtime/builtins/text_parts.h>

#include <QChar>

#include <algorithm>

namespace retort::script::text
{

namespace
{

template <typename Test> Eval<> every(Call &call, Test &&test)
{
    const std::u32string points = decodeUtf8(textOfSelf(call));
    return Value::boolean(!points.empty() && std::all_of(points.begin(), points.end(), test));
}

bool isDigitPoint(char32_t point)
{
    return QChar::isDigit(point) || (point == 0xB2 || point == 0xB3 || point == 0xB9);
}

} // namespace

Eval<> isalnum(Call &call)
{
    return every(call, [](char32_t point) { return QChar::isLetterOrNumber(point); });
}

Eval<> isalpha(Call &call)
{
    return every(call, [](char32_t point) { return QChar::isLetter(point); });
}

Eval<> isascii(Call &call)
{
    return Value::boolean(call.self.as<Str>()->isAscii());
}

Eval<> isdecimal(Call &call)
{
    return every(call, [](char32_t point) { return QChar::category(point) == QChar::Number_DecimalDigit; });
}

Eval<> isdigit(Call &call)
{
    return every(call, isDigitPoint);
}

Eval<> isnumeric(Call &call)
{
    return every(call, [](char32_t point) { return QChar::isNumber(point); });
}

Eval<> isidentifier(Call &call)
{
    const std::u32string points = decodeUtf8(textOfSelf(call));
    bool valid = !points.empty() && (QChar::isLetter(points[0]) || points[0] == U'_');
    for (const char32_t point : points)
        valid = valid && (QChar::isLetterOrNumber(point) || point == U'_' || QChar::isMark(point));
    return Value::boolean(valid);
}

template <bool wantUpper> Eval<> isCase(Call &call)
{
    bool any = false;
    for (const char32_t point : decodeUtf8(textOfSelf(call))) {
        if (QChar::isTitleCase(point) || (wantUpper ? QChar::isLower(point) : QChar::isUpper(point)))
            return Value::boolean(false);
        any = any || (wantUpper ? QChar::isUpper(point) : QChar::isLower(point));
    }
    return Value::boolean(any);
}

Eval<> isprintable(Call &call)
{
    for (const char32_t point : decodeUtf8(textOfSelf(call)))
        if (!(point == U' ' || (QChar::isPrint(point) && QChar::category(point) != QChar::Separator_Space)))
            return Value::boolean(false);
    return Value::boolean(true);
}

Eval<> isspace(Call &call)
{
    return every(call, isSpacePoint);
}

Eval<> istitle(Call &call)
{
    bool any = false;
    bool inside = false;
    for (const char32_t point : decodeUtf8(textOfSelf(call))) {
        if (QChar::isUpper(point) || QChar::isTitleCase(point)) {
            if (inside)
                return Value::boolean(false);
            inside = any = true;
        } else if (QChar::isLower(point)) {
            if (!inside)
                return Value::boolean(false);
            any = true;
        } else {
            inside = false;
        }
    }
    return Value::boolean(any);
}

template Eval<> isCase<true>(Call &);
template Eval<> isCase<false>(Call &);

} // namespace retort::script::text
