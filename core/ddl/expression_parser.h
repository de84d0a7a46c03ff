#pragma once

#include <core/ddl/customs.h>

#include <optional>

/// A small operator-precedence parser. It knows no types and no functions: only how SQL groups, which is what two
/// spellings of one expression differ in. Whatever it does not understand makes it give up.

namespace retort::ddl
{

/// From the loosest to the tightest.
enum Precedence { Lowest, Or, And, Not, Comparison, Other, Additive, Multiplicative, Power, Unary, Suffix, Primary };

/// A part that is read: its canonical text, and how strongly its outermost operator binds.
struct Part {
    explicit Part(QString what = {}, int binds = Primary)
        : text(std::move(what))
        , precedence(binds)
    {
    }
    static Part literal(QString what)
    {
        Part part(std::move(what));
        part.isLiteral = true;
        return part;
    }

    QString text;
    int precedence;
    bool isLiteral = false; ///< a number or string
    bool isArray = false;
    /// What NOT makes of it, where the database does not keep a NOT (Customs::truthIsNumber); empty: "not" in front.
    QString negation;
    int negationPrecedence = Comparison;
};

/// A sign and how strongly it binds.
struct Operator {
    QStringView sign;
    int precedence;
};

class ExpressionParser
{
public:
    ExpressionParser(const QString &sql, const Customs &customs)
        : customs_(customs)
        , at_(sql, customs.lexical, customs.nameCase)
    {
    }
    /// Nothing where it is no expression to its end.
    std::optional<QString> all();

private:
    /// How deep expressions may be nested before it is given up: deeper ones come from nobody's migration.
    static constexpr int mostDepth = 200;
    Part fail();
    static QString wrapped(const Part &part, int least);
    Part joined(const Part &left, const QString &sign, const Part &right, int precedence) const;
    /// The part with what NOT makes of it.
    Part withNegation(Part part, const QString &negation, int precedence = Comparison) const;
    static Part negated(const Part &part);
    const Operator *operatorHere() const;
    Part expression(int least);
    Part prefix();
    bool suffix(Part &part);
    /// The words of a type behind :: or AS.
    QString takeType();
    Part castTo(const Part &part, const QString &type);
    bool infix(Part &left, int least);
    bool isQuestion(Part &left);
    bool inList(Part &left, bool negated);
    bool between(Part &left, bool negated);
    /// x = ANY (ARRAY[a, b]) is what PostgreSQL keeps of x IN (a, b).
    bool anyOf(Part &left, const QString &sign);
    /// (a, b) or a subquery, with its parentheses.
    QString group();
    /// Expressions up to the closing sign, which is taken.
    QString elements(QStringView close);
    Part primary();
    Part word();
    Part caseExpression();
    /// A column, a keyword that is a value, or a call.
    Part name();
    const Customs &customs_;
    sql::TokenCursor at_;
    bool failed_ = false;
    int depth_ = 0;
};

} // namespace retort::ddl
