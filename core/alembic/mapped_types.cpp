#include <core/alembic/mapped_types.h>
#include <core/base/overloaded.h>
#include <core/script/runtime/interpreter.h>

#include <algorithm>

// The types become a module in the language itself, whose line N holds the type of retort.toml's line N: what is wrong
// with one is then shown at its place, by the same means as in any other script.

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

namespace
{

const QString frame = uR"(
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite

class Text(sa.types.UserDefinedType):
    def __init__(self, text):
        self.text = text

    def get_col_spec(self, **kw):
        return self.text

class PerDialect(sa.types.TypeDecorator):
    impl = sa.types.NullType

    def __init__(self, name, texts):
        self._name = name
        self.texts = texts

    def load_dialect_impl(self, dialect):
        text = self.texts.get(dialect.name)
        if text is None and dialect.name == "mariadb":
            text = self.texts.get("mysql")
        if text is None:
            raise NotImplementedError("retort.toml has no type of " + self._name + " for " + dialect.name)
        return Text(text)

def mapped(make):
    class Mapped(sa.types.TypeDecorator):
        impl = sa.types.NullType

        def __init__(self, *args, **kwargs):
            made = make()
            self.impl = made(*args, **kwargs) if isinstance(made, type) else made

    return Mapped
)"_s;

QString literal(QString text)
{
    return u'"' % text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s) % u'"';
}

QString expressionOf(const project::MappedType &type)
{
    return std::visit(
        overloaded{
            [](const project::TypeExpression &given) { return QString(given.text).replace(u'\n', u' ').trimmed(); },
            [&type](const project::TypeTexts &given) {
                QStringList texts;
                for (const auto &[dialect, text] : given.byDialect)
                    texts << literal(dialect) % u": "_s % literal(text);
                return QString(u"PerDialect(" % literal(type.name) % u", {" % texts.join(u", ") % u"})");
            },
        },
        type.type);
}

QString writtenTypes(const std::vector<project::MappedType> &types)
{
    QStringList lines;
    QString made;
    for (std::size_t i = 0; i < types.size(); ++i) {
        const qsizetype line = std::max(types[i].position.line, 1);
        while (lines.size() < line)
            lines << QString();
        QString &text = lines[line - 1];
        if (!text.isEmpty())
            text += u"; ";
        const QString number = QString::number(i);
        text += u"type"_s % number % u" = lambda: ("_s % expressionOf(types[i]) % u')';
        made += u"Type"_s % number % u" = mapped(type"_s % number % u")\n"_s;
    }
    return lines.join(u'\n') + frame + made;
}

} // namespace

MappedTypes::MappedTypes(const ModuleResolver &inner, const project::RetortToml *settings)
    : inner_(inner)
{
    if (settings == nullptr || settings->types.empty())
        return;
    for (std::size_t i = 0; i < settings->types.size(); ++i) {
        const std::string name = settings->types[i].name.toStdString();
        std::size_t dot = name.rfind('.');
        std::string module = name.substr(0, dot);
        names_[module][name.substr(dot + 1)] = "Type" + std::to_string(i);
        while ((dot = module.rfind('.')) != std::string::npos) {
            module.resize(dot);
            parents_.insert(module);
        }
    }
    types_ = Source::fromText(settings->file, writtenTypes(settings->types).toStdString());
}

bool MappedTypes::isMapped(const std::string &module, const std::string &name) const
{
    const auto found = names_.find(module);
    return found != names_.end() && found->second.contains(name);
}

Result<FoundModule> MappedTypes::find(const std::string &name) const
{
    if (types_ && name == typesModule)
        return ScriptModule{types_, false};
    if (name.find(unmapped) != std::string::npos) {
        std::string own = name;
        own.erase(std::remove(own.begin(), own.end(), unmapped), own.end());
        return inner_.find(own);
    }
    const auto mapped = names_.find(name);
    if (mapped != names_.end()) {
        const auto find = [&names = mapped->second, name](Interpreter &vm, std::string_view wanted) -> Eval<> {
            const auto known = names.find(wanted);
            const bool isMapped = known != names.end();
            RETORT_TRY(const Value module, vm.importModule(isMapped ? std::string(typesModule) : name + unmapped));
            if (!module.as<ModuleObject>())
                return Value();
            return findAttribute(vm, module, isMapped ? known->second : std::string(wanted));
        };
        return NameTable{find};
    }
    RETORT_TRY(FoundModule found, inner_.find(name));
    if (std::holds_alternative<UnknownModule>(found) && parents_.contains(name))
        return NameTable{[](Interpreter &, std::string_view) -> Eval<> { return Value(); }};
    return found;
}

} // namespace retort::alembic
