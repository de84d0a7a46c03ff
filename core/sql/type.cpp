#include <core/sql/type.h>

namespace retort::sql
{

const SqlType &typeFor(const SqlType &type, const QStringList &dialects)
{
    for (const QString &dialect : dialects)
        for (const TypeVariant &variant : type.variants)
            if (variant.dialect == dialect)
                return variant.type;
    return type;
}

} // namespace retort::sql
