#include <core/dialects/description.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <map>

namespace retort::dialects
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// What tells things in a list apart; their place, where they have no name.
QString identityOf(const QJsonObject &object, qsizetype place)
{
    for (const QString &key : {u"name"_s, u"columns"_s, u"sql"_s})
        if (const QJsonValue value = object[key]; value.isString())
            return (object[u"schema"_s].isString() ? QString(object[u"schema"_s].toString() + u'.') : QString()) +
                   value.toString();
        else if (value.isArray())
            return value.toVariant().toStringList().join(u',');
    return QString::number(place);
}

QString shown(const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.mid(1, text.size() - 2));
}

void compare(const QString &path, const QJsonValue &left, const QJsonValue &right, std::vector<Difference> &found)
{
    const auto below = [&](const QString &name) { return path.isEmpty() ? name : QString(path + u'/' + name); };
    const auto hasObjects = [](const QJsonValue &value) {
        return value.isArray() && value.toArray().first().isObject();
    };
    if (left == right)
        return;
    if (left.isObject() && right.isObject()) {
        const QJsonObject a = left.toObject();
        const QJsonObject b = right.toObject();
        QStringList keys = a.keys();
        for (const QString &key : b.keys())
            if (!a.contains(key))
                keys << key;
        for (const QString &key : keys)
            compare(below(key), a.value(key), b.value(key), found);
        return;
    }
    if (hasObjects(left) || hasObjects(right)) {
        const auto byIdentity = [](const QJsonValue &value) {
            std::map<QString, QJsonValue> items;
            const QJsonArray array = value.toArray();
            for (qsizetype i = 0; i < array.size(); ++i) {
                QString identity = identityOf(array[i].toObject(), i);
                while (items.count(identity) > 0)
                    identity += u"'"_s;
                items[identity] = array[i];
            }
            return items;
        };
        const auto a = byIdentity(left);
        const auto b = byIdentity(right);
        const std::size_t before = found.size();
        for (const auto &[name, item] : a)
            compare(below(name), item, b.count(name) > 0 ? b.at(name) : QJsonValue(QJsonValue::Undefined), found);
        for (const auto &[name, item] : b)
            if (a.count(name) == 0)
                found.push_back({below(name), {}, shown(item)});
        // The same things in another order.
        if (found.size() == before)
            found.push_back({path, shown(left), shown(right)});
        return;
    }
    found.push_back({path, shown(left), shown(right)});
}

} // namespace

std::vector<Difference> differences(const QJsonObject &left, const QJsonObject &right)
{
    std::vector<Difference> found;
    compare({}, left, right, found);
    return found;
}

} // namespace retort::dialects
