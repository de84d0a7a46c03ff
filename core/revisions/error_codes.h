#pragma once

#include <core/base/error.h>

/// What can go wrong in core/revisions: the rules of these texts are at ErrorEntry.
namespace retort::errors
{
// clang-format off
inline constexpr ErrorEntry RevisionIdIllegalCharacter{"revision-id-illegal-character", "Character(s) '%{characters}' not allowed in revision identifier '%{revision}'", "Give the revision an id without @ - + and : in its file, and wherever other files name it."};
inline constexpr ErrorEntry RevisionDuplicateId{"revision-duplicate-id", "Revision %{revision} is present more than once: %{paths}", "Give one of the files another id, or remove it."};
inline constexpr ErrorEntry RevisionDuplicateLabel{"revision-duplicate-label", "Branch name '%{label}' in revision %{revision} already used by revision %{other}", "A branch label stands in one file only; revisions above it inherit it."};
inline constexpr ErrorEntry RevisionSelfLoop{"revision-self-loop", "Self-loop is detected in revisions (%{revisions})", "A revision cannot be its own down_revision."};
inline constexpr ErrorEntry RevisionDependencySelfLoop{"revision-dependency-self-loop", "Dependency self-loop is detected in revisions (%{revisions})", "A revision cannot depend on itself."};
inline constexpr ErrorEntry RevisionParentMissing{"revision-parent-missing", "Revision %{missing} referenced from %{revision} is not present", "Restore the missing file, or correct the down_revision."};
inline constexpr ErrorEntry RevisionDependencyMissing{"revision-dependency-missing", "Revision or branch %{missing}, which %{revision} depends on, is not present", "Restore the missing file, or correct the depends_on."};
inline constexpr ErrorEntry RevisionStandsOnBroken{"revision-stands-on-broken", "Revision %{revision} stands on %{broken}, whose file cannot be read", "Mend that file first."};
inline constexpr ErrorEntry RevisionCycle{"revision-cycle", "Cycle is detected in revisions (%{revisions})", "Follow the down_revision of these files and correct the one that points forward."};
inline constexpr ErrorEntry RevisionDependencyCycle{"revision-dependency-cycle", "Dependency cycle is detected in revisions (%{revisions})", "Follow down_revision and depends_on of these files and take the one that closes the circle away."};
inline constexpr ErrorEntry RevisionIdentifierEmpty{"revision-identifier-empty", "The revision identifier is empty", "Name a revision, or head, heads or base."};
inline constexpr ErrorEntry RevisionOffsetTooLarge{"revision-offset-too-large", "The number in '%{identifier}' is too large", ""};
inline constexpr ErrorEntry HistoryRangeMalformed{"history-range-malformed", "History range requires [start]:[end], [start]:, or :[end]", ""};
inline constexpr ErrorEntry RevisionNotFound{"revision-not-found", "Can't locate revision identified by '%{identifier}'", ""};
inline constexpr ErrorEntry RevisionUnknownName{"revision-unknown-name", "No such revision or branch '%{identifier}'", ""};
inline constexpr ErrorEntry RevisionUnknownShortName{"revision-unknown-short-name", "No such revision or branch '%{identifier}'; please ensure at least four characters are present for partial revision identifier matches", ""};
inline constexpr ErrorEntry RevisionUnknownBranch{"revision-unknown-branch", "No such branch: '%{branch}'", ""};
inline constexpr ErrorEntry RevisionAmbiguousName{"revision-ambiguous-name", "Multiple revisions start with '%{identifier}': %{first}...", "Write more of the id."};
inline constexpr ErrorEntry RevisionNotOnBranch{"revision-not-on-branch", "Revision %{revision} is not a member of branch '%{branch}'", ""};
inline constexpr ErrorEntry MultipleHeads{"multiple-heads", "Multiple head revisions are present for given argument '%{argument}'; please specify a specific target revision, '<branchname>@%{argument}' to narrow to a specific head, or 'heads' for all heads", ""};
inline constexpr ErrorEntry MultipleHeadsToStamp{"multiple-heads-to-stamp", "Multiple heads are present; please specify a single target revision", ""};
inline constexpr ErrorEntry AmbiguousWalk{"ambiguous-walk", "Ambiguous walk", "Name the revision to go to, or the branch: label@+1."};
inline constexpr ErrorEntry AmbiguousStart{"ambiguous-start", "Ambiguous upgrade from multiple current revisions", "Name the branch to go along: label@+1."};
inline constexpr ErrorEntry RelativeTooFar{"relative-too-far", "Relative revision %{offset} didn't produce %{count} migrations", ""};
inline constexpr ErrorEntry WalkedTooFar{"walked-too-far", "Walked too far", ""};
inline constexpr ErrorEntry BranchNotApplied{"branch-not-applied", "Branch '%{branch}' has no applied revision to go down from", ""};
inline constexpr ErrorEntry BranchStartAmbiguous{"branch-start-ambiguous", "Branch '%{branch}' has several applied revisions to go down from: %{revisions}", "Name the revision to go to."};
inline constexpr ErrorEntry NotAnUpgradeTarget{"not-an-upgrade-target", "Destination %{target} is not a valid upgrade target from current head(s)", ""};
inline constexpr ErrorEntry NotADowngradeTarget{"not-a-downgrade-target", "Destination %{target} is not a valid downgrade target from current head(s)", ""};
inline constexpr ErrorEntry DowngradeTargetNotOnBranch{"downgrade-target-not-on-branch", "Not a valid downgrade target from current heads", ""};
inline constexpr ErrorEntry RangeNotOneBranch{"range-not-one-branch", "Requested range %{from}:%{to} does not refer to ancestor/descendant revisions along the same branch", ""};
inline constexpr ErrorEntry RequestedRevisionsOverlap{"requested-revisions-overlap", "Requested revision %{revision} overlaps with other requested revisions %{others}", ""};
inline constexpr ErrorEntry StampBothWays{"stamp-both-ways", "Cannot stamp %{revision}: some current revisions are above it and others below it (%{current})", "Stamp with --purge, which forgets the current revisions first."};
inline constexpr ErrorEntry VersionRowsInconsistent{"version-rows-inconsistent", "The version table cannot be moved past %{revision}: of its rows %{rows}, one already includes another", "Correct the rows with stamp --purge, naming the revisions that really are applied."};
inline constexpr ErrorEntry DowngradeStartAmbiguous{"downgrade-start-ambiguous", "downgrade -1 from multiple heads is ambiguous; this usage will be disallowed in a future release.", ""};
// clang-format on
} // namespace retort::errors
