"""Writes what CPython makes of the cases beside this file, in the format of tree_dump.h.

    python3 make_expected.py            every trees/*.py and errors/*.py
    python3 make_expected.py FILE...    prints the dump of each file, with positions

trees/NAME.py gives trees/NAME.tree: the tree that Python's own `ast` module builds; where there is a
trees/NAME.positions, that one too, with the place of each node. errors/NAME.py holds cases
separated by lines "# ---" and gives errors/NAME.python: what Python's compiler says to each, as "line: message",
or "accepted".
"""

import ast
import sys
import warnings
from pathlib import Path



def quoted(text):
    out = ['"']
    for c in text:
        n = ord(c)
        if c in '"\\':
            out.append("\\" + c)
        elif 32 <= n < 127:
            out.append(c)
        else:
            out.append("\\u{%x}" % n)
    out.append('"')
    return "".join(out)


class Dumper:
    def __init__(self, positions):
        self.positions = positions
        self.quiet = 0  # inside f-strings Python 3.11 gives no positions of use
        self.lines = []
        self.classes = []

    # -- names
    def name(self, text):
        if text is None:
            return "-"
        if self.classes and text.startswith("__") and not text.endswith("__") and "." not in text:
            owner = self.classes[-1].lstrip("_")
            if owner:
                return "_" + owner + text
        return text

    def at(self, node):
        if not self.positions or self.quiet:
            return ""
        return "@%d:%d-%d:%d" % (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)

    # -- expressions
    def list(self, nodes):
        return "[" + ", ".join(self.expr(n) for n in nodes) + "]"

    def expr(self, node):
        if node is None:
            return "-"
        kind = type(node).__name__
        fields = getattr(self, "x_" + kind)(node)
        if kind in ("ListComp", "SetComp", "DictComp", "GeneratorExp"):
            pass
        elif kind == "Constant":
            kind = self.constant_kind(node)
        return kind + self.at(node) + "(" + ", ".join(fields) + ")"

    def constant_kind(self, node):
        v = node.value
        return {bool: "Constant", type(None): "Constant", type(...): "Constant", int: "Int", float: "Float",
                str: "Str", bytes: "Bytes", complex: "Complex"}[type(v)]

    def x_Constant(self, node):
        v = node.value
        if v is ...:
            return ["Ellipsis"]
        if isinstance(v, str):
            return [quoted(v)]
        if isinstance(v, bytes):
            return [quoted(v.decode("latin-1"))]
        if isinstance(v, float):
            return [v.hex()]
        if isinstance(v, int) and not isinstance(v, bool):
            return ["%#x" % v]
        return [repr(v)]

    def x_Name(self, node):
        return [self.name(node.id)]

    def x_JoinedStr(self, node):
        self.quiet += 1
        parts = self.parts(node)
        self.quiet -= 1
        return [parts]

    def parts(self, node):
        out = []
        for v in node.values:
            if isinstance(v, ast.Constant):
                out.append(quoted(v.value))
            else:
                conversion = chr(v.conversion) if v.conversion != -1 else "-"
                spec = self.parts(v.format_spec) if v.format_spec else "-"
                out.append("{%s, %s, %s}" % (self.expr(v.value), conversion, spec))
        return "[" + ", ".join(out) + "]"

    def x_BoolOp(self, node):
        return [type(node.op).__name__, self.list(node.values)]

    def x_NamedExpr(self, node):
        return [self.expr(node.target), self.expr(node.value)]

    def x_BinOp(self, node):
        return [type(node.op).__name__, self.expr(node.left), self.expr(node.right)]

    def x_UnaryOp(self, node):
        op = {"UAdd": "Plus", "USub": "Minus"}.get(type(node.op).__name__, type(node.op).__name__)
        return [op, self.expr(node.operand)]

    def x_Lambda(self, node):
        return [self.arguments(node.args), self.expr(node.body)]

    def arguments(self, a):
        out = []

        def one(kind, arg, default):
            text = kind + " " + self.name(arg.arg) + self.at(arg)
            if arg.annotation:
                text += ": " + self.expr(arg.annotation)
            if default:
                text += " = " + self.expr(default)
            out.append(text)

        positional = a.posonlyargs + a.args
        defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
        for i, arg in enumerate(positional):
            one("posonly" if i < len(a.posonlyargs) else "arg", arg, defaults[i])
        if a.vararg:
            one("vararg", a.vararg, None)
        for arg, default in zip(a.kwonlyargs, a.kw_defaults):
            one("kwonly", arg, default)
        if a.kwarg:
            one("kwarg", a.kwarg, None)
        return "(" + ", ".join(out) + ")"

    def x_IfExp(self, node):
        return [self.expr(node.test), self.expr(node.body), self.expr(node.orelse)]

    def x_Dict(self, node):
        return ["[" + ", ".join(self.expr(k) + ": " + self.expr(v) for k, v in zip(node.keys, node.values)) + "]"]

    def x_Set(self, node):
        return [self.list(node.elts)]

    def clauses(self, node):
        out = []
        for g in node.generators:
            out.append("for%s %s in %s if %s" % (" async" if g.is_async else "", self.expr(g.target),
                                                 self.expr(g.iter), self.list(g.ifs)))
        return "[" + ", ".join(out) + "]"

    def x_ListComp(self, node):
        return [self.expr(node.elt), self.clauses(node)]

    x_SetComp = x_GeneratorExp = x_ListComp

    def x_DictComp(self, node):
        return [self.expr(node.key), self.expr(node.value), self.clauses(node)]

    def x_Await(self, node):
        return [self.expr(node.value)]

    x_Yield = x_YieldFrom = x_Starred = x_Await

    def x_Compare(self, node):
        return [self.expr(node.left), "[" + ", ".join(type(o).__name__ + " " + self.expr(c)
                                                      for o, c in zip(node.ops, node.comparators)) + "]"]

    def keywords(self, nodes):
        return "[" + ", ".join("%s%s=%s" % (k.arg if k.arg else "**", self.at(k), self.expr(k.value))
                               for k in nodes) + "]"

    def x_Call(self, node):
        return [self.expr(node.func), self.list(node.args), self.keywords(node.keywords)]

    def x_Attribute(self, node):
        return [self.expr(node.value), self.name(node.attr)]

    def x_Subscript(self, node):
        return [self.expr(node.value), self.expr(node.slice)]

    def x_List(self, node):
        return [self.list(node.elts)]

    x_Tuple = x_List

    def x_Slice(self, node):
        return [self.expr(node.lower), self.expr(node.upper), self.expr(node.step)]

    # -- patterns
    def pattern(self, node):
        if node is None:
            return "-"
        kind = type(node).__name__
        return kind + self.at(node) + "(" + ", ".join(getattr(self, "p_" + kind)(node)) + ")"

    def patterns(self, nodes):
        return "[" + ", ".join(self.pattern(n) for n in nodes) + "]"

    def p_MatchValue(self, node):
        return [self.expr(node.value)]

    def p_MatchSingleton(self, node):
        return [repr(node.value)]

    def p_MatchSequence(self, node):
        return [self.patterns(node.patterns)]

    p_MatchOr = p_MatchSequence

    def p_MatchMapping(self, node):
        return ["[" + ", ".join(self.expr(k) + ": " + self.pattern(p) for k, p in zip(node.keys, node.patterns)) + "]",
                self.name(node.rest)]

    def p_MatchClass(self, node):
        return [self.expr(node.cls), self.patterns(node.patterns),
                "[" + ", ".join(k + "=" + self.pattern(p) for k, p in zip(node.kwd_attrs, node.kwd_patterns)) + "]"]

    def p_MatchStar(self, node):
        return [self.name(node.name)]

    def p_MatchAs(self, node):
        return [self.pattern(node.pattern), self.name(node.name)]

    # -- statements
    def line(self, depth, text):
        self.lines.append("  " * depth + text)

    def block(self, depth, label, body):
        if body:
            self.line(depth, label + ":")
            for stmt in body:
                self.stmt(depth + 1, stmt)

    def stmt(self, depth, node):
        getattr(self, "s_" + type(node).__name__)(depth, node, type(node).__name__ + self.at(node))

    def function(self, depth, node, head):
        for d in node.decorator_list:
            self.line(depth, "@" + self.expr(d))
        self.line(depth, "%s %s %s -> %s" % (head, self.name(node.name), self.arguments(node.args),
                                             self.expr(node.returns)))
        self.block(depth + 1, "body", node.body)

    s_FunctionDef = s_AsyncFunctionDef = function

    def s_ClassDef(self, depth, node, head):
        for d in node.decorator_list:
            self.line(depth, "@" + self.expr(d))
        self.line(depth, "%s %s %s %s" % (head, self.name(node.name), self.list(node.bases),
                                          self.keywords(node.keywords)))
        self.classes.append(node.name)
        self.block(depth + 1, "body", node.body)
        self.classes.pop()

    def s_Return(self, depth, node, head):
        self.line(depth, head + " " + self.expr(node.value))

    s_Expr = s_Return

    def s_Delete(self, depth, node, head):
        self.line(depth, head + " " + self.list(node.targets))

    def s_Assign(self, depth, node, head):
        self.line(depth, head + " " + self.list(node.targets) + " = " + self.expr(node.value))

    def s_AugAssign(self, depth, node, head):
        self.line(depth, "%s %s %s %s" % (head, type(node.op).__name__, self.expr(node.target), self.expr(node.value)))

    def s_AnnAssign(self, depth, node, head):
        self.line(depth, "%s %s: %s = %s" % (head, self.expr(node.target), self.expr(node.annotation),
                                             self.expr(node.value)))

    def s_For(self, depth, node, head):
        self.line(depth, "%s %s in %s" % (head, self.expr(node.target), self.expr(node.iter)))
        self.block(depth + 1, "body", node.body)
        self.block(depth + 1, "else", node.orelse)

    s_AsyncFor = s_For

    def s_While(self, depth, node, head):
        self.line(depth, head + " " + self.expr(node.test))
        self.block(depth + 1, "body", node.body)
        self.block(depth + 1, "else", node.orelse)

    s_If = s_While

    def s_With(self, depth, node, head):
        items = ", ".join(self.expr(i.context_expr) + " as " + self.expr(i.optional_vars) for i in node.items)
        self.line(depth, head + " [" + items + "]")
        self.block(depth + 1, "body", node.body)

    s_AsyncWith = s_With

    def s_Match(self, depth, node, head):
        self.line(depth, head + " " + self.expr(node.subject))
        for case in node.cases:
            self.line(depth + 1, "case " + self.pattern(case.pattern) + " if " + self.expr(case.guard))
            self.block(depth + 2, "body", case.body)

    def s_Raise(self, depth, node, head):
        self.line(depth, head + " " + self.expr(node.exc) + " from " + self.expr(node.cause))

    def s_Try(self, depth, node, head):
        self.line(depth, head)
        self.block(depth + 1, "body", node.body)
        for h in node.handlers:
            self.line(depth + 1, "except%s %s as %s" % (self.at(h), self.expr(h.type), self.name(h.name)))
            self.block(depth + 2, "body", h.body)
        self.block(depth + 1, "else", node.orelse)
        self.block(depth + 1, "finally", node.finalbody)

    s_TryStar = s_Try

    def s_Assert(self, depth, node, head):
        self.line(depth, head + " " + self.expr(node.test) + ", " + self.expr(node.msg))

    def aliases(self, names):
        return "[" + ", ".join(a.name + self.at(a) + " as " + self.name(a.asname) for a in names) + "]"

    def s_Import(self, depth, node, head):
        self.line(depth, head + " " + self.aliases(node.names))

    def s_ImportFrom(self, depth, node, head):
        self.line(depth, "%s %d %s %s" % (head, node.level, node.module or "-", self.aliases(node.names)))

    def s_Global(self, depth, node, head):
        self.line(depth, head + " [" + ", ".join(self.name(n) for n in node.names) + "]")

    s_Nonlocal = s_Global

    def s_Pass(self, depth, node, head):
        self.line(depth, head)

    s_Break = s_Continue = s_Pass


def dump(source, positions):
    sys.setrecursionlimit(20000)
    dumper = Dumper(positions)
    for stmt in ast.parse(source).body:
        dumper.stmt(0, stmt)
    return "".join(line + "\n" for line in dumper.lines)


def verdict(source):
    try:
        compile(source, "case", "exec", dont_inherit=True)
        return "accepted"
    except SyntaxError as e:
        return "%d: %s" % (e.lineno or 0, e.msg)
    except ValueError as e:
        return "0: " + str(e)


def main(arguments):
    warnings.simplefilter("ignore")
    if arguments:
        for name in arguments:
            sys.stdout.write(dump(Path(name).read_bytes(), True))
        return
    here = Path(__file__).parent
    for path in sorted((here / "trees").glob("*.py")):
        path.with_suffix(".tree").write_text(dump(path.read_bytes(), False))
        if path.with_suffix(".positions").exists():
            path.with_suffix(".positions").write_text(dump(path.read_bytes(), True))
    for path in sorted((here / "errors").glob("*.py")):
        cases = path.read_bytes().split(b"# ---\n")
        path.with_suffix(".python").write_text("".join(verdict(case) + "\n" for case in cases))


if __name__ == "__main__":
    main(sys.argv[1:])
