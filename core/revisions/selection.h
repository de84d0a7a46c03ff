#pragma once

#include <core/revisions/error_codes.h>
#include <core/revisions/graph.h>

namespace retort::revisions
{

/// errors::RequestedRevisionsOverlap where one of `requested` is an ancestor of another. Linear.
[[nodiscard]] Result<> checkNoOverlap(const RevisionGraph &graph, std::span<const RevisionIndex> requested);

/// The same result, in which the argument of errors::MultipleHeads is what the person wrote as the end of the walk.
template <typename T> [[nodiscard]] Result<T> asEnd(Result<T> result, const QString &end)
{
    if (!result && result.error().code == errors::MultipleHeads)
        result.error().data.insert(QStringLiteral("argument"), end);
    return result;
}

} // namespace retort::revisions
