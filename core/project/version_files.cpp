#include <core/base/descriptor.h>
#include <core/base/error_codes.h>
#include <core/project/error_codes.h>
#include <core/project/version_files.h>

#include <QFile>
#include <QSet>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

// QDir and QFile cost more than the reading itself when there are thousands of small files: so this file speaks to
// the system directly, as readFile() does.

namespace retort::project
{
namespace
{

using namespace Qt::Literals::StringLiterals;
using revisions::Revision;

struct Listing {
    std::vector<std::string> files;   // sorted by bytes, which is the order of the code points
    std::vector<std::string> folders; // sorted, without links
    std::vector<bool> isLink;         // of files
};

QString decoded(const std::string &path)
{
    return QFile::decodeName(QByteArray::fromRawData(path.data(), static_cast<qsizetype>(path.size())));
}

tl::unexpected<Error> unreadable(ErrorCode code, const QString &path, int reason)
{
    return fail(code, {{u"path"_s, path}, {u"reason"_s, qt_error_string(reason)}});
}

Result<Listing> listFolder(int folder, const std::string &path)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> entries(::fdopendir(::dup(folder)), ::closedir);
    if (!entries)
        return unreadable(errors::FolderUnreadable, decoded(path), errno);
    std::vector<std::pair<std::string, bool>> files;
    Listing listing;
    while (const dirent *entry = ::readdir(entries.get())) {
        const std::string name = entry->d_name;
        if (name == "." || name == "..")
            continue;
        struct stat status {
        };
        unsigned char type = entry->d_type;
        if (type == DT_UNKNOWN && ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0)
            type = S_ISDIR(status.st_mode) ? DT_DIR : S_ISLNK(status.st_mode) ? DT_LNK : DT_REG;
        if (type == DT_DIR)
            listing.folders.push_back(name);
        else if (type != DT_LNK)
            files.emplace_back(name, false);
        else if (::fstatat(folder, name.c_str(), &status, 0) != 0 || !S_ISDIR(status.st_mode))
            files.emplace_back(name, true);
    }
    std::sort(files.begin(), files.end());
    std::sort(listing.folders.begin(), listing.folders.end());
    for (auto &[name, isLink] : files) {
        listing.files.push_back(std::move(name));
        listing.isLink.push_back(isLink);
    }
    return listing;
}

std::string realPath(const std::string &path)
{
    const std::unique_ptr<char, void (*)(void *)> real(::realpath(path.c_str(), nullptr), std::free);
    return real ? std::string(real.get()) : path;
}

// Alembic's own pattern: editors' lock files and __init__.py are no revisions.
bool isSource(std::string_view name)
{
    return name.ends_with(".py") && !name.starts_with(".#") && !name.starts_with("__init__");
}

bool isCompiled(std::string_view name)
{
    return (name.ends_with(".pyc") || name.ends_with(".pyo")) && !name.starts_with(".#") &&
           !name.starts_with("__init__");
}

/// A file that is read unless it is known already what it is.
struct Candidate {
    std::string name; ///< in its folder, or its path
    bool isPath = false;
    QString shown;
    std::optional<HeaderReading> reading;
};

/// Reads one file after the other into one buffer, which keeps its size.
class HeaderReader
{
public:
    HeaderReader(int folder, const ModuleReader &modules)
        : folder_(folder)
        , modules_(modules)
    {
    }

    HeaderReading read(const Candidate &candidate)
    {
        if (const int error = readInto(candidate.isPath ? AT_FDCWD : folder_, candidate.name); error != 0) {
            Revision broken;
            broken.path = candidate.shown;
            broken.problem = unreadable(errors::FileUnreadable, candidate.shown, error).value();
            return broken;
        }
        return readHeader(candidate.shown, std::string_view(buffer_.data(), used_), modules_);
    }

private:
    // Returns errno.
    int readInto(int folder, const std::string &name)
    {
        // Without O_NONBLOCK opening a named pipe would wait for its writer.
        const Descriptor file(::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
        struct stat status {
        };
        if (file.get() < 0 || ::fstat(file.get(), &status) != 0)
            return errno;
        if (!S_ISREG(status.st_mode))
            return S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
        if (status.st_size > largestFile)
            return EFBIG;
        buffer_.resize(std::max(buffer_.size(), static_cast<std::size_t>(status.st_size) + 1));
        used_ = 0;
        while (used_ < buffer_.size()) {
            const ssize_t got = ::read(file.get(), buffer_.data() + used_, buffer_.size() - used_);
            if (got < 0 && errno != EINTR)
                return errno;
            if (got == 0)
                break;
            used_ += got > 0 ? static_cast<std::size_t>(got) : 0;
            if (used_ >= static_cast<std::size_t>(status.st_size))
                break;
        }
        return 0;
    }

    static constexpr off_t largestFile = 64 * 1024 * 1024;

    const int folder_;
    const ModuleReader &modules_;
    std::vector<char> buffer_;
    std::size_t used_ = 0;
};

/// By two threads where there are many: each takes the next few.
void readHeaders(int folder, std::vector<Candidate> &candidates, const ModuleReader &modules)
{
    constexpr std::size_t few = 32;
    constexpr std::size_t worthAThread = 8 * few;
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        HeaderReader reader(folder, modules);
        for (std::size_t begin = next.fetch_add(few); begin < candidates.size(); begin = next.fetch_add(few))
            for (std::size_t i = begin; i < std::min(begin + few, candidates.size()); ++i)
                if (!candidates[i].reading)
                    candidates[i].reading = reader.read(candidates[i]);
    };
    std::thread second;
    if (candidates.size() >= worthAThread)
        second = std::thread(work);
    work();
    if (second.joinable())
        second.join();
}

class Reader
{
public:
    Reader(const VersionFolders &folders, const ModuleReader &modules)
        : folders_(folders)
        , modules_(modules)
    {
    }

    Result<VersionFiles> read()
    {
        for (const QString &location : folders_.locations) {
            const QByteArray encoded = QFile::encodeName(location);
            const std::string path = realPath(encoded.toStdString());
            const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
            if (folder.get() < 0 && errno == ENOENT)
                found_.notes.push_back(Error{errors::VersionFolderMissing, {{u"path"_s, location}}, {}, {}, {}});
            else
                RETORT_CHECK(readFolder(folder.get(), path, 0));
        }
        return std::move(found_);
    }

private:
    Result<> readFolder(int folder, const std::string &path, int depth)
    {
        if (folder < 0)
            return unreadable(errors::FolderUnreadable, decoded(path), errno);
        RETORT_TRY(const Listing listing, listFolder(folder, path));
        if (!path.ends_with("__pycache__")) {
            std::vector<Candidate> candidates;
            for (std::size_t i = 0; i < listing.files.size(); ++i)
                addEntry(candidates, path, listing.files[i], listing.isLink[i]);
            readHeaders(folder, candidates, modules_);
            for (Candidate &candidate : candidates) {
                if (auto *revision = std::get_if<Revision>(&*candidate.reading))
                    found_.revisions.push_back(std::move(*revision));
                else
                    found_.notes.push_back(std::get<PassedOver>(*std::move(candidate.reading)).note);
            }
            if (folders_.sourceless)
                readCompiled(folder, path, listing);
        }
        if (!folders_.recursive || depth == deepestFolder)
            return {};
        for (const std::string &name : listing.folders) {
            const Descriptor inner(::openat(folder, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
            RETORT_CHECK(readFolder(inner.get(), path + '/' + name, depth + 1));
        }
        return {};
    }

    // The name that counts is the one a link leads to, as in Alembic.
    void addEntry(std::vector<Candidate> &candidates, const std::string &folderPath, const std::string &name,
                  bool isLink)
    {
        if (!isLink && !isSource(name)) // nearly all
            return noteCompiled(folderPath, name);
        const std::string path = isLink ? realPath(folderPath + '/' + name) : folderPath + '/' + name;
        const std::string realName = isLink ? path.substr(path.rfind('/') + 1) : name;
        if (!isSource(realName))
            return;
        Candidate candidate{isLink ? path : name, isLink, decoded(path), {}};
        if (const QByteArray key(path.data(), static_cast<qsizetype>(path.size())); seen_.contains(key))
            candidate.reading = PassedOver{Error{errors::FileLoadedTwice, {{u"path"_s, candidate.shown}}, {}, {}, {}}};
        else
            seen_.insert(key);
        candidates.push_back(std::move(candidate));
    }

    void noteCompiled(const std::string &folder, const std::string &name)
    {
        if (!folders_.sourceless || !isCompiled(name))
            return;
        const std::string source = folder + '/' + name.substr(0, name.size() - 1);
        if (::access(source.c_str(), F_OK) != 0)
            addCompiled(folder + '/' + name);
    }

    // __pycache__/name.cpython-311.pyc, where there is no name.* beside it.
    void readCompiled(int folder, const std::string &path, const Listing &listing)
    {
        if (std::find(listing.folders.begin(), listing.folders.end(), "__pycache__") == listing.folders.end())
            return;
        const auto stem = [](const std::string &name) { return name.substr(0, name.find('.')); };
        QSet<QByteArray> sources;
        for (const std::string &name : listing.files)
            sources.insert(QByteArray::fromStdString(stem(name)));
        const Descriptor cache(::openat(folder, "__pycache__", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        const auto compiled = cache.get() < 0 ? Result<Listing>(Listing()) : listFolder(cache.get(), path);
        for (const std::string &name : compiled.value_or(Listing()).files)
            if (isCompiled(name) && !sources.contains(QByteArray::fromStdString(stem(name))))
                addCompiled(path + "/__pycache__/" + name);
    }

    void addCompiled(const std::string &path)
    {
        found_.problems.push_back(Error{errors::CompiledRevision, {{u"path"_s, decoded(path)}}, {}, {}, {}});
    }

    static constexpr int deepestFolder = 100;

    const VersionFolders &folders_;
    const ModuleReader &modules_;
    VersionFiles found_;
    QSet<QByteArray> seen_;
};

} // namespace

Result<VersionFiles> readVersionFiles(const VersionFolders &folders, const ModuleReader &modules)
{
    return Reader(folders, modules).read();
}

} // namespace retort::project
