#include <core/base/overloaded.h>
#include <core/project/error_codes.h>
#include <core/project/text_value.h>

#include <QProcessEnvironment>

namespace retort::project
{

using namespace Qt::Literals::StringLiterals;

// Written out because TextValue is not yet complete where the structs are.
bool operator==(const VariableText &a, const VariableText &b)
{
    return a.name == b.name && a.mayBeMissing == b.mayBeMissing && a.fallback == b.fallback;
}

bool operator==(const OptionText &a, const OptionText &b)
{
    return a.section == b.section && a.option == b.option && a.fallback == b.fallback;
}

bool operator==(const XArgumentText &a, const XArgumentText &b)
{
    return a.name == b.name && a.fallback == b.fallback;
}

bool operator==(const JoinedText &a, const JoinedText &b)
{
    return a.parts == b.parts;
}

bool operator==(const FirstText &a, const FirstText &b)
{
    return a.choices == b.choices;
}

bool operator==(const ReplacedText &a, const ReplacedText &b)
{
    return a.subject == b.subject && a.from == b.from && a.to == b.to && a.count == b.count;
}

namespace
{

using Resolved = Result<std::optional<QString>>;

Resolved fallbackOf(const std::vector<TextValue> &fallback, const TextContext &context)
{
    return fallback.empty() ? Resolved(std::nullopt) : resolveText(fallback.front(), context);
}

// Python writes None as "None" when it joins texts.
Resolved joined(const JoinedText &text, const TextContext &context)
{
    QString out;
    for (const TextValue &part : text.parts) {
        RETORT_TRY(const auto piece, resolveText(part, context));
        out += piece.value_or(u"None"_s);
    }
    return out;
}

Resolved first(const FirstText &text, const TextContext &context)
{
    std::optional<QString> choice;
    for (const TextValue &one : text.choices) {
        RETORT_TRY(choice, resolveText(one, context));
        if (choice && !choice->isEmpty())
            break;
    }
    return choice;
}

Resolved replaced(const ReplacedText &text, const TextContext &context)
{
    RETORT_TRY(auto subject, resolveText(text.subject.front(), context));
    if (!subject || text.from.isEmpty())
        return subject;
    qsizetype left = text.count;
    qsizetype at = 0;
    while (left != 0 && (at = subject->indexOf(text.from, at)) >= 0) {
        subject->replace(at, text.from.size(), text.to);
        at += text.to.size();
        --left;
    }
    return subject;
}

} // namespace

Result<std::optional<QString>> resolveText(const TextValue &text, const TextContext &context)
{
    return std::visit(overloaded{
                          [](const LiteralText &literal) -> Resolved { return literal.text; },
                          [&](const VariableText &variable) -> Resolved {
                              if (context.environment.contains(variable.name))
                                  return context.environment.value(variable.name);
                              if (variable.mayBeMissing)
                                  return fallbackOf(variable.fallback, context);
                              return fail(errors::VariableNotSet, {{u"variable"_s, variable.name}});
                          },
                          [&](const OptionText &option) -> Resolved {
                              const QString section = option.section.isEmpty() ? context.mainSection : option.section;
                              if (findOption(context.ini, section, option.option))
                                  return iniValue(context.ini, section, option.option);
                              return fallbackOf(option.fallback, context);
                          },
                          [&](const XArgumentText &argument) -> Resolved {
                              const auto given = context.arguments.constFind(argument.name);
                              return given == context.arguments.cend() ? fallbackOf(argument.fallback, context)
                                                                       : Resolved(*given);
                          },
                          [&](const JoinedText &parts) -> Resolved { return joined(parts, context); },
                          [&](const FirstText &choices) -> Resolved { return first(choices, context); },
                          [&](const ReplacedText &replacement) -> Resolved { return replaced(replacement, context); },
                          [](const NoText &) -> Resolved { return std::nullopt; },
                          [&](const UnknownText &) -> Resolved { return fail(context.whenUnknown); },
                      },
                      text.value);
}

} // namespace retort::project
