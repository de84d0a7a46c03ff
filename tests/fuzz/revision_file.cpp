/// Any bytes as a revision file and as an env.py, read without running them.

#include <core/project/environment.h>
#include <core/project/revision_header.h>

using namespace retort;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    (void)project::readHeader(QStringLiteral("versions/fuzz.py"),
                              std::string_view(reinterpret_cast<const char *>(data), size));
    (void)project::readEnvironment(QStringLiteral("env.py"),
                                   QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
