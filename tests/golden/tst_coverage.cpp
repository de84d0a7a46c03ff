#include <core/alembic/op/op.h>
#include <core/alembic/sqlalchemy/expressions.h>
#include <core/alembic/sqlalchemy/query_methods.h>
#include <core/alembic/sqlalchemy/schema.h>
#include <core/alembic/tables.h>
#include <core/script/syntax/lexer.h>
#include <tests/support/bodies.h>

#include <QTest>

#include <set>

using namespace retort;
using namespace retort::alembic;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// Nothing is in the builtin tables that no golden body uses: every directive and its keywords, every column type, the
/// keywords of what stands in a table, every function and method that makes an expression or a query.
class CoverageTest : public QObject
{
    Q_OBJECT

    /// What calls of one name used, whoever they were called on.
    struct Use {
        int positional = 0; ///< the most arguments without a keyword
        QStringList keywords;
    };
    std::map<QString, Use> calls_;    ///< by the name behind the last dot
    std::set<QString> names_;         ///< "sa.Integer", "postgresql.JSONB"
    std::map<QString, Use> qualified_; ///< the calls by both names

    struct Open {
        QString name;
        QString qualified;
        int positional = 0;
        bool isEmpty = true;
        bool isKeyword = false;
    };

    void closeArgument(Open &open)
    {
        if (!open.isEmpty && !open.isKeyword)
            ++open.positional;
        open.isEmpty = true;
        open.isKeyword = false;
    }

    /// Reads the tokens of a body, and of the expressions inside of its brackets.
    void read(const QString &code)
    {
        using script::TokenKind;
        const auto source = script::Source::fromText(u"body.py"_s, code.toStdString());
        script::SymbolTable symbols;
        script::Lexer lexer(*source, symbols);
        lexer.setSkipping(true);
        const auto textOf = [&](const script::Token &token) {
            const auto text = lexer.text().substr(token.span.offset, token.span.length);
            return QString::fromUtf8(text.data(), qsizetype(text.size()));
        };
        std::vector<Open> open;
        std::vector<script::Token> last;
        for (script::Token token = lexer.next(); token.kind != TokenKind::End; token = lexer.next()) {
            if (token.kind == TokenKind::Failed)
                break;
            const auto before = [&](std::size_t n) {
                return last.size() >= n ? last[last.size() - n].kind : TokenKind::End;
            };
            const auto nameBefore = [&](std::size_t n) {
                return before(n) == TokenKind::Name ? textOf(last[last.size() - n]) : QString();
            };
            switch (token.kind) {
            case TokenKind::LeftParen: {
                Open call;
                call.name = nameBefore(1);
                if (!call.name.isEmpty() && before(2) == TokenKind::Dot)
                    call.qualified = nameBefore(3) + u'.' + call.name;
                if (!open.empty())
                    open.back().isEmpty = false;
                open.push_back(call);
                break;
            }
            case TokenKind::LeftBracket:
            case TokenKind::LeftBrace:
                if (!open.empty())
                    open.back().isEmpty = false;
                open.emplace_back();
                break;
            case TokenKind::RightParen:
            case TokenKind::RightBracket:
            case TokenKind::RightBrace:
                if (!open.empty()) {
                    closeArgument(open.back());
                    for (Use *use : {&calls_[open.back().name], &qualified_[open.back().qualified]})
                        use->positional = std::max(use->positional, open.back().positional);
                    open.pop_back();
                }
                break;
            case TokenKind::Comma:
                if (!open.empty())
                    closeArgument(open.back());
                break;
            case TokenKind::Equal:
                if (!open.empty() && (before(2) == TokenKind::LeftParen || before(2) == TokenKind::Comma)) {
                    open.back().isKeyword = true;
                    calls_[open.back().name].keywords << nameBefore(1);
                    qualified_[open.back().qualified].keywords << nameBefore(1);
                }
                break;
            case TokenKind::Name:
                if (before(1) == TokenKind::Dot)
                    names_.insert(nameBefore(2) + u'.' + textOf(token));
                [[fallthrough]];
            default:
                if (!open.empty())
                    open.back().isEmpty = false;
            }
            last.push_back(token);
        }
    }

    static QStringList parametersOf(const char *text)
    {
        QStringList names;
        for (const QString &parameter : QString::fromLatin1(text).split(u", "_s, Qt::SkipEmptyParts))
            names << parameter.section(u'=', 0, 0);
        return names;
    }

    /// The parameters that no call of the name has used.
    QStringList unused(const Use *use, const char *parameters) const
    {
        QStringList missing;
        int place = 0;
        for (const QString &name : parametersOf(parameters)) {
            if (name == u"*"_s || name == u"/"_s || name.startsWith(u"**"_s))
                continue;
            ++place;
            const bool isUsed = use && (name.startsWith(u'*') ? use->positional >= place
                                                              : use->positional >= place || use->keywords.contains(name));
            if (!isUsed && !name.startsWith(u'*') && !name.startsWith(u'_'))
                missing << name;
        }
        return missing;
    }

    static const Use *find(const std::map<QString, Use> &uses, const QString &name)
    {
        const auto found = uses.find(name);
        return found == uses.end() ? nullptr : &found->second;
    }

    static bool isRefused(const script::FunctionEntry &entry)
    {
        return QString::fromLatin1(entry.doc).startsWith(u"Refused"_s);
    }

    /// Faults of functions that are called as `owner.name()`.
    QStringList faultsOf(const QString &owner, std::span<const script::FunctionEntry> functions) const
    {
        QStringList faults;
        for (const script::FunctionEntry &entry : functions) {
            const QString name = owner + u'.' + QString::fromLatin1(entry.name);
            if (isRefused(entry) || QString::fromLatin1(entry.name).startsWith(u"__"_s))
                continue;
            const Use *use = find(qualified_, name);
            if (!use)
                faults << name + u"()"_s;
            else
                for (const QString &parameter : unused(use, entry.parameters))
                    faults << name + u"(%1=)"_s.arg(parameter);
        }
        return faults;
    }

    static const script::FunctionEntry *constructorOf(const ClassRow &row)
    {
        for (const script::FunctionEntry &entry : row.entry.methods)
            if (QString::fromLatin1(entry.name) == u"__init__"_s)
                return &entry;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const GoldenBody &body : goldenBodies())
            read(body.code);
    }

    void every_directive_with_every_keyword()
    {
        QStringList faults = faultsOf(u"op"_s, opFunctions);
        for (const ClassRow &row : batchClasses)
            faults << faultsOf(u"batch"_s, row.entry.methods);
        faults << faultsOf(u"context"_s, contextFunctions);
        QCOMPARE(faults, QStringList());
    }

    void every_column_type_with_every_keyword()
    {
        QStringList faults;
        for (const ModuleRow &module : moduleRows()) {
            const QString name = QString::fromLatin1(module.name.data(), qsizetype(module.name.size()));
            if (name != u"sqlalchemy"_s && !name.startsWith(u"sqlalchemy.dialects."_s))
                continue;
            const QString owner = name == u"sqlalchemy"_s ? u"sa"_s : name.section(u'.', 2);
            for (const auto *table : module.classes)
                for (const ClassRow &row : *table) {
                    const QString type = owner + u'.' + QString::fromLatin1(row.entry.name);
                    const QString inTypes = u"types."_s + QString::fromLatin1(row.entry.name);
                    if (!row.type)
                        continue;
                    if (!names_.contains(type) && !names_.contains(inTypes)) {
                        faults << type;
                        continue;
                    }
                    const script::FunctionEntry *init = constructorOf(row);
                    const Use *use = find(qualified_, type);
                    if (init && use)
                        for (const QString &parameter : unused(use, init->parameters))
                            faults << type + u"(%1=)"_s.arg(parameter);
                }
        }
        QCOMPARE(faults, QStringList());
    }

    void everything_that_stands_in_a_table_with_every_keyword()
    {
        QStringList faults;
        for (const char *name : {"Column", "ForeignKey", "ForeignKeyConstraint", "PrimaryKeyConstraint", "UniqueConstraint",
                                 "CheckConstraint", "Index", "Sequence", "Identity", "Computed"}) {
            const script::FunctionEntry *init = constructorOf(*findClass("sqlalchemy", name));
            for (const QString &parameter : unused(find(calls_, QString::fromLatin1(name)), init->parameters))
                faults << QString::fromLatin1(name) + u"(%1=)"_s.arg(parameter);
        }
        QCOMPARE(faults, QStringList());
    }

    void every_function_and_method_that_makes_sql()
    {
        QStringList faults;
        for (const auto functions : {expressionFunctions, queryFunctions, sourceFunctions, tableFunctions})
            for (const script::FunctionEntry &entry : functions)
                if (!calls_.contains(QString::fromLatin1(entry.name)))
                    faults << u"sa."_s + QString::fromLatin1(entry.name);
        for (const auto methods : {elementMethods, selectMethods, changeMethods})
            for (const script::FunctionEntry &entry : methods)
                if (!isRefused(entry) && !calls_.contains(QString::fromLatin1(entry.name)))
                    faults << u"."_s + QString::fromLatin1(entry.name);
        QCOMPARE(faults, QStringList());
    }
};

QTEST_APPLESS_MAIN(CoverageTest)
#include "tst_coverage.moc"
