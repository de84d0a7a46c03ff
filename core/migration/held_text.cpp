#include <core/base/error_codes.h>
#include <core/migration/held_text.h>

#include <algorithm>

namespace retort::migration
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Characters that are kept in memory, and read back at once.
constexpr qsizetype piece = qsizetype{1} << 16U;

} // namespace

Result<> HeldText::add(const QString &text)
{
    held_ += text;
    return held_.size() < piece || hasNoPlace_ ? Result<>() : spill();
}

void HeldText::clear()
{
    held_.clear();
    file_.reset();
}

Result<> HeldText::spill()
{
    if (!file_) {
        file_ = std::make_unique<QTemporaryFile>();
        if (!file_->open()) {
            file_.reset();
            hasNoPlace_ = true;
            return {};
        }
    }
    // As it stands in memory: nobody else reads it.
    const qint64 bytes = held_.size() * qint64{sizeof(QChar)};
    if (file_->write(reinterpret_cast<const char *>(held_.constData()), bytes) != bytes)
        return fail(errors::FileUnwritable, {{u"path"_s, file_->fileName()}, {u"reason"_s, file_->errorString()}});
    held_.resize(0);
    return {};
}

Result<> HeldText::writeTo(const WriteText &write)
{
    if (!file_)
        return write(held_);
    RETORT_CHECK(spill());
    QString text;
    bool isGood = file_->seek(0);
    while (isGood && !file_->atEnd()) {
        text.resize(piece);
        const qint64 read = file_->read(reinterpret_cast<char *>(text.data()), piece * qint64{sizeof(QChar)});
        isGood = read > 0;
        text.resize(std::max<qint64>(read, 0) / qint64{sizeof(QChar)});
        if (text.size() == piece && text.back().isHighSurrogate()) { // its other half comes with the next piece
            text.chop(1);
            isGood = file_->seek(file_->pos() - qint64{sizeof(QChar)});
        }
        RETORT_CHECK(write(text));
    }
    if (!isGood)
        return fail(errors::FileUnreadable, {{u"path"_s, file_->fileName()}, {u"reason"_s, file_->errorString()}});
    return {};
}

} // namespace retort::migration
