#include <core/database/error_codes.h>
#include <core/database/sqlite/authorizer.h>

#include <sqlite3.h>

namespace retort::database
{
using namespace Qt::Literals::StringLiterals;

namespace
{

bool isOneOf(const QString &name, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView candidate : names) {
        if (name.compare(candidate, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

void Authorizer::install(sqlite3 *connection)
{
    sqlite3_set_authorizer(connection, &Authorizer::ask, this);
}

void Authorizer::reset()
{
    insertsRows_ = false;
    changesRows_ = false;
    isDdl_ = false;
    refusal_.reset();
}

int Authorizer::ask(void *self, int action, const char *first, const char *second, const char *, const char *)
{
    return static_cast<Authorizer *>(self)->answer(action, first, second);
}

int Authorizer::answer(int action, const char *first, const char *second)
{
    switch (action) {
    case SQLITE_ATTACH:
        // A name that is computed comes as null.
        return first && *first == '\0' ? SQLITE_OK : refuse(errors::SqlRefused, u"ATTACH or VACUUM INTO"_s);
    case SQLITE_FUNCTION:
        // Comes for every call of every function: compared without a conversion.
        if (second && sqlite3_stricmp(second, "load_extension") == 0)
            return refuse(errors::SqlRefused, u"load_extension()"_s);
        return SQLITE_OK;
    case SQLITE_PRAGMA: {
        const QString pragma = QString::fromUtf8(first);
        if (second && isOneOf(pragma, {"writable_schema"_L1, "temp_store_directory"_L1, "data_store_directory"_L1}))
            return refuse(errors::SqlRefused, u"PRAGMA "_s + pragma);
        return SQLITE_OK;
    }
    case SQLITE_TRANSACTION:
        return allowTransactionControl || !isCompiling
                   ? SQLITE_OK
                   : refuse(errors::TransactionControlRefused, QString::fromUtf8(first));
    case SQLITE_INSERT:
        insertsRows_ = true;
        changesRows_ = true;
        return SQLITE_OK;
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        changesRows_ = true;
        return SQLITE_OK;
    case SQLITE_READ:
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
    case SQLITE_SAVEPOINT:
        return SQLITE_OK;
    default:
        // All that is left creates, drops, alters, detaches, analyses.
        isDdl_ = true;
        return SQLITE_OK;
    }
}

int Authorizer::refuse(ErrorCode code, const QString &what)
{
    refusal_ = Error{code, {{u"what"_s, what}}, {}, {}, {}};
    return SQLITE_DENY;
}

} // namespace retort::database
