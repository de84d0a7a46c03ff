#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

#include <array>

namespace retort::ui
{

enum class Scheme { Light, Dark };

/// What a colour is for. Widgets, delegates and the style sheet name roles, never colours.
enum class Role {
    Window,        ///< behind panes, toolbars and dialogs
    Base,          ///< behind lists and texts
    Raised,        ///< buttons, chips, code blocks
    Hover,         ///< under the pointer
    Pressed,       ///< held down, or switched on
    Border,        ///< between areas
    StrongBorder,  ///< around things that can be used
    Text,          ///< what is read
    SecondaryText, ///< what is read second: ids, dates, captions
    DisabledText,  ///< what cannot be used now
    Accent,        ///< the one thing to do, focus, links
    AccentHover,   ///< the same under the pointer
    AccentText,    ///< on Accent
    Selection,     ///< the selected row while its list has the focus
    SelectionIdle, ///< the selected row otherwise
    Good,
    GoodFill,
    Warning,
    WarningFill,
    Bad,
    BadFill,
    Info,
    InfoFill,
};
inline constexpr int roleCount = static_cast<int>(Role::InfoFill) + 1;
inline constexpr int laneColorCount = 7;

/// The colours of one scheme. Text roles keep a contrast of 4.5 to 1 on every ground they are used on, lanes 3 to 1;
/// neighbouring lanes differ for people with any of the three colour blindnesses (tests/ui/theme holds both).
class Theme
{
public:
    [[nodiscard]] static const Theme &of(Scheme scheme);
    /// The theme whose colours fit `palette`: widgets follow the application's palette and keep no theme.
    [[nodiscard]] static const Theme &of(const QPalette &palette);

    [[nodiscard]] Scheme scheme() const { return scheme_; }
    [[nodiscard]] QColor color(Role role) const { return colors_[static_cast<std::size_t>(role)]; }
    /// Colours repeat after laneColorCount; `lane` is at least 0.
    [[nodiscard]] QColor lane(int lane) const { return lanes_[static_cast<std::size_t>(lane) % lanes_.size()]; }

    [[nodiscard]] QPalette palette() const;
    /// The application's style sheet: resources/theme/window.qss with its @role names filled in.
    [[nodiscard]] QString styleSheet() const;

private:
    Theme(Scheme scheme, std::array<QColor, roleCount> colors, std::array<QColor, laneColorCount> lanes);

    Scheme scheme_;
    std::array<QColor, roleCount> colors_;
    std::array<QColor, laneColorCount> lanes_;
};

/// The name of a role in the style sheet: "secondary-text".
[[nodiscard]] QString roleName(Role role);

} // namespace retort::ui
