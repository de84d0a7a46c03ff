#pragma once

#include <core/base/error.h>
#include <core/database/query_result.h>

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <vector>

struct sqlite3_stmt;

namespace retort::database
{

/// One compiled statement; may be run again and again with other parameters.
class SqliteStatement
{
public:
    /// Owns `raw`, which is null for a text of space and comments only.
    SqliteStatement(sqlite3_stmt *raw, QByteArrayView text, bool changesRows, bool insertsRows);

    [[nodiscard]] bool isEmpty() const { return raw_ == nullptr; }
    [[nodiscard]] const QByteArray &text() const { return text_; }
    [[nodiscard]] bool changesRows() const { return changesRows_; }
    [[nodiscard]] bool insertsRows() const { return insertsRows_; }

    /// errors::SqlParametersMismatch unless it has so many. SQLite itself would take those left out for NULL.
    [[nodiscard]] Result<> expectParameters(std::size_t count) const;
    /// Exactly; what SQLite has no type for (dates, decimals) as its text. They must live until run() is over.
    void bind(const std::vector<sql::Value> &values);

    /// Not one of SQLite's codes: a text in the answer is not UTF-8.
    static constexpr int unreadableText = -1;
    /// Runs to the end and leaves it ready to run again; the error is SQLite's extended code or unreadableText.
    [[nodiscard]] tl::expected<void, int> run(QueryResult &result);
    [[nodiscard]] QString unreadableColumn() const { return unreadableColumn_; }

private:
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };
    void readRow(QueryResult &result, bool &isReadable);

    std::unique_ptr<sqlite3_stmt, Finalize> raw_;
    QByteArray text_;
    QString unreadableColumn_;
    bool changesRows_;
    bool insertsRows_;
};

} // namespace retort::database
