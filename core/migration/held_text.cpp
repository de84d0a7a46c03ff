#include <core/base/error_codes.h>
#include <core/migration/held_text.h>

#include <algorithm>

namespace retort::migration
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Characters that are kept in memory, and read back at once.
constexpr qsizetype most = qsizetype{1} << 16U;

} // namespace

Result<> HeldText::add(const QString &text)
{
    held_ += text;
    return held_.size() < most ? Result<>() : spill();
}

void HeldText::clear()
{
    held_.clear();
    file_.reset();
}

Result<> HeldText::spill()
{
    const auto failed = [this] {
        return fail(errors::FileUnwritable, {{u"path"_s, file_->fileName()}, {u"reason"_s, file_->errorString()}});
    };
    if (!file_) {
        file_ = std::make_unique<QTemporaryFile>();
        if (!file_->open())
            return failed();
    }
    // As it stands in memory: nobody else reads it.
    const qint64 bytes = held_.size() * qint64{sizeof(QChar)};
    if (file_->write(reinterpret_cast<const char *>(held_.constData()), bytes) != bytes)
        return failed();
    held_.resize(0);
    return {};
}

Result<> HeldText::writeTo(const WriteText &write)
{
    if (!file_)
        return write(held_);
    RETORT_CHECK(spill());
    QString piece;
    bool isGood = file_->seek(0);
    while (isGood && !file_->atEnd()) {
        piece.resize(most);
        const qint64 read = file_->read(reinterpret_cast<char *>(piece.data()), most * qint64{sizeof(QChar)});
        isGood = read > 0;
        piece.resize(std::max<qint64>(read, 0) / qint64{sizeof(QChar)});
        if (piece.size() == most && piece.back().isHighSurrogate()) { // its other half comes with the next piece
            piece.chop(1);
            isGood = file_->seek(file_->pos() - qint64{sizeof(QChar)});
        }
        RETORT_CHECK(write(piece));
    }
    if (!isGood)
        return fail(errors::FileUnreadable, {{u"path"_s, file_->fileName()}, {u"reason"_s, file_->errorString()}});
    return {};
}

} // namespace retort::migration
