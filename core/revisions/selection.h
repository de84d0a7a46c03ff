#pragma once

#include <core/revisions/graph.h>

namespace retort::revisions
{

/// ErrorCode::RequestedRevisionsOverlap where one of `requested` is an ancestor of another. Linear.
[[nodiscard]] Result<> checkNoOverlap(const RevisionGraph &graph, std::span<const RevisionIndex> requested);

/// The same result, in which the argument of ErrorCode::MultipleHeads is what the person wrote as the end of the walk.
template <typename T> [[nodiscard]] Result<T> asEnd(Result<T> result, const QString &end)
{
    if (!result && result.error().code == ErrorCode::MultipleHeads)
        result.error().data.insert(QStringLiteral("argument"), end);
    return result;
}

} // namespace retort::revisions
