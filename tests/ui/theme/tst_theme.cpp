#include <ui/theme/icons.h>
#include <ui/theme/system_scheme.h>
#include <ui/theme/theme.h>

#include <QDBusVariant>
#include <QTest>

#include <array>
#include <cmath>

using namespace retort::ui;

namespace
{

using Linear = std::array<double, 3>;

Linear linear(const QColor &color)
{
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return {channel(color.redF()), channel(color.greenF()), channel(color.blueF())};
}

double luminance(const QColor &color)
{
    const Linear c = linear(color);
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

// WCAG 2.1, contrast ratio.
double contrast(const QColor &a, const QColor &b)
{
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
using Matrix = std::array<Linear, 3>;
constexpr Matrix protanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritanopia{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr Matrix normal{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

Linear seen(const Matrix &by, const QColor &color)
{
    const Linear c = linear(color);
    Linear out{};
    for (std::size_t row = 0; row < 3; ++row)
        out[row] = std::clamp(by[row][0] * c[0] + by[row][1] * c[1] + by[row][2] * c[2], 0.0, 1.0);
    return out;
}

// CIE L*a*b* (D65) difference: about 2 is just noticed side by side.
double difference(const Linear &a, const Linear &b)
{
    const auto lab = [](const Linear &c) {
        const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
        const double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505);
        const double y = f(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
        const double z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089);
        return Linear{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    };
    const Linear p = lab(a);
    const Linear q = lab(b);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

} // namespace

Q_DECLARE_METATYPE(retort::ui::Scheme)

class tst_theme : public QObject
{
    Q_OBJECT

    static void bothSchemes()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("light") << Scheme::Light;
        QTest::newRow("dark") << Scheme::Dark;
    }

private Q_SLOTS:
    void text_can_be_read_on_every_ground_it_is_used_on_data() { bothSchemes(); }
    void text_can_be_read_on_every_ground_it_is_used_on()
    {
        QFETCH(Scheme, scheme);
        const Theme &theme = Theme::of(scheme);
        const std::pair<Role, std::vector<Role>> uses[] = {
            {Role::Text,
             {Role::Window, Role::Base, Role::Raised, Role::Hover, Role::Pressed, Role::Selection, Role::SelectionIdle,
              Role::GoodFill, Role::WarningFill, Role::BadFill, Role::InfoFill}},
            {Role::SecondaryText,
             {Role::Window, Role::Base, Role::Raised, Role::Hover, Role::Selection, Role::SelectionIdle}},
            {Role::Accent, {Role::Window, Role::Base, Role::Raised}},
            {Role::AccentText, {Role::Accent, Role::AccentHover}},
            {Role::Good, {Role::Base, Role::Window, Role::GoodFill}},
            {Role::Warning, {Role::Base, Role::Window, Role::WarningFill}},
            {Role::Bad, {Role::Base, Role::Window, Role::BadFill}},
            {Role::Info, {Role::Base, Role::Window, Role::InfoFill}},
        };
        for (const auto &[text, grounds] : uses) {
            for (const Role ground : grounds) {
                const double ratio = contrast(theme.color(text), theme.color(ground));
                QVERIFY2(
                    ratio >= 4.5,
                    qPrintable(QStringLiteral("%1 on %2 has %3").arg(roleName(text), roleName(ground)).arg(ratio)));
            }
        }
    }

    void lanes_stand_out_from_the_ground_and_the_selection_data() { bothSchemes(); }
    void lanes_stand_out_from_the_ground_and_the_selection()
    {
        QFETCH(Scheme, scheme);
        const Theme &theme = Theme::of(scheme);
        for (int lane = 0; lane < laneColorCount; ++lane) {
            for (const Role ground : {Role::Base, Role::Selection, Role::SelectionIdle}) {
                const double ratio = contrast(theme.lane(lane), theme.color(ground));
                QVERIFY2(ratio >= 3,
                         qPrintable(QStringLiteral("lane %1 on %2 has %3").arg(lane).arg(roleName(ground)).arg(ratio)));
            }
        }
    }

    void neighbouring_lanes_differ_for_every_kind_of_sight_data() { bothSchemes(); }
    void neighbouring_lanes_differ_for_every_kind_of_sight()
    {
        QFETCH(Scheme, scheme);
        const Theme &theme = Theme::of(scheme);
        const std::pair<const char *, const Matrix *> sights[] = {{"normal", &normal},
                                                                  {"protanopia", &protanopia},
                                                                  {"deuteranopia", &deuteranopia},
                                                                  {"tritanopia", &tritanopia}};
        for (const auto &[name, matrix] : sights) {
            for (int lane = 0; lane < laneColorCount; ++lane) {
                const double apart = difference(seen(*matrix, theme.lane(lane)), seen(*matrix, theme.lane(lane + 1)));
                QVERIFY2(
                    apart >= 25,
                    qPrintable(
                        QStringLiteral("lane %1 and the next, %2: %3").arg(lane).arg(QLatin1String(name)).arg(apart)));
            }
        }
    }

    void colours_repeat_when_lanes_run_out()
    {
        const Theme &theme = Theme::of(Scheme::Light);
        QCOMPARE(theme.lane(laneColorCount), theme.lane(0));
    }

    void a_widget_finds_its_theme_by_its_palette()
    {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark})
            QCOMPARE(Theme::of(Theme::of(scheme).palette()).scheme(), scheme);
    }

    void the_style_sheet_knows_every_name_it_uses_data() { bothSchemes(); }
    void the_style_sheet_knows_every_name_it_uses()
    {
        QFETCH(Scheme, scheme);
        const QString sheet = Theme::of(scheme).styleSheet();
        QVERIFY(!sheet.isEmpty());
        QVERIFY(!sheet.section(QStringLiteral("*/"), 1).contains(u'@'));
        QVERIFY2(!sheet.contains(QStringLiteral(": ;")), "a role that does not exist");
        QVERIFY(sheet.contains(Theme::of(scheme).color(Role::Accent).name()));
    }

    void every_symbol_has_its_drawing()
    {
        for (int i = 0; i < symbolCount; ++i) {
            const QImage image = symbolPixmap(static_cast<Symbol>(i), 16, Qt::black, 2).toImage();
            QCOMPARE(image.size(), QSize(32, 32));
            int drawn = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    drawn += image.pixelColor(x, y).alpha() > 128;
            QVERIFY2(drawn > 20, qPrintable(QString::number(i)));
        }
        QVERIFY(!applicationIcon().pixmap(32).isNull());
    }

    void icons_follow_the_palette_without_being_made_anew()
    {
        const QIcon made = icon(Symbol::Stop);
        const auto inked = [&made] {
            const QImage image = made.pixmap(16).toImage();
            return image.pixelColor(8, 3).lightness();
        };
        QApplication::setPalette(Theme::of(Scheme::Light).palette());
        QVERIFY(inked() < 128);
        QApplication::setPalette(Theme::of(Scheme::Dark).palette());
        QVERIFY(inked() > 128);
        QApplication::setPalette(Theme::of(Scheme::Light).palette());
    }

    void the_portals_answer_is_read_as_it_is_specified()
    {
        QCOMPARE(schemeFromPortal(1u), Scheme::Dark);
        QCOMPARE(schemeFromPortal(2u), Scheme::Light);
        QVERIFY(!schemeFromPortal(0u));
        QVERIFY(!schemeFromPortal(7u));
        QVERIFY(!schemeFromPortal(QVariant()));
        QCOMPARE(schemeFromPortal(QVariant::fromValue(QDBusVariant(QVariant::fromValue(QDBusVariant(1u))))),
                 Scheme::Dark);
    }
};

QTEST_MAIN(tst_theme)
#include "tst_theme.moc"
