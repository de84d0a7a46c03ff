#include <core/database/driver.h>
#include <core/database/named_lock.h>
#include <core/database/session.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace retort::database
{
using namespace Qt::Literals::StringLiterals;

QString shown(const LockHolder &holder)
{
    QStringList words;
    const auto add = [&words](const QString &what, const QString &value) {
        if (!value.isEmpty())
            words << what + u' ' + value;
    };
    add(u"process"_s, holder.process);
    add(u"user"_s, holder.user);
    add(u"host"_s, holder.host);
    add(u"application"_s, holder.application);
    add(u"connected since"_s, holder.since);
    return words.isEmpty() ? u"somebody who has just ended"_s : words.join(u", "_s);
}

Result<std::optional<NamedLock>> NamedLock::take(Session &session, const QString &name, const Waiting &waiting,
                                                 LockHolder &holder)
{
    using namespace std::chrono_literals;
    const auto end = std::chrono::steady_clock::now() + waiting.deadline;
    std::optional<LockHolder> told;
    for (auto pause = 20ms;; pause = std::min(2 * pause, 250ms)) {
        RETORT_CHECK(session.cancelToken().check(u"the wait for the lock"_s));
        RETORT_TRY(const bool isOurs, session.driver().tryLock(name));
        if (isOurs)
            return NamedLock(session, name);
        RETORT_TRY(holder, session.driver().lockHolder(name));
        if (told != holder && waiting.observer && waiting.deadline > 0ms)
            waiting.observer(holder);
        told = holder;
        if (std::chrono::steady_clock::now() >= end)
            return std::nullopt;
        std::this_thread::sleep_for(pause);
    }
}

NamedLock::NamedLock(Session &session, QString name)
    : session_(&session)
    , name_(std::move(name))
{
}

NamedLock::~NamedLock()
{
    if (session_)
        session_->driver().unlock(name_);
}

NamedLock::NamedLock(NamedLock &&other) noexcept
    : session_(std::exchange(other.session_, nullptr))
    , name_(std::move(other.name_))
{
}

} // namespace retort::database
