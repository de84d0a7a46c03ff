#include <core/base/overloaded.h>
#include <core/database/error_codes.h>
#include <core/database/sqlite/statement.h>

#include <QStringDecoder>

#include <sqlite3.h>

namespace retort::database
{
using namespace Qt::Literals::StringLiterals;

namespace
{

void bindText(sqlite3_stmt *statement, int place, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(statement, place, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
}

void bindOne(sqlite3_stmt *statement, int place, const sql::Value &value)
{
    std::visit(overloaded{
                   [&](const sql::Null &) { sqlite3_bind_null(statement, place); },
                   [&](bool truth) { sqlite3_bind_int(statement, place, truth ? 1 : 0); },
                   [&](qint64 number) { sqlite3_bind_int64(statement, place, number); },
                   [&](double number) { sqlite3_bind_double(statement, place, number); },
                   [&](const QString &text) { bindText(statement, place, text); },
                   [&](const QByteArray &bytes) {
                       // A null pointer would bind NULL.
                       sqlite3_bind_blob64(statement, place, bytes.isNull() ? "" : bytes.constData(),
                                           static_cast<sqlite3_uint64>(bytes.size()), SQLITE_STATIC);
                   },
                   [&](const sql::Decimal &number) { bindText(statement, place, number.text); },
                   [&](const sql::Date &date) { bindText(statement, place, date.text); },
                   [&](const sql::Time &time) { bindText(statement, place, time.text); },
                   [&](const sql::DateTime &moment) { bindText(statement, place, moment.text); },
                   [&](const sql::Interval &span) { bindText(statement, place, span.text); },
                   [&](const sql::Json &json) { bindText(statement, place, json.text); },
                   [&](const sql::Uuid &uuid) { bindText(statement, place, uuid.text); },
               },
               value);
}

sql::Value valueAt(sqlite3_stmt *statement, int column, bool &isReadable)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return static_cast<qint64>(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
        QString decoded = decoder(QByteArrayView(text, sqlite3_column_bytes(statement, column)));
        isReadable = isReadable && !decoder.hasError();
        return decoded;
    }
    case SQLITE_BLOB: {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
        return bytes ? QByteArray(bytes, sqlite3_column_bytes(statement, column)) : QByteArray("");
    }
    default:
        return sql::Null{};
    }
}

} // namespace

void SqliteStatement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(sqlite3_stmt *raw, QByteArrayView text, bool changesRows, bool insertsRows)
    : raw_(raw)
    , text_(text.toByteArray())
    , changesRows_(changesRows)
    , insertsRows_(insertsRows)
{
}

Result<> SqliteStatement::expectParameters(std::size_t count) const
{
    const auto expected = static_cast<std::size_t>(sqlite3_bind_parameter_count(raw_.get()));
    if (expected == count)
        return {};
    return fail(errors::SqlParametersMismatch, {{u"expected"_s, static_cast<qulonglong>(expected)},
                                                {u"given"_s, static_cast<qulonglong>(count)},
                                                {u"statement"_s, QString::fromUtf8(text_).trimmed()}});
}

void SqliteStatement::bind(const std::vector<sql::Value> &values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        bindOne(raw_.get(), static_cast<int>(i) + 1, values[i]);
}

tl::expected<void, int> SqliteStatement::run(QueryResult &result)
{
    const int columns = sqlite3_column_count(raw_.get());
    for (int i = 0; i < columns; ++i)
        result.columns << QString::fromUtf8(sqlite3_column_name(raw_.get(), i));
    bool isReadable = true;
    int code = sqlite3_step(raw_.get());
    while (code == SQLITE_ROW && isReadable) {
        readRow(result, isReadable);
        if (isReadable)
            code = sqlite3_step(raw_.get());
    }
    // Asked before the reset, which would give only the primary code's text again.
    const int extended =
        code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : sqlite3_extended_errcode(sqlite3_db_handle(raw_.get()));
    sqlite3_reset(raw_.get());
    sqlite3_clear_bindings(raw_.get());
    if (!isReadable)
        return tl::unexpected(unreadableText);
    if (extended != SQLITE_OK)
        return tl::unexpected(extended);
    return {};
}

void SqliteStatement::readRow(QueryResult &result, bool &isReadable)
{
    std::vector<sql::Value> row;
    row.reserve(static_cast<std::size_t>(result.columns.size()));
    for (int i = 0; i < result.columns.size() && isReadable; ++i) {
        row.push_back(valueAt(raw_.get(), i, isReadable));
        if (!isReadable)
            unreadableColumn_ = result.columns[i];
    }
    result.rows.push_back(std::move(row));
}

} // namespace retort::database
