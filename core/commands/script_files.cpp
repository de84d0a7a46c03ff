#include <core/base/files.h>
#include <core/commands/script_files.h>

#include <atomic>
#include <optional>
#include <thread>

namespace retort::commands
{
namespace
{

/// Fewer are read before a thread has begun.
constexpr std::size_t worthAThread = 32;

Result<ScriptFiles::File> readScriptFile(const revisions::Revision &revision, const project::ProjectModules &modules)
{
    RETORT_TRY(const QByteArray content, readFile(revision.path));
    RETORT_TRY(alembic::RevisionScript script, alembic::parseScript(revision.id, revision.path, content));
    script.package = modules.packageOf(revision.path);
    return ScriptFiles::File{std::move(script), content};
}

} // namespace

/// Two threads read one list: who comes to a revision first takes it, and who asks for one that the other is reading
/// takes the next one meanwhile.
class ScriptFiles::Ahead
{
public:
    Ahead(std::vector<revisions::Revision> revisions, const project::ProjectModules &modules)
        : revisions_(std::move(revisions))
        , places_(std::make_unique<Place[]>(revisions_.size()))
        , modules_(modules)
    {
        for (std::size_t i = 0; i < revisions_.size(); ++i)
            positions_.insert(revisions_[i].path, i);
        thread_ = std::thread([this] {
            for (std::size_t i = 0; i < revisions_.size() && !isEnding_; ++i)
                tryReading(i);
        });
    }
    ~Ahead()
    {
        isEnding_ = true;
        thread_.join();
    }
    Ahead(const Ahead &) = delete;
    Ahead &operator=(const Ahead &) = delete;

    /// Nothing where nobody has come to it, and now never will.
    std::optional<Result<File>> find(const revisions::Revision &revision)
    {
        const auto position = positions_.constFind(revision.path);
        if (position == positions_.constEnd() || take(places_[*position]))
            return std::nullopt;
        Place &place = places_[*position];
        for (std::size_t i = *position + 1; i < revisions_.size() && place.state == State::Taken; ++i)
            tryReading(i);
        place.state.wait(State::Taken);
        return std::exchange(place.file, std::nullopt);
    }

private:
    enum class State { Free, Taken, Read };
    struct Place {
        std::atomic<State> state = State::Free;
        std::optional<Result<File>> file = {};
    };

    void tryReading(std::size_t i)
    {
        Place &place = places_[i];
        if (!take(place))
            return;
        place.file = readScriptFile(revisions_[i], modules_);
        place.state = State::Read;
        place.state.notify_one();
    }

    static bool take(Place &place)
    {
        State state = State::Free;
        return place.state.compare_exchange_strong(state, State::Taken);
    }

    const std::vector<revisions::Revision> revisions_;
    const std::unique_ptr<Place[]> places_;
    const project::ProjectModules &modules_;
    QHash<QString, std::size_t> positions_;
    std::atomic<bool> isEnding_ = false;
    std::thread thread_;
};

ScriptFiles::ScriptFiles(const project::ProjectModules &modules)
    : modules_(modules)
{
}

ScriptFiles::~ScriptFiles() = default;

void ScriptFiles::expect(const std::vector<revisions::Revision> &revisions)
{
    std::vector<revisions::Revision> unread;
    for (const revisions::Revision &revision : revisions)
        if (!files_.contains(revision.path))
            unread.push_back(revision);
    if (unread.size() >= worthAThread)
        ahead_ = std::make_unique<Ahead>(std::move(unread), modules_);
}

Result<ScriptFiles::File> ScriptFiles::read(const revisions::Revision &revision)
{
    if (const auto known = files_.constFind(revision.path); known != files_.constEnd())
        return *known;
    std::optional<Result<File>> file = ahead_ ? ahead_->find(revision) : std::nullopt;
    if (!file)
        file = readScriptFile(revision, modules_);
    return *files_.insert(revision.path, *std::move(file));
}

} // namespace retort::commands
