#pragma once

#include <core/base/presenter.h>
#include <core/database/session.h>
#include <core/database/transaction.h>

#include <QTemporaryDir>

#include <memory>

namespace retort::tests
{

/// The value of a Result that a test needs in order to go on; a failure ends the program with its words.
template <typename T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(present(result.error())));
    return std::move(*result);
}

/// SQLite files in a folder that goes away with the object.
class TemporaryDatabases
{
public:
    [[nodiscard]] QString path(const QString &name = QStringLiteral("app.db")) const { return dir_->filePath(name); }
    [[nodiscard]] database::Url url(const QString &name = QStringLiteral("app.db")) const
    {
        database::Url url;
        url.database = path(name);
        return url;
    }
    [[nodiscard]] QString folder() const { return dir_->path(); }
    [[nodiscard]] database::Session open(const QString &name = QStringLiteral("app.db"),
                                         const database::OpenOptions &options = {}) const
    {
        return must(database::Session::open(url(name), options));
    }

private:
    std::unique_ptr<QTemporaryDir> dir_ = std::make_unique<QTemporaryDir>();
};

/// All rows of a query as text, cells separated by '|' and rows by a line end: what the sqlite3 shell prints.
[[nodiscard]] QString rowsOf(database::Session &session, const QString &sql);

} // namespace retort::tests
