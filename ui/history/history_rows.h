#pragma once

#include <core/base/cancel.h>
#include <core/revisions/layout.h>

#include <QDateTime>
#include <QHash>

#include <memory>
#include <optional>
#include <vector>

/// Everything the history shows, made once from the graph and off the UI thread; painting and data() only read it.

namespace retort::ui
{

/// Where one database stands, as far as it is known.
struct Standing {
    QString connection; ///< the name people know the database by
    QStringList rows;   ///< of its version table

    bool operator==(const Standing &) const = default;
};

enum class RowState {
    Unknown, ///< no database has been looked at
    Applied,
    Pending,
};

/// What the node's outline says, besides its filling.
enum class RowShape { Revision, Merge, Base, Broken };

struct Badge {
    enum class Kind { Database, Head, Label };
    Kind kind;
    QString text;

    bool operator==(const Badge &) const = default;
};

struct HistoryRow {
    revisions::RevisionIndex revision = 0;
    QString id;      ///< may be empty for a broken file
    QString message; ///< one line; the file's name where there is none
    QString date;    ///< as shown; empty where the file does not say
    QString toolTip;
    QString accessible; ///< id, message, parents and state as one sentence
    QString searched;   ///< what a search looks through, case folded
    QString path;
    std::vector<Badge> badges;
    RowState state = RowState::Unknown;
    RowShape shape = RowShape::Revision;
    bool current = false; ///< a database stands here

    bool operator==(const HistoryRow &) const = default;
};

/// Rows of a whole history; row i of `rows` is row i of `layout`. Immutable once made, and shared.
struct HistoryRows {
    std::vector<HistoryRow> rows;
    revisions::Layout layout;
    QHash<QString, int> rowOfId;
    std::vector<int> rowOfRevision;
    std::shared_ptr<const revisions::RevisionGraph> graph;
};
using SharedRows = std::shared_ptr<const HistoryRows>;

/// Linear in the history. `standing` is absent as long as no database was looked at. Safe on any thread.
[[nodiscard]] SharedRows makeRows(std::shared_ptr<const revisions::RevisionGraph> graph,
                                  const std::optional<Standing> &standing);

/// The rows in which every word of `query` occurs: in message, id, labels, file name, docstring, or else in the text
/// of the file itself, which is read for it. Ascending; stops early once cancelled.
[[nodiscard]] std::vector<int> search(const HistoryRows &rows, const QString &query, const CancelToken &cancel);

} // namespace retort::ui
