#include "arguments.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Arguments)
};

// Two numbers with an x between them: "1280x800".
std::optional<QSize> sizeOf(const QString &text)
{
    const QStringList parts = text.split(u'x');
    bool wide = false;
    bool high = false;
    if (parts.size() != 2)
        return std::nullopt;
    const QSize size(parts[0].toInt(&wide), parts[1].toInt(&high));
    return wide && high && size.width() >= 200 && size.height() >= 200 && size.width() <= 10000 &&
                   size.height() <= 10000
               ? std::optional(size)
               : std::nullopt;
}

[[noreturn]] void refuse(const QString &message)
{
    std::fprintf(stderr, "retort-desktop: %s\n", qPrintable(message));
    std::exit(2);
}

} // namespace

Arguments readArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Texts::tr("Shows and runs the migrations of an Alembic project."));
    parser.addPositionalArgument(u"path"_s, Texts::tr("A folder, an alembic.ini or a pyproject.toml."), u"[path]"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const auto hidden = [&parser](const QString &name, const QString &value = {}) {
        QCommandLineOption option(name, {}, value);
        option.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(option);
    };
    hidden(u"screenshot"_s, u"file"_s);
    hidden(u"size"_s, u"WxH"_s);
    hidden(u"select"_s, u"revision"_s);
    hidden(u"dark"_s);
    hidden(u"plan"_s);
    parser.process(arguments);

    Arguments read;
    if (parser.positionalArguments().size() > 1)
        refuse(Texts::tr("only one project can be opened at a time"));
    read.path = parser.positionalArguments().value(0);
    read.screenshot = parser.value(u"screenshot"_s);
    read.select = parser.value(u"select"_s);
    read.dark = parser.isSet(u"dark"_s);
    read.plan = parser.isSet(u"plan"_s);
    if (parser.isSet(u"size"_s)) {
        const auto size = sizeOf(parser.value(u"size"_s));
        if (!size)
            refuse(Texts::tr("--size takes a width and a height, like 1280x800"));
        read.size = *size;
    }
    return read;
}
