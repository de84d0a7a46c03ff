#include <core/base/error.h>

namespace retort
{

Error Error::within(ErrorFrame frame) const
{
    Error outer = *this;
    outer.frames.insert(outer.frames.begin(), std::move(frame));
    return outer;
}

Error Error::at(SourcePosition where) const
{
    Error placed = *this;
    if (!placed.position)
        placed.position = std::move(where);
    return placed;
}

Error Error::causedBy(Error inner) const
{
    Error outer = *this;
    outer.cause = std::make_shared<const Error>(std::move(inner));
    return outer;
}

bool operator==(const Error &a, const Error &b)
{
    const bool sameCause = a.cause == b.cause || (a.cause && b.cause && *a.cause == *b.cause);
    return a.code == b.code && a.data == b.data && a.position == b.position && a.frames == b.frames && sameCause;
}

tl::unexpected<Error> fail(ErrorCode code, QVariantMap data, std::optional<SourcePosition> position)
{
    return tl::unexpected(Error{code, std::move(data), std::move(position), {}, {}});
}

tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected(std::move(error));
}

QString errorName(ErrorCode code)
{
    return QString::fromLatin1(code->name);
}

} // namespace retort
