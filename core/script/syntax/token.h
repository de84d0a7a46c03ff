#pragma once

#include <core/script/syntax/source.h>
#include <core/script/syntax/symbols.h>

namespace retort::script
{

enum class TokenKind : std::uint8_t {
    End,
    // The keywords, in the order in which every SymbolTable knows them: kind and symbol are the same number.
    False,
    None,
    True,
    And,
    As,
    Assert,
    Async,
    Await,
    Break,
    Class,
    Continue,
    Def,
    Del,
    Elif,
    Else,
    Except,
    Finally,
    For,
    From,
    Global,
    If,
    Import,
    In,
    Is,
    Lambda,
    Nonlocal,
    Not,
    Or,
    Pass,
    Raise,
    Return,
    Try,
    While,
    With,
    Yield,
    Name,
    Number,
    String,       ///< a whole literal that is no f-string, with prefix and quotes
    FStringStart, ///< prefix and opening quotes; what follows is read by Lexer::fstringText
    Newline,
    Indent,
    Dedent,
    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Comma,
    Colon,
    Semicolon,
    Dot,
    Ellipsis,
    Arrow,
    Exclamation,
    Equal,
    ColonEqual,
    PlusEqual,
    MinusEqual,
    StarEqual,
    SlashEqual,
    DoubleSlashEqual,
    PercentEqual,
    AtEqual,
    AmpersandEqual,
    BarEqual,
    CaretEqual,
    LeftShiftEqual,
    RightShiftEqual,
    DoubleStarEqual,
    EqualEqual,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Bar,
    Caret,
    Ampersand,
    LeftShift,
    RightShift,
    Plus,
    Minus,
    Star,
    Slash,
    DoubleSlash,
    Percent,
    At,
    DoubleStar,
    Tilde,
    Failed, ///< the lexer, or the parser, has met an error: nothing matches this
};
static_assert(static_cast<std::uint32_t>(TokenKind::Yield) == names::keywordCount);

struct Token {
    TokenKind kind = TokenKind::End;
    Symbol symbol = NoSymbol; ///< of names and keywords
    Span span;
};

} // namespace retort::script
