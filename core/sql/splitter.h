#pragma once

#include <QString>

#include <vector>

namespace retort::sql
{

/// What the lexical rules of the databases differ in. PostgreSQL is read with standard_conforming_strings on, MySQL
/// without ANSI_QUOTES, both as they come.
struct LexicalRules {
    bool backslashInQuotes = false;  ///< '\'' in every string (MySQL); E'' strings have it on PostgreSQL
    bool escapeStrings = false;      ///< E'...' (PostgreSQL)
    bool dollarQuotes = false;       ///< $$...$$, $tag$...$tag$ (PostgreSQL)
    bool nestedComments = false;     ///< /* /* */ */ (PostgreSQL)
    bool hashComments = false;       ///< # to the end of the line (MySQL)
    bool dashesNeedSpace = false;    ///< "--" starts a comment only before a space or the end (MySQL)
    bool backticks = false;          ///< `name` (MySQL, SQLite)
    bool brackets = false;           ///< [name] (SQLite)
    bool compoundStatements = false; ///< CREATE TRIGGER, PROCEDURE ... BEGIN ...; ...; END (SQLite, MySQL)
    bool atomicBodies = false;       ///< CREATE FUNCTION ... BEGIN ATOMIC ...; END (PostgreSQL)
};

[[nodiscard]] LexicalRules sqliteRules();
[[nodiscard]] LexicalRules postgresqlRules();
[[nodiscard]] LexicalRules mysqlRules();

/// One piece of SQL text; the pieces of a text follow each other without a gap.
struct Token {
    enum class Kind { Space, Comment, Word, QuotedName, String, Number, Operator, Semicolon };
    Kind kind;
    qsizetype offset;
    qsizetype length;
    /// False for a quote or comment that the text ends in.
    bool closed = true;
    bool operator==(const Token &) const = default;
};

/// Never fails: what is no token is an Operator of one character, what is not closed reaches to the end.
[[nodiscard]] std::vector<Token> tokenize(QStringView text, const LexicalRules &rules);

/// One statement inside a larger text, without its semicolon and the space and comments before and after it.
struct Piece {
    qsizetype offset;
    qsizetype length;
    bool operator==(const Piece &) const = default;
};

/// The statements of a text, in order; empty ones and those of comments only are left out. A semicolon inside of
/// quotes, comments, parentheses of a body, or a BEGIN ... END or CASE ... END of a trigger or procedure does not
/// split. An unclosed quote runs to the end of the text and stays in its statement: the database says what is wrong.
[[nodiscard]] std::vector<Piece> split(QStringView text, const LexicalRules &rules);

/// Offsets of the `?` that stand for parameters in a Statement's text (see Statement::text): outside of quotes and
/// comments, and not doubled.
[[nodiscard]] std::vector<qsizetype> placeholders(QStringView text, const LexicalRules &rules);

} // namespace retort::sql
