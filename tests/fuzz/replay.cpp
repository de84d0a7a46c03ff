/// The short form of a fuzzer, for the suite and for compilers without libFuzzer: every seed as it is, cut short at
/// many places, and with bytes changed, always the same ones. usage: replay_NAME COUNT FILE-OR-FOLDER...

#include <QDirIterator>
#include <QFile>

#include <cstdio>
#include <cstdlib>
#include <random>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace
{

void give(const QByteArray &bytes)
{
    // A copy of its own size: reading beyond the end is then seen by the sanitizer.
    const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

std::vector<QByteArray> seeds(int count, char **names)
{
    std::vector<QByteArray> all;
    const auto add = [&all](const QString &path) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            all.push_back(file.read(4096));
    };
    for (int i = 0; i < count; ++i) {
        const QString path = QString::fromLocal8Bit(names[i]);
        if (QFileInfo(path).isFile())
            add(path);
        for (QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories); files.hasNext();)
            add(files.next());
    }
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    const std::vector<QByteArray> all = argc > 2 ? seeds(argc - 2, argv + 2) : std::vector<QByteArray>();
    if (all.empty()) {
        std::fputs("no seeds\n", stderr);
        return 1;
    }
    for (const QByteArray &seed : all)
        give(seed);
    std::mt19937 random(1); // the same changes each time
    const int changes = std::atoi(argv[1]);
    for (int i = 0; i < changes; ++i) {
        QByteArray changed = all[random() % all.size()];
        const QByteArray &other = all[random() % all.size()];
        if (changed.isEmpty() || other.isEmpty())
            continue;
        const auto place = static_cast<qsizetype>(random() % static_cast<std::size_t>(changed.size()));
        const auto from = static_cast<qsizetype>(random() % static_cast<std::size_t>(other.size()));
        switch (random() % 4) {
        case 0:
            changed.truncate(place);
            break;
        case 1:
            changed[place] = static_cast<char>(random());
            break;
        case 2:
            changed.insert(place, other.mid(from, static_cast<qsizetype>(random() % 40)));
            break;
        default:
            changed.remove(place, static_cast<qsizetype>(random() % 20));
            break;
        }
        give(changed);
    }
    std::printf("%zu seeds, %d changed ones\n", all.size(), changes);
    return 0;
}
