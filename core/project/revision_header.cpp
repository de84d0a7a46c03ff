#include <core/project/error_codes.h>
#include <core/project/header_scanner.h>
#include <core/project/python_text.h>
#include <core/project/revision_header.h>
#include <core/project/static_evaluator.h>
#include <core/project/static_texts.h>

#include <algorithm>

namespace retort::project
{
namespace
{

using namespace script;
using namespace Qt::Literals::StringLiterals;
using revisions::Revision;

QString fileName(const QString &path)
{
    return path.sliced(path.lastIndexOf(u'/') + 1);
}

// Alembic 0.1 named files after the id and had no `revision` in them. As Alembic matches: the id may be any run of
// hex digits at the start, right before ".py".
std::optional<QString> legacyId(const QString &path)
{
    const QString name = fileName(path);
    const auto isHex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    const auto end = std::find_if_not(name.begin(), name.end(), isHex) - name.begin();
    return end > 0 && QStringView(name).sliced(end) == u".py" ? std::optional(name.first(end)) : std::nullopt;
}

// What a file has that is still to be filled in by Mako, Jinja or cookiecutter.
bool hasPlaceholder(QStringView text)
{
    return text.contains(u"${") || text.contains(u"{{") || text.contains(u"{%") || text.contains(u"<%");
}

PassedOver passedOver(ErrorCode code, const QString &path)
{
    return {Error{code, {{u"path"_s, path}}, {}, {}, {}}};
}

QStringList textsOf(const std::optional<HeaderValue> &value)
{
    if (!value)
        return {};
    if (const auto *text = std::get_if<QString>(&*value))
        return {*text};
    const auto *list = std::get_if<QStringList>(&*value);
    return list ? *list : QStringList();
}

// Where problems point at; asked only when there is one.
using PositionOf = std::function<SourcePosition(std::string_view name)>;

HeaderReading assemble(const QString &path, ScannedHeader header, std::optional<Error> problem,
                       const PositionOf &positionOf)
{
    Revision revision;
    revision.path = path;
    revision.doc = header.doc.trimmed();
    const auto broken = [&](ErrorCode code, std::string_view name) {
        if (!problem)
            problem = Error{code,
                            {{u"name"_s, QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))}},
                            positionOf(name),
                            {},
                            {}};
    };
    if (!header.revision) {
        const auto id = legacyId(path);
        if (!problem && (!id || !header.downRevision))
            return passedOver(errors::NotARevision, path);
        revision.id = id.value_or(QString());
    } else if (const auto *id = std::get_if<QString>(&*header.revision); id && !id->isEmpty()) {
        revision.id = *id;
    } else {
        broken(errors::HeaderValueInvalid, "revision");
    }
    if (hasPlaceholder(revision.id))
        return passedOver(errors::RevisionTemplate, path);
    if (!header.downRevision)
        broken(errors::RevisionWithoutParent, "revision");
    revision.downRevisions = textsOf(header.downRevision);
    revision.branchLabels = textsOf(header.branchLabels);
    revision.dependsOn = textsOf(header.dependsOn);
    revision.problem = std::move(problem);
    return revision;
}

// ------------------------------------------------------------------------------ what needs the full parser

// The last statement at the module's own level that says something about the name; whole blocks count.
const Stmt *lastMention(const Module &module, std::string_view name)
{
    const auto mentions = [&](const Stmt *statement) {
        const std::string_view code = module.source->text(statement->span);
        return statement->kind != StmtKind::FunctionDef && statement->kind != StmtKind::ClassDef && hasWord(code, name);
    };
    const auto found = std::find_if(module.body.rbegin(), module.body.rend(), mentions);
    return found == module.body.rend() ? nullptr : *found;
}

SourcePosition positionIn(const Module &module, std::string_view name)
{
    const Stmt *statement = lastMention(module, name);
    return statement ? module.source->position(statement->span) : SourcePosition{module.source->file(), 0, 0, 1, {}};
}

class ParsedHeader
{
public:
    ParsedHeader(const ParsedModule &parsed, const ModuleReader &modules)
        : module_(*parsed.module)
        , names_(parsed.module, modules)
    {
        if (!parsed.errors.empty())
            problem = parsed.errors.front();
        header.revision = read("revision");
        header.downRevision = read("down_revision");
        header.branchLabels = read("branch_labels");
        header.dependsOn = read("depends_on");
        if (!module_.body.empty())
            if (const auto *first = as<ExprStmt>(module_.body.front()))
                if (const auto *doc = as<StrExpr>(first->value))
                    header.doc = QString::fromUtf8(doc->value.data(), static_cast<qsizetype>(doc->value.size()));
    }

    ScannedHeader header;
    std::optional<Error> problem;

private:
    std::optional<HeaderValue> read(std::string_view name)
    {
        const auto value = names_.name(name);
        if (!value)
            return std::nullopt;
        if (const auto text = literalOf(*value))
            return HeaderValue(*text);
        if (const auto *text = std::get_if<TextValue>(&value->value))
            return std::holds_alternative<NoText>(text->value) ? HeaderValue() : broken(errors::HeaderNotStatic, name);
        if (const auto *list = std::get_if<StaticList>(&value->value))
            return readList(*list, name);
        const bool known = std::holds_alternative<bool>(value->value) || std::holds_alternative<qint64>(value->value) ||
                           std::holds_alternative<StaticDict>(value->value) ||
                           std::holds_alternative<StaticFunction>(value->value);
        return broken(known ? errors::HeaderValueInvalid : errors::HeaderNotStatic, name);
    }

    HeaderValue readList(const StaticList &list, std::string_view name)
    {
        QStringList texts;
        for (const StaticValue &item : list.items) {
            const auto text = literalOf(item);
            if (!text)
                return broken(std::holds_alternative<StaticUnknown>(item.value) ? errors::HeaderNotStatic
                                                                                : errors::HeaderValueInvalid,
                              name);
            texts << *text;
        }
        return texts;
    }

    HeaderValue broken(ErrorCode code, std::string_view name)
    {
        if (!problem)
            problem = Error{code,
                            {{u"name"_s, QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))}},
                            positionIn(module_, name),
                            {},
                            {}};
        return {};
    }

    const Module &module_;
    StaticReader names_;
};

// Whether a text that is no Python was meant to be a revision: one of its lines begins with the name.
bool looksLikeRevision(std::string_view bytes)
{
    for (auto at = bytes.find("revision"); at != bytes.npos; at = bytes.find("revision", at + 1))
        if (at == 0 || bytes[at - 1] == '\n' || bytes[at - 1] == '\r')
            return true;
    return false;
}

HeaderReading brokenFile(const QString &path, std::string_view bytes, Error problem)
{
    if (!looksLikeRevision(bytes) && !legacyId(path))
        return passedOver(errors::NotARevision, path);
    if (hasPlaceholder(QString::fromLatin1(bytes.data(), static_cast<qsizetype>(bytes.size()))))
        return passedOver(errors::RevisionTemplate, path);
    Revision revision;
    revision.id = legacyId(path).value_or(QString());
    revision.path = path;
    revision.problem = std::move(problem);
    return revision;
}

HeaderReading parseHeader(const QString &path, std::string_view bytes, const ModuleReader &modules)
{
    const auto source = Source::decode(path, QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (!source)
        return brokenFile(path, bytes, source.error());
    const ParsedModule parsed = parse(*source, std::make_shared<SymbolTable>());
    ParsedHeader reading(parsed, modules);
    if (!parsed.errors.empty() && !reading.header.revision)
        return brokenFile(path, bytes, parsed.errors.front());
    return assemble(path, std::move(reading.header), std::move(reading.problem),
                    [&](std::string_view name) { return positionIn(*parsed.module, name); });
}

// A problem in a file that the quick pass could read is rare enough to parse the file for its place.
SourcePosition positionInText(const QString &path, std::string_view bytes, std::string_view name)
{
    const auto source = Source::fromText(path, std::string(bytes));
    return positionIn(*parse(source, std::make_shared<SymbolTable>()).module, name);
}

} // namespace

HeaderReading readHeader(const QString &path, std::string_view bytes, const ModuleReader &modules)
{
    if (auto header = scanHeader(bytes))
        return assemble(path, *std::move(header), std::nullopt,
                        [&](std::string_view name) { return positionInText(path, bytes, name); });
    return parseHeader(path, bytes, modules);
}

} // namespace retort::project
