// A library to be loaded before all others into a program under test. It counts the calls by which the program makes
// something last or tells it to a server (write, send, fsync, unlink and their kin), and kills the program at one of
// them, as a power failure would: nothing is flushed, no destructor runs.
//
//     RETORT_KILL_AT=n        before the n-th call, counted from 1; 0 or absent: never
//     RETORT_KILL_AFTER=1     after the call instead: the server then works on what it was sent
//     RETORT_CALLS=FILE       where the number of calls is written when the program ends by itself

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

namespace
{

std::atomic<long> calls{0};

long numberOf(const char *variable)
{
    const char *text = std::getenv(variable);
    return text ? std::atol(text) : 0;
}

const long killAt = numberOf("RETORT_KILL_AT");
const bool isAfter = numberOf("RETORT_KILL_AFTER") != 0;

/// Stands for one call: made before it, gone after it.
class Call
{
public:
    Call()
        : isLast_(++calls == killAt)
    {
        if (isLast_ && !isAfter)
            ::kill(::getpid(), SIGKILL);
    }
    ~Call()
    {
        if (isLast_)
            ::kill(::getpid(), SIGKILL);
    }
    Call(const Call &) = delete;
    Call &operator=(const Call &) = delete;

private:
    const bool isLast_;
};

template <typename Function> Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

struct Report {
    ~Report()
    {
        const long count = calls;
        if (const char *path = std::getenv("RETORT_CALLS")) {
            if (std::FILE *file = std::fopen(path, "w")) {
                std::fprintf(file, "%ld\n", count);
                std::fclose(file);
            }
        }
    }
} report;

} // namespace

#define COUNTED(result, name, parameters, arguments, ...)                                                              \
    extern "C" result name parameters __VA_ARGS__                                                                      \
    {                                                                                                                  \
        static auto *const real = next<result parameters>(#name);                                                      \
        const Call call;                                                                                               \
        return real arguments;                                                                                         \
    }

COUNTED(ssize_t, write, (int file, const void *data, size_t size), (file, data, size))
COUNTED(ssize_t, pwrite, (int file, const void *data, size_t size, off_t at), (file, data, size, at))
COUNTED(ssize_t, pwrite64, (int file, const void *data, size_t size, off64_t at), (file, data, size, at))
COUNTED(ssize_t, writev, (int file, const iovec *parts, int count), (file, parts, count))
COUNTED(ssize_t, send, (int file, const void *data, size_t size, int flags), (file, data, size, flags))
COUNTED(ssize_t, sendto, (int file, const void *data, size_t size, int flags, const sockaddr *to, socklen_t length),
        (file, data, size, flags, to, length))
COUNTED(ssize_t, sendmsg, (int file, const msghdr *message, int flags), (file, message, flags))
COUNTED(int, fsync, (int file), (file))
COUNTED(int, fdatasync, (int file), (file))
COUNTED(int, unlink, (const char *path), (path), noexcept)
COUNTED(int, ftruncate, (int file, off_t size), (file, size), noexcept)
COUNTED(int, ftruncate64, (int file, off64_t size), (file, size), noexcept)
