/// What may stand left of "=", after `for`, `del` and `as`, and the errors for what may not.

#include <core/script/error_codes.h>
#include <core/script/syntax/parser.h>

namespace retort::script
{

namespace
{

QString described(const Expr &node)
{
    switch (node.kind) {
    case ExprKind::Name:
        return QStringLiteral("name");
    case ExprKind::Constant:
        switch (static_cast<const ConstantExpr &>(node).value) {
        case ConstantValue::None:
            return QStringLiteral("None");
        case ConstantValue::True:
            return QStringLiteral("True");
        case ConstantValue::False:
            return QStringLiteral("False");
        case ConstantValue::Ellipsis:
            return QStringLiteral("ellipsis");
        }
        break;
    case ExprKind::Int:
    case ExprKind::Float:
    case ExprKind::Str:
    case ExprKind::Bytes:
        return QStringLiteral("literal");
    case ExprKind::FString:
        return QStringLiteral("f-string expression");
    case ExprKind::BoolOp:
    case ExprKind::Binary:
    case ExprKind::Unary:
        return QStringLiteral("expression");
    case ExprKind::Named:
        return QStringLiteral("named expression");
    case ExprKind::Lambda:
        return QStringLiteral("lambda");
    case ExprKind::Conditional:
        return QStringLiteral("conditional expression");
    case ExprKind::Dict:
        return QStringLiteral("dict literal");
    case ExprKind::Set:
        return QStringLiteral("set display");
    case ExprKind::Comprehension:
        switch (static_cast<const ComprehensionExpr &>(node).what) {
        case ComprehensionKind::List:
            return QStringLiteral("list comprehension");
        case ComprehensionKind::Set:
            return QStringLiteral("set comprehension");
        case ComprehensionKind::Dict:
            return QStringLiteral("dict comprehension");
        case ComprehensionKind::Generator:
            return QStringLiteral("generator expression");
        }
        break;
    case ExprKind::Await:
        return QStringLiteral("await expression");
    case ExprKind::Yield:
    case ExprKind::YieldFrom:
        return QStringLiteral("yield expression");
    case ExprKind::Compare:
        return QStringLiteral("comparison");
    case ExprKind::Call:
        return QStringLiteral("function call");
    case ExprKind::Attribute:
        return QStringLiteral("attribute");
    case ExprKind::Subscript:
        return QStringLiteral("subscript");
    case ExprKind::Starred:
        return QStringLiteral("starred");
    case ExprKind::List:
        return QStringLiteral("list");
    case ExprKind::Tuple:
        return QStringLiteral("tuple");
    case ExprKind::Slice:
        return QStringLiteral("slice");
    }
    return {};
}

} // namespace

void Parser::failTarget(const Expr *target, Target what, bool nested)
{
    const QVariantMap data{{QStringLiteral("what"), described(*target)}};
    switch (what) {
    case Target::Assign: {
        const auto *comprehension = as<ComprehensionExpr>(target);
        const auto *constant = as<ConstantExpr>(target);
        const bool hasOwnWords = (comprehension && comprehension->what == ComprehensionKind::Generator) ||
                                 (constant && constant->value != ConstantValue::Ellipsis);
        fail(nested || hasOwnWords ? errors::ScriptCannotAssign : errors::ScriptCannotAssignHere, target->span, data);
        return;
    }
    case Target::For:
    case Target::With:
        fail(errors::ScriptCannotAssign, target->span, data);
        return;
    case Target::Augmented:
        fail(errors::ScriptAugmentedTarget, target->span, data);
        return;
    case Target::Annotated: {
        if (target->kind == ExprKind::Tuple || target->kind == ExprKind::List)
            fail(errors::ScriptOneAnnotated, target->span, data);
        else
            fail(errors::ScriptAnnotatedTarget, target->span, data);
        return;
    }
    case Target::Delete:
        fail(errors::ScriptCannotDelete, target->span, data);
        return;
    }
}

void Parser::checkNameTarget(Symbol name, Span span)
{
    if (name == names::DunderDebug)
        fail(errors::ScriptCannotAssign, span, {{QStringLiteral("what"), QStringLiteral("__debug__")}});
}

void Parser::checkTarget(const Expr *target, Target what, bool nested)
{
    if (failed())
        return;
    const bool isSingle = what == Target::Augmented || what == Target::Annotated;
    const auto checkAll = [&](ExprList elements) {
        const Expr *starred = nullptr;
        for (const Expr *element : elements) {
            if (const auto *star = as<StarredExpr>(element); star && what != Target::Delete) {
                if (starred)
                    fail(errors::ScriptTwoStarred, element->span);
                starred = element;
                checkTarget(star->value, what, true);
            } else {
                checkTarget(element, what, true);
            }
        }
    };
    switch (target->kind) {
    case ExprKind::Name:
        checkNameTarget(static_cast<const NameExpr *>(target)->name, target->span);
        return;
    case ExprKind::Attribute:
        checkNameTarget(static_cast<const AttributeExpr *>(target)->name, target->span);
        return;
    case ExprKind::Subscript:
        return;
    case ExprKind::List:
        if (isSingle)
            break;
        checkAll(static_cast<const ListExpr *>(target)->elements);
        return;
    case ExprKind::Tuple:
        if (isSingle)
            break;
        checkAll(static_cast<const TupleExpr *>(target)->elements);
        return;
    case ExprKind::Starred:
        if (what == Target::Delete || isSingle)
            break;
        fail(nested ? errors::ScriptStarredNotHere : errors::ScriptStarredTarget, target->span);
        return;
    default:
        break;
    }
    failTarget(target, what, nested);
}

} // namespace retort::script
