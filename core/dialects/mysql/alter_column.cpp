#include <core/dialects/error_codes.h>
#include <core/dialects/mysql/compile.h>

#include <algorithm>

// MODIFY and CHANGE write down the whole column anew: what they do not say is lost.

namespace retort::dialects
{

using namespace operations;

namespace
{

/// What a column keeps when only its length or kind of text changes; gives that, as it is written.
QStringList keepCharset(const sql::SqlType &before, sql::SqlType &after)
{
    QStringList kept;
    const auto keep = [&](auto &type) {
        const auto *old = std::get_if<std::decay_t<decltype(type)>>(&before.kind);
        if (!old || !type.charset.isEmpty() || !type.collation.isEmpty())
            return;
        type.charset = old->charset;
        type.collation = old->collation;
        if (!type.charset.isEmpty())
            kept << u"CHARACTER SET " + type.charset;
        if (!type.collation.isEmpty())
            kept << u"COLLATE " + type.collation;
    };
    if (auto *text = std::get_if<sql::StringType>(&after.kind))
        keep(*text);
    else if (auto *choice = std::get_if<sql::EnumType>(&after.kind))
        keep(*choice);
    return kept;
}

QString commentText(const AlterColumn &alter, const schema::Column *live, const sql::LiteralRules &rules)
{
    const QString comment = alter.comment           ? *alter.comment
                            : alter.existingComment ? *alter.existingComment
                            : live                  ? live->comment
                                                    : QString();
    return comment.isEmpty() ? QString() : QString(u" COMMENT " + sql::quotedText(comment, rules));
}

void noteKept(const CompileContext &context, const AlterColumn &alter, const QStringList &kept)
{
    if (context.note && !kept.isEmpty())
        context.note(QStringLiteral("Column %1.%2 keeps what the script does not tell: %3")
                         .arg(alter.table.name, alter.column, kept.join(QStringLiteral(", "))));
}

} // namespace

Result<QString> MySqlDialect::changedColumn(const AlterColumn &alter, const CompileContext &context) const
{
    // What the script did not tell is read from the table, where it is known: MODIFY would lose it. Without a database
    // a script that tells type and nullability is taken at its word, for autogenerate adds the rest where there is any.
    const bool told = (alter.type || alter.existingType) && (alter.nullable || alter.existingNullable);
    const schema::Column *live = nullptr;
    std::optional<schema::Table> table;
    if (context.shapeOf) {
        auto shape = context.shapeOf(alter.table);
        if (shape) {
            table = *std::move(shape);
            const auto sameName = [&](const schema::Column &column) {
                return column.name.compare(alter.column, Qt::CaseInsensitive) == 0;
            };
            const auto found = std::find_if(table->columns.begin(), table->columns.end(), sameName);
            live = found == table->columns.end() ? nullptr : &*found;
        } else if (!told || shape.error().code != errors::DatabaseNeededOffline) {
            return fail(std::move(shape).error());
        }
    }
    // The column itself knows its type better than the script does: collation and character set are part of it.
    std::optional<sql::SqlType> type = alter.type ? alter.type : live ? std::optional(live->type) : alter.existingType;
    if (!type)
        return fail(errors::ExistingTypeNeeded, {{QStringLiteral("column"), alter.column},
                                                 {QStringLiteral("table"), alter.table.name},
                                                 {QStringLiteral("dialect"), name()}});
    QStringList kept = live && alter.type ? keepCharset(live->type, *type) : QStringList();
    RETORT_TRY(QString text, renderType(*type));
    if (live && live->computed) {
        RETORT_TRY(const QString generated, computedText(*live->computed));
        text += u' ' + generated;
        kept << generated;
        noteKept(context, alter, kept);
        return text + commentText(alter, live, rules().literals);
    }
    const bool nullable = alter.nullable           ? *alter.nullable
                          : alter.existingNullable ? *alter.existingNullable
                          : live                   ? live->nullable
                                                   : true;
    text += QStringView(nullable ? u" NULL" : u" NOT NULL");
    if (live && !nullable && !alter.nullable && !alter.existingNullable)
        kept << QStringLiteral("NOT NULL");
    const schema::Column *counter = table ? schema::autoincrementColumn(*table) : nullptr;
    const bool counts = alter.autoincrement           ? *alter.autoincrement
                        : alter.existingAutoincrement ? *alter.existingAutoincrement
                                                      : counter && counter == live;
    if (counts)
        text += QStringLiteral(" AUTO_INCREMENT");
    if (counts && !alter.autoincrement && !alter.existingAutoincrement)
        kept << QStringLiteral("AUTO_INCREMENT");
    std::optional<schema::ServerDefault> value;
    if (const std::optional<DefaultChange> &change =
            alter.serverDefault ? alter.serverDefault : alter.existingServerDefault) {
        if (const auto *given = std::get_if<schema::ServerDefault>(&*change))
            value = *given;
    } else if (live) {
        value = live->serverDefault;
    }
    if (value) {
        RETORT_TRY(const QString written, defaultText(*value));
        text += u" DEFAULT " + written;
        if (!alter.serverDefault && !alter.existingServerDefault)
            kept << u"DEFAULT " + written;
    }
    if (live && !alter.serverDefault)
        if (const auto *moment = option(live->options, QStringLiteral("on_update")))
            kept << u"ON UPDATE " + std::get<QString>(*moment), text += u' ' + kept.last();
    const QString comment = commentText(alter, live, rules().literals);
    if (live && !alter.comment && !alter.existingComment && !comment.isEmpty())
        kept << comment.trimmed();
    noteKept(context, alter, kept);
    return text + comment;
}

} // namespace retort::dialects
