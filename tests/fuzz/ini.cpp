/// Any text as an ini: read, and every value of it interpolated. No crash, no hang, every error with a place.

#include <core/project/ini.h>

#include <cstdlib>

using namespace retort;

namespace
{

void needPlace(const Error &error)
{
    if (!error.position || error.position->line < 1)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto ini = project::parseIni(text, QStringLiteral("fuzz.ini"),
                                       {{QStringLiteral("here"), QStringLiteral("/somewhere"), {}}});
    if (!ini) {
        needPlace(ini.error());
        return 0;
    }
    for (const project::IniSection &section : ini->sections) {
        for (const QString &name : project::optionNames(*ini, section.name)) {
            const auto value = project::iniValue(*ini, section.name, name);
            if (!value)
                needPlace(value.error());
            else if (!*value)
                std::abort();
        }
    }
    return 0;
}
