#pragma once

#include <core/base/overloaded.h>
#include <core/script/syntax/parse.h>
#include <core/script/syntax/unicode.h>

#include <cstdio>
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
    static std::string quoted(std::string_view text, bool bytes = false)
    {
        std::string out = "\"";
        for (std::size_t i = 0; i < text.size();) {
            char32_t c = static_cast<unsigned char>(text[i]);
            std::uint32_t length = 1;
            if (!bytes && c >= 0x80) {
                const CodePoint point = codePointAt(text, i);
                c = point.value;
                length = point.length;
                // A lone surrogate is kept as three bytes.
                if (length == 1 && i + 2 < text.size()) {
                    c = 0xD000U | (static_cast<unsigned char>(text[i + 1]) & 0x3FU) << 6 |
                        (static_cast<unsigned char>(text[i + 2]) & 0x3FU);
                    length = 3;
                }
            }
            i += length;
            if (c == U'"' || c == U'\\') {
                out += '\\';
                out += static_cast<char>(c);
            } else if (c >= 32 && c < 127) {
                out += static_cast<char>(c);
            } else {
                char buffer[16];
                std::snprintf(buffer, sizeof buffer, "\\u{%x}", static_cast<unsigned>(c));
                out += buffer;
            }
        }
        return out + '"';
    }

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

    static const char *operatorName(BinaryOperator op)
    {
        static constexpr const char *all[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
                                              "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
        return all[static_cast<int>(op)];
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

    static std::string constant(ConstantValue value)
    {
        static constexpr const char *all[] = {"None", "True", "False", "Ellipsis"};
        return all[static_cast<int>(value)];
    }

    static std::string integer(const IntExpr &node)
    {
        char buffer[32];
        if (node.digits.empty()) {
            std::snprintf(buffer, sizeof buffer, "%#llx", static_cast<unsigned long long>(node.value));
            return node.value == 0 ? "0x0" : buffer;
        }
        // Schoolbook conversion to base 16, for comparison only.
        std::string hex;
        std::string nibbles(1, 0);
        for (const char c : node.digits) {
            unsigned carry = c <= '9' ? static_cast<unsigned>(c - '0') : static_cast<unsigned>((c | 0x20) - 'a' + 10);
            for (char &nibble : nibbles) {
                carry += static_cast<unsigned>(nibble) * node.base;
                nibble = static_cast<char>(carry & 15U);
                carry >>= 4U;
            }
            for (; carry != 0; carry >>= 4U)
                nibbles.push_back(static_cast<char>(carry & 15U));
        }
        for (auto nibble = nibbles.rbegin(); nibble != nibbles.rend(); ++nibble)
            hex += "0123456789abcdef"[static_cast<int>(*nibble)];
        return "0x" + hex.substr(std::min(hex.find_first_not_of('0'), hex.size() - 1));
    }

    /// As Python's float.hex().
    static std::string floating(double value)
    {
        if (value > 1.7976931348623157e308)
            return "inf";
        if (value == 0)
            return "0x0.0p+0";
        std::uint64_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        const auto exponent = static_cast<int>(bits >> 52U);
        char buffer[40];
        std::snprintf(buffer, sizeof buffer, "0x%d.%013llxp%+d", exponent == 0 ? 0 : 1,
                      static_cast<unsigned long long>(bits & 0xFFFFFFFFFFFFFU),
                      exponent == 0 ? -1022 : exponent - 1023);
        return buffer;
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
