#pragma once

#include <QString>

namespace retort
{

/// A place in a text a person can open. Carries the line's own text, so that an error can be shown with its
/// caret long after the file changed or went away.
struct SourcePosition {
    QString file;       ///< as the person would name it; empty for a text that has no file
    int line = 0;       ///< from 1; 0: the file as a whole
    int column = 0;     ///< from 1, in code points; 0: the line as a whole
    int length = 1;     ///< how many code points the caret underlines, at least 1
    QString sourceLine; ///< the line without its end; may be empty

    bool operator==(const SourcePosition &) const = default;
};

} // namespace retort
