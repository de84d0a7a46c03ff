#pragma once

#include <QFont>

class QLabel;
class QString;
class QWidget;

namespace retort::ui
{

/// Space between things, in device-independent pixels: one scale for all panes.
namespace space
{
inline constexpr int tiny = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 20;
} // namespace space

/// The application's font, larger and semibold: the title of a pane or dialog.
[[nodiscard]] QFont headingFont();
/// The application's font, a little smaller: captions.
[[nodiscard]] QFont captionFont();
/// The system's fixed-width font at the size of the application's.
[[nodiscard]] QFont codeFont();

/// A label that wraps, may be selected with the mouse and the keyboard, and takes its text literally.
[[nodiscard]] QLabel *wrappingLabel(const QString &text, QWidget *parent);
/// A path that a label may wrap: it gets an invisible place to do so after each separator.
[[nodiscard]] QString breakable(const QString &path);

/// A caption in the secondary colour; its text is taken literally.
[[nodiscard]] QLabel *captionLabel(const QString &text, QWidget *parent);

} // namespace retort::ui
