#include <core/dialects/catalogue.h>
#include <core/dialects/mysql/rights.h>

namespace retort::dialects
{
using namespace Qt::Literals::StringLiterals;

Result<QStringList> hiddenFromAccount(const CatalogueQuery &query)
{
    const QString account = u"CONCAT('''', SUBSTRING_INDEX(CURRENT_USER(), '@', 1), '''@''',"
                            u" SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''')"_s;
    RETORT_TRY(const auto rows,
               query(u"SELECT PRIVILEGE_TYPE FROM information_schema.USER_PRIVILEGES WHERE GRANTEE = %1"
                     u" UNION SELECT PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES WHERE GRANTEE = %1"
                     u" AND DATABASE() LIKE TABLE_SCHEMA UNION SELECT 'by a role' FROM DUAL"
                     u" WHERE CURRENT_ROLE() IS NOT NULL AND CURRENT_ROLE() <> 'NONE'"_s.arg(account)));
    QStringList rights;
    for (const auto &row : rows)
        rights << textIn(row[0]);
    QStringList hidden;
    if (rights.contains(u"by a role"_s))
        return hidden;
    if (!rights.contains(u"SELECT"_s))
        hidden << u"tables that it has no rights on, if there are any"_s;
    if (!rights.contains(u"TRIGGER"_s))
        hidden << u"triggers, if there are any"_s;
    return hidden;
}

} // namespace retort::dialects
