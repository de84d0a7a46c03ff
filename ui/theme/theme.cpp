#include <ui/theme/theme.h>

#include <QFile>

#include <utility>

namespace retort::ui
{
namespace
{

constexpr std::array<const char *, roleCount> roleNames{
    "window",        "base",      "raised",         "hover",         "pressed",   "border",
    "strong-border", "text",      "secondary-text", "disabled-text", "accent",    "accent-hover",
    "accent-text",   "selection", "selection-idle", "good",          "good-fill", "warning",
    "warning-fill",  "bad",       "bad-fill",       "info",          "info-fill"};

QColor rgb(unsigned value)
{
    return QColor::fromRgb(value);
}

} // namespace

Theme::Theme(Scheme scheme, std::array<QColor, roleCount> colors, std::array<QColor, laneColorCount> lanes)
    : scheme_(scheme)
    , colors_(colors)
    , lanes_(lanes)
{
}

const Theme &Theme::of(Scheme scheme)
{
    static const Theme light(
        Scheme::Light, {rgb(0xf5f6f8), rgb(0xffffff), rgb(0xffffff), rgb(0xebedf1), rgb(0xdfe3ea), rgb(0xe1e4ea),
                        rgb(0xc3c9d4), rgb(0x1d2330), rgb(0x596273), rgb(0x98a0ae), rgb(0x2458c5), rgb(0x1c4aab),
                        rgb(0xffffff), rgb(0xdce7fb), rgb(0xe8ebf0), rgb(0x14713d), rgb(0xe2f4e8), rgb(0x8a5300),
                        rgb(0xfdf1d8), rgb(0xb3261e), rgb(0xfce8e6), rgb(0x1f5f99), rgb(0xe4f0fa)},
        {rgb(0x1f6fc4), rgb(0xb8480a), rgb(0x4a5568), rgb(0x947000), rgb(0x0b7a5c), rgb(0x8a3f9c), rgb(0xb02a63)});
    static const Theme dark(
        Scheme::Dark, {rgb(0x1d2027), rgb(0x16181d), rgb(0x2a2e37), rgb(0x2b303a), rgb(0x363c48), rgb(0x2f343e),
                       rgb(0x4a515f), rgb(0xe7eaf0), rgb(0xa2abbb), rgb(0x646d7d), rgb(0x82aaff), rgb(0x9dbcff),
                       rgb(0x10151f), rgb(0x2a3f68), rgb(0x2c313c), rgb(0x72d39a), rgb(0x1c3527), rgb(0xf0c069),
                       rgb(0x3a2f17), rgb(0xff9d94), rgb(0x44211f), rgb(0x86c2f5), rgb(0x1b3145)},
        {rgb(0x5aa9f7), rgb(0xb4bdcb), rgb(0xf5945c), rgb(0xcf94e0), rgb(0x3fc79a), rgb(0xe0bf45), rgb(0xf57fb0)});
    return scheme == Scheme::Light ? light : dark;
}

const Theme &Theme::of(const QPalette &palette)
{
    return of(palette.color(QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light);
}

QPalette Theme::palette() const
{
    QPalette palette;
    const std::pair<QPalette::ColorRole, Role> roles[] = {
        {QPalette::Window, Role::Window},
        {QPalette::Base, Role::Base},
        {QPalette::AlternateBase, Role::Window},
        {QPalette::Button, Role::Raised},
        {QPalette::ToolTipBase, Role::Raised},
        {QPalette::WindowText, Role::Text},
        {QPalette::Text, Role::Text},
        {QPalette::ButtonText, Role::Text},
        {QPalette::ToolTipText, Role::Text},
        {QPalette::PlaceholderText, Role::SecondaryText},
        {QPalette::BrightText, Role::Bad},
        {QPalette::Link, Role::Accent},
        {QPalette::LinkVisited, Role::Accent},
        {QPalette::Highlight, Role::Selection},
        {QPalette::HighlightedText, Role::Text},
        {QPalette::Light, Role::Hover},
        {QPalette::Midlight, Role::Hover},
        {QPalette::Mid, Role::Border},
        {QPalette::Dark, Role::StrongBorder},
        {QPalette::Shadow, Role::StrongBorder},
    };
    for (const auto &[paletteRole, role] : roles)
        palette.setColor(paletteRole, color(role));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(Role::SelectionIdle));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Role::DisabledText));
    return palette;
}

QString Theme::styleSheet() const
{
    QFile file(QStringLiteral(":/theme/window.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(file.readAll());
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype mark = text.indexOf(u'@', at);
        if (mark < 0)
            return out + QStringView(text).mid(at);
        qsizetype end = mark + 1;
        while (end < text.size() && (text.at(end).isLetter() || text.at(end) == u'-'))
            ++end;
        out += QStringView(text).mid(at, mark - at);
        const QStringView name = QStringView(text).mid(mark + 1, end - mark - 1);
        if (name == u"scheme")
            out += scheme_ == Scheme::Light ? QLatin1String("light") : QLatin1String("dark");
        for (int role = 0; role < roleCount; ++role) {
            if (name == QLatin1String(roleNames[static_cast<std::size_t>(role)]))
                out += colors_[static_cast<std::size_t>(role)].name();
        }
        at = end;
    }
    return out;
}

QString roleName(Role role)
{
    return QLatin1String(roleNames[static_cast<std::size_t>(role)]);
}

} // namespace retort::ui
