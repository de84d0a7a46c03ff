#pragma once

#include <core/script/syntax/ast_expressions.h>

/// The patterns of a match statement; see ast.h.

namespace retort::script
{

enum class PatternKind : std::uint8_t { Value, Singleton, Sequence, Mapping, Class, Star, As, Or };

struct Pattern {
    PatternKind kind;
    Span span;
};

/// A literal or a dotted name.
struct ValuePattern : Pattern {
    static constexpr auto Kind = PatternKind::Value;
    const Expr *value;
};

struct SingletonPattern : Pattern {
    static constexpr auto Kind = PatternKind::Singleton;
    ConstantValue value; ///< not Ellipsis
};

struct SequencePattern : Pattern {
    static constexpr auto Kind = PatternKind::Sequence;
    PatternList patterns;
};

struct MappingItem {
    const Expr *key;
    const Pattern *pattern;
};

struct MappingPattern : Pattern {
    static constexpr auto Kind = PatternKind::Mapping;
    std::span<const MappingItem> items;
    Symbol rest; ///< of `**rest`, or NoSymbol
};

struct KeywordPattern {
    Symbol name;
    const Pattern *pattern;
};

struct ClassPattern : Pattern {
    static constexpr auto Kind = PatternKind::Class;
    const Expr *type;
    PatternList patterns;
    std::span<const KeywordPattern> keywords;
};

/// *name in a sequence; NoSymbol for *_.
struct StarPattern : Pattern {
    static constexpr auto Kind = PatternKind::Star;
    Symbol name;
};

/// `pattern as name`; a bare capture has no pattern; `_` has neither.
struct AsPattern : Pattern {
    static constexpr auto Kind = PatternKind::As;
    const Pattern *pattern;
    Symbol name;
};

struct OrPattern : Pattern {
    static constexpr auto Kind = PatternKind::Or;
    PatternList patterns;
};

} // namespace retort::script
