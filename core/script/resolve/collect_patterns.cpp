#include <core/base/overloaded.h>
#include <core/script/error_codes.h>
#include <core/script/resolve/collector.h>

#include <algorithm>

namespace retort::script
{

void Collector::match(const MatchStmt &node)
{
    expression(node.subject);
    for (const MatchCase &item : node.cases) {
        Names names;
        pattern(*item.pattern, names, item.guard || &item == &node.cases.back());
        expression(item.guard);
        block(item.body);
    }
}

void Collector::capture(Symbol name, Span span, Names &names)
{
    if (std::find(names.begin(), names.end(), name) != names.end())
        report(errors::ScriptPatternNameTwice, span, named(name));
    names.push_back(name);
    bind(name, span);
}

void Collector::patterns(PatternList nodes, Names &names)
{
    for (const Pattern *node : nodes)
        pattern(*node, names, true);
}

/// `mayCaptureAll`: nothing that could still match comes after this one.
void Collector::pattern(const Pattern &node, Names &names, bool mayCaptureAll)
{
    visit(node, overloaded{
                    [&](const ValuePattern &p) { expression(p.value); },
                    [&](const SingletonPattern &) {},
                    [&](const SequencePattern &p) {
                        const auto stars = std::count_if(p.patterns.begin(), p.patterns.end(), [](const Pattern *item) {
                            return item->kind == PatternKind::Star;
                        });
                        if (stars > 1)
                            report(errors::ScriptPatternStarTwice, p.span);
                        patterns(p.patterns, names);
                    },
                    [&](const MappingPattern &p) {
                        for (const MappingItem &item : p.items) {
                            expression(item.key);
                            pattern(*item.pattern, names, true);
                        }
                        if (p.rest != NoSymbol)
                            capture(p.rest, p.span, names);
                    },
                    [&](const ClassPattern &p) {
                        expression(p.type);
                        patterns(p.patterns, names);
                        Names attributes;
                        for (const KeywordPattern &keyword : p.keywords) {
                            if (std::find(attributes.begin(), attributes.end(), keyword.name) != attributes.end())
                                report(errors::ScriptPatternAttributeTwice, keyword.pattern->span, named(keyword.name));
                            attributes.push_back(keyword.name);
                            pattern(*keyword.pattern, names, true);
                        }
                    },
                    [&](const StarPattern &p) {
                        if (p.name != NoSymbol)
                            capture(p.name, p.span, names);
                    },
                    [&](const AsPattern &p) {
                        if (p.pattern)
                            pattern(*p.pattern, names, mayCaptureAll);
                        else if (!mayCaptureAll && p.name == NoSymbol)
                            report(errors::ScriptPatternUnreachable, p.span);
                        else if (!mayCaptureAll)
                            report(errors::ScriptPatternCaptureUnreachable, p.span, named(p.name));
                        if (p.name != NoSymbol)
                            capture(p.name, p.span, names);
                    },
                    [&](const OrPattern &p) { orPattern(p, names, mayCaptureAll); },
                });
}

void Collector::orPattern(const OrPattern &node, Names &names, bool mayCaptureAll)
{
    Names first;
    for (const Pattern *alternative : node.patterns) {
        Names own;
        pattern(*alternative, own, mayCaptureAll && alternative == node.patterns.back());
        std::sort(own.begin(), own.end());
        if (alternative == node.patterns.front())
            first = own;
        else if (own != first)
            report(errors::ScriptPatternNamesDiffer, node.span);
    }
    for (const Symbol name : first) {
        if (std::find(names.begin(), names.end(), name) != names.end())
            report(errors::ScriptPatternNameTwice, node.span, named(name));
        names.push_back(name);
    }
}

} // namespace retort::script
