#pragma once

#include <QDateTime>

namespace retort
{

/// Where "now" comes from. Passed in, so that a plan, its preview and its run agree, and tests are repeatable.
class Clock
{
public:
    virtual ~Clock() = default;
    /// UTC, microseconds where the platform has them.
    [[nodiscard]] virtual QDateTime now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

/// Stands still at the moment given.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(QDateTime moment)
        : moment_(std::move(moment))
    {
    }
    [[nodiscard]] QDateTime now() const override { return moment_; }

private:
    QDateTime moment_;
};

} // namespace retort
