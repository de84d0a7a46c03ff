#include <core/dialects/reserved_words.h>

namespace retort::dialects
{

const std::set<QStringView> &sqliteReservedWords()
{
    static const std::set<QStringView> words{
#include <core/dialects/sqlite/reserved_words.inc>
    };
    return words;
}

const std::set<QStringView> &postgresqlReservedWords()
{
    static const std::set<QStringView> words{
#include <core/dialects/postgresql/reserved_words.inc>
    };
    return words;
}

const std::set<QStringView> &mysqlReservedWords()
{
    static const std::set<QStringView> words{
#include <core/dialects/mysql/reserved_words_mysql.inc>
    };
    return words;
}

const std::set<QStringView> &mariadbReservedWords()
{
    static const std::set<QStringView> words{
#include <core/dialects/mysql/reserved_words_mariadb.inc>
    };
    return words;
}

} // namespace retort::dialects
