#pragma once

#include <QByteArray>
#include <QString>

#include <variant>

namespace retort::sql
{

/// SQL NULL.
struct Null {
    bool operator==(const Null &) const = default;
};
/// An exact number as its decimal text ("-12.50", "NaN"); also integers that need more than 64 bits.
struct Decimal {
    QString text;
    bool operator==(const Decimal &) const = default;
};
/// "2024-02-29". Text, because databases hold dates that QDate does not ("infinity", BC).
struct Date {
    QString text;
    bool operator==(const Date &) const = default;
};
/// "23:59:58.000123", with "+02:00" behind it where it has a zone.
struct Time {
    QString text;
    bool operator==(const Time &) const = default;
};
/// "2024-02-29 23:59:58.000123", with "+02:00" behind it where it has a zone.
struct DateTime {
    QString text;
    bool operator==(const DateTime &) const = default;
};
/// A span as PostgreSQL writes it: "1 day 02:03:04.5".
struct Interval {
    QString text;
    bool operator==(const Interval &) const = default;
};
/// A JSON text.
struct Json {
    QString text;
    bool operator==(const Json &) const = default;
};
/// "c0ffee00-....": lower case, with hyphens.
struct Uuid {
    QString text;
    bool operator==(const Uuid &) const = default;
};

/// One value on its way to or from a database: exact, nothing is rounded on the way.
using Value =
    std::variant<Null, bool, qint64, double, Decimal, QString, QByteArray, Date, Time, DateTime, Interval, Json, Uuid>;

} // namespace retort::sql
