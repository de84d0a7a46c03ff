#pragma once

#include <core/base/overloaded.h>
#include <core/script/syntax/parse.h>
#include <tests/core/script/syntax/literal_text.h>

#include <string>

/// A parsed script as text, in the very format that make_expected.py writes of Python's own tree.

namespace retort::script::tests
{

class TreeDump
{
public:
    TreeDump(const Module &module, bool positions)
        : module_(module)
        , positions_(positions)
    {
    }

    [[nodiscard]] std::string text()
    {
        for (const Stmt *stmt : module_.body)
            statement(0, *stmt);
        return std::move(out_);
    }

private:
    std::string name(Symbol symbol) const
    {
        return symbol == NoSymbol ? "-" : std::string(module_.symbols->text(symbol));
    }

    std::string place(std::uint32_t offset) const
    {
        const int line = module_.source->lineOf(offset);
        std::uint32_t start = offset;
        while (start > 0 && module_.source->lineOf(start - 1) == line)
            --start;
        return std::to_string(line) + ":" + std::to_string(offset - start);
    }
    std::string at(Span span) const
    {
        return positions_ && quiet_ == 0 ? "@" + place(span.offset) + "-" + place(span.end()) : "";
    }

    template <typename List, typename Function> static std::string joined(const List &items, Function function)
    {
        std::string out = "[";
        for (const auto &item : items) {
            if (out.size() > 1)
                out += ", ";
            out += function(item);
        }
        return out + "]";
    }
    std::string list(ExprList nodes)
    {
        return joined(nodes, [this](const Expr *node) { return expr(node); });
    }

    std::string parameters(ParameterList list)
    {
        static constexpr const char *kinds[] = {"posonly", "arg", "vararg", "kwonly", "kwarg"};
        std::string out = joined(list, [this](const Parameter &parameter) {
            std::string text = kinds[static_cast<int>(parameter.kind)];
            text += " " + name(parameter.name) + at(parameter.span);
            if (parameter.annotation)
                text += ": " + expr(parameter.annotation);
            if (parameter.defaultValue)
                text += " = " + expr(parameter.defaultValue);
            return text;
        });
        out.front() = '(';
        out.back() = ')';
        return out;
    }
    std::string keywords(std::span<const Keyword> list)
    {
        return joined(list, [this](const Keyword &keyword) {
            const std::string key = keyword.name == NoSymbol ? "**" : name(keyword.name);
            return key + at(keyword.span) + "=" + expr(keyword.value);
        });
    }
    std::string parts(std::span<const FStringPart> list)
    {
        return joined(list, [this](const FStringPart &part) {
            if (!part.value)
                return quoted(part.text);
            const std::string conversion = part.conversion ? std::string(1, part.conversion) : "-";
            return "{" + expr(part.value) + ", " + conversion + ", " + (part.hasSpec ? parts(part.spec) : "-") + "}";
        });
    }
    std::string clauses(const ComprehensionExpr &node)
    {
        return joined(node.clauses, [this](const ComprehensionClause &clause) {
            return std::string("for") + (clause.isAsync ? " async " : " ") + expr(clause.target) + " in " +
                   expr(clause.iterable) + " if " + list(clause.conditions);
        });
    }

    std::string expr(const Expr *node)
    {
        if (!node)
            return "-";
        const auto made = [&](const char *kind, std::initializer_list<std::string> fields) {
            std::string out = kind + at(node->span) + "(";
            bool first = true;
            for (const std::string &field : fields) {
                out += first ? field : ", " + field;
                first = false;
            }
            return out + ")";
        };
        return visit(
            *node, overloaded{
                       [&](const NameExpr &e) { return made("Name", {name(e.name)}); },
                       [&](const ConstantExpr &e) { return made("Constant", {constant(e.value)}); },
                       [&](const IntExpr &e) { return made("Int", {integer(e)}); },
                       [&](const FloatExpr &e) { return made("Float", {floating(e.value)}); },
                       [&](const StrExpr &e) { return made("Str", {quoted(e.value)}); },
                       [&](const BytesExpr &e) { return made("Bytes", {quoted(e.value, true)}); },
                       [&](const FStringExpr &e) {
                           ++quiet_;
                           const std::string inner = parts(e.parts);
                           --quiet_;
                           return made("JoinedStr", {inner});
                       },
                       [&](const BoolOpExpr &e) {
                           return made("BoolOp", {e.op == BoolOperator::And ? "And" : "Or", list(e.values)});
                       },
                       [&](const NamedExpr &e) {
                           return made("NamedExpr", {expr(e.target), expr(e.value)});
                       },
                       [&](const BinaryExpr &e) {
                           return made("BinOp", {operatorName(e.op), expr(e.left), expr(e.right)});
                       },
                       [&](const UnaryExpr &e) {
                           static constexpr const char *all[] = {"Invert", "Not", "Plus", "Minus"};
                           return made("UnaryOp", {all[static_cast<int>(e.op)], expr(e.operand)});
                       },
                       [&](const LambdaExpr &e) {
                           return made("Lambda", {parameters(e.parameters), expr(e.body)});
                       },
                       [&](const ConditionalExpr &e) {
                           return made("IfExp", {expr(e.test), expr(e.body), expr(e.orelse)});
                       },
                       [&](const DictExpr &e) {
                           return made("Dict", {joined(e.items, [this](const DictItem &item) {
                                           return expr(item.key) + ": " + expr(item.value);
                                       })});
                       },
                       [&](const SetExpr &e) { return made("Set", {list(e.elements)}); },
                       [&](const ComprehensionExpr &e) {
                           static constexpr const char *all[] = {"ListComp", "SetComp", "DictComp", "GeneratorExp"};
                           const char *kind = all[static_cast<int>(e.what)];
                           if (e.what == ComprehensionKind::Dict)
                               return made(kind, {expr(e.element), expr(e.value), clauses(e)});
                           return made(kind, {expr(e.element), clauses(e)});
                       },
                       [&](const AwaitExpr &e) { return made("Await", {expr(e.value)}); },
                       [&](const YieldExpr &e) { return made("Yield", {expr(e.value)}); },
                       [&](const YieldFromExpr &e) { return made("YieldFrom", {expr(e.value)}); },
                       [&](const CompareExpr &e) {
                           return made("Compare",
                                       {expr(e.left), joined(e.comparisons, [this](const Comparison &item) {
                                            static constexpr const char *all[] = {
                                                "Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"};
                                            return std::string(all[static_cast<int>(item.op)]) + " " + expr(item.right);
                                        })});
                       },
                       [&](const CallExpr &e) {
                           return made("Call", {expr(e.function), list(e.arguments), keywords(e.keywords)});
                       },
                       [&](const AttributeExpr &e) {
                           return made("Attribute", {expr(e.object), name(e.name)});
                       },
                       [&](const SubscriptExpr &e) {
                           return made("Subscript", {expr(e.object), expr(e.index)});
                       },
                       [&](const StarredExpr &e) { return made("Starred", {expr(e.value)}); },
                       [&](const ListExpr &e) { return made("List", {list(e.elements)}); },
                       [&](const TupleExpr &e) { return made("Tuple", {list(e.elements)}); },
                       [&](const SliceExpr &e) {
                           return made("Slice", {expr(e.lower), expr(e.upper), expr(e.step)});
                       },
                   });
    }

    std::string patterns(PatternList list)
    {
        return joined(list, [this](const Pattern *node) { return pattern(node); });
    }

    std::string pattern(const Pattern *node)
    {
        if (!node)
            return "-";
        const auto made = [&](const char *kind, const std::string &fields) {
            return kind + at(node->span) + "(" + fields + ")";
        };
        return visit(
            *node, overloaded{
                       [&](const ValuePattern &p) { return made("MatchValue", expr(p.value)); },
                       [&](const SingletonPattern &p) { return made("MatchSingleton", constant(p.value)); },
                       [&](const SequencePattern &p) { return made("MatchSequence", patterns(p.patterns)); },
                       [&](const MappingPattern &p) {
                           return made("MatchMapping", joined(p.items,
                                                              [this](const MappingItem &item) {
                                                                  return expr(item.key) + ": " + pattern(item.pattern);
                                                              }) +
                                                           ", " + name(p.rest));
                       },
                       [&](const ClassPattern &p) {
                           return made("MatchClass", expr(p.type) + ", " + patterns(p.patterns) + ", " +
                                                         joined(p.keywords, [this](const KeywordPattern &k) {
                                                             return name(k.name) + "=" + pattern(k.pattern);
                                                         }));
                       },
                       [&](const StarPattern &p) { return made("MatchStar", name(p.name)); },
                       [&](const AsPattern &p) { return made("MatchAs", pattern(p.pattern) + ", " + name(p.name)); },
                       [&](const OrPattern &p) { return made("MatchOr", patterns(p.patterns)); },
                   });
    }

    void line(int depth, const std::string &text)
    {
        out_.append(static_cast<std::size_t>(depth) * 2, ' ');
        out_ += text;
        out_ += '\n';
    }
    void block(int depth, const char *label, Block body)
    {
        if (body.empty())
            return;
        line(depth, label + std::string(":"));
        for (const Stmt *stmt : body)
            statement(depth + 1, *stmt);
    }

    /// In Python's tree an elif is an if in the else.
    void branches(int depth, const IfStmt &node, std::size_t i)
    {
        const IfBranch &branch = node.branches[i];
        const Span span{branch.span.offset, node.span.end() - branch.span.offset};
        line(depth, "If" + at(span) + " " + expr(branch.test));
        block(depth + 1, "body", branch.body);
        if (i + 1 == node.branches.size()) {
            block(depth + 1, "else", node.orelse);
        } else {
            line(depth + 1, "else:");
            branches(depth + 2, node, i + 1);
        }
    }

    std::string imports(std::span<const ImportName> names)
    {
        return joined(names, [this](const ImportName &item) {
            return name(item.path) + at(item.span) + " as " + name(item.alias);
        });
    }
    std::string symbols(std::span<const Symbol> list)
    {
        return joined(list, [this](Symbol symbol) { return name(symbol); });
    }

    void statement(int depth, const Stmt &node)
    {
        const auto head = [&](const std::string &kind) { return kind + at(node.span); };
        const auto simple = [&](const std::string &text) { line(depth, text); };
        visit(
            node,
            overloaded{
                [&](const FunctionDefStmt &s) {
                    for (const Expr *decorator : s.decorators)
                        simple("@" + expr(decorator));
                    simple(head(s.isAsync ? "AsyncFunctionDef" : "FunctionDef") + " " + name(s.name) + " " +
                           parameters(s.parameters) + " -> " + expr(s.returns));
                    block(depth + 1, "body", s.body);
                },
                [&](const ClassDefStmt &s) {
                    for (const Expr *decorator : s.decorators)
                        simple("@" + expr(decorator));
                    simple(head("ClassDef") + " " + name(s.name) + " " + list(s.bases) + " " + keywords(s.keywords));
                    block(depth + 1, "body", s.body);
                },
                [&](const ReturnStmt &s) { simple(head("Return") + " " + expr(s.value)); },
                [&](const DeleteStmt &s) { simple(head("Delete") + " " + list(s.targets)); },
                [&](const AssignStmt &s) { simple(head("Assign") + " " + list(s.targets) + " = " + expr(s.value)); },
                [&](const AugAssignStmt &s) {
                    simple(head("AugAssign") + " " + operatorName(s.op) + " " + expr(s.target) + " " + expr(s.value));
                },
                [&](const AnnAssignStmt &s) {
                    simple(head("AnnAssign") + " " + expr(s.target) + ": " + expr(s.annotation) + " = " +
                           expr(s.value));
                },
                [&](const TypeAliasStmt &s) { simple(head("TypeAlias") + " " + expr(s.name) + " = " + expr(s.value)); },
                [&](const ForStmt &s) {
                    simple(head(s.isAsync ? "AsyncFor" : "For") + " " + expr(s.target) + " in " + expr(s.iterable));
                    block(depth + 1, "body", s.body);
                    block(depth + 1, "else", s.orelse);
                },
                [&](const WhileStmt &s) {
                    simple(head("While") + " " + expr(s.test));
                    block(depth + 1, "body", s.body);
                    block(depth + 1, "else", s.orelse);
                },
                [&](const IfStmt &s) { branches(depth, s, 0); },
                [&](const WithStmt &s) {
                    simple(head(s.isAsync ? "AsyncWith" : "With") + " " + joined(s.items, [this](const WithItem &item) {
                               return expr(item.context) + " as " + expr(item.target);
                           }));
                    block(depth + 1, "body", s.body);
                },
                [&](const MatchStmt &s) {
                    simple(head("Match") + " " + expr(s.subject));
                    for (const MatchCase &item : s.cases) {
                        line(depth + 1, "case " + pattern(item.pattern) + " if " + expr(item.guard));
                        block(depth + 2, "body", item.body);
                    }
                },
                [&](const RaiseStmt &s) { simple(head("Raise") + " " + expr(s.exception) + " from " + expr(s.cause)); },
                [&](const TryStmt &s) {
                    simple(head(s.isStar ? "TryStar" : "Try"));
                    block(depth + 1, "body", s.body);
                    for (const ExceptHandler &handler : s.handlers) {
                        line(depth + 1,
                             "except" + at(handler.span) + " " + expr(handler.type) + " as " + name(handler.name));
                        block(depth + 2, "body", handler.body);
                    }
                    block(depth + 1, "else", s.orelse);
                    block(depth + 1, "finally", s.finally);
                },
                [&](const AssertStmt &s) { simple(head("Assert") + " " + expr(s.test) + ", " + expr(s.message)); },
                [&](const ImportStmt &s) { simple(head("Import") + " " + imports(s.names)); },
                [&](const ImportFromStmt &s) {
                    simple(head("ImportFrom") + " " + std::to_string(s.level) + " " + name(s.module) + " " +
                           imports(s.names));
                },
                [&](const GlobalStmt &s) { simple(head("Global") + " " + symbols(s.names)); },
                [&](const NonlocalStmt &s) { simple(head("Nonlocal") + " " + symbols(s.names)); },
                [&](const ExprStmt &s) { simple(head("Expr") + " " + expr(s.value)); },
                [&](const PassStmt &) { simple(head("Pass")); },
                [&](const BreakStmt &) { simple(head("Break")); },
                [&](const ContinueStmt &) { simple(head("Continue")); },
            });
    }

    const Module &module_;
    bool positions_;
    int quiet_ = 0;
    std::string out_;
};

} // namespace retort::script::tests
