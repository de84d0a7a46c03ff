#pragma once

#include <core/migration/offline.h>

#include <QTemporaryFile>

#include <memory>

namespace retort::migration
{

/// Text that may still turn out not to be wanted: kept in memory up to a limit, behind that in a temporary file that
/// only its user can read and that is gone with this object. Where no such file can be made (a read-only container),
/// all of it is kept in memory.
class HeldText
{
public:
    /// errors::FileUnwritable where the disk is full.
    [[nodiscard]] Result<> add(const QString &text);
    void clear();
    /// Gives all of it, in pieces, to `write`, and the errors of that; errors::FileUnreadable.
    [[nodiscard]] Result<> writeTo(const WriteText &write);

private:
    [[nodiscard]] Result<> spill();

    QString held_; ///< the end of it
    std::unique_ptr<QTemporaryFile> file_;
    bool hasNoPlace_ = false;
};

} // namespace retort::migration
