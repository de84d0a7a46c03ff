#include <app/cli/terminal.h>

#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace retort::cli
{
namespace
{

class Terminal
{
public:
    Terminal()
        : file_(::open("/dev/tty", O_RDWR | O_CLOEXEC))
    {
    }
    ~Terminal()
    {
        if (isSilent_)
            ::tcsetattr(file_, TCSAFLUSH, &before_);
        if (file_ >= 0)
            ::close(file_);
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    [[nodiscard]] bool isThere() const { return file_ >= 0; }

    void silence()
    {
        if (::tcgetattr(file_, &before_) != 0)
            return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= ECHONL;
        isSilent_ = ::tcsetattr(file_, TCSAFLUSH, &silent) == 0;
    }

    bool write(const QString &text) const
    {
        const QByteArray bytes = text.toLocal8Bit();
        return ::write(file_, bytes.constData(), static_cast<std::size_t>(bytes.size())) == bytes.size();
    }

    /// Looks at the token again and again, for a signal only sets it.
    std::optional<QString> line(const CancelToken &cancel) const
    {
        QByteArray typed;
        while (!cancel.isCancelled()) {
            pollfd input{file_, POLLIN, 0};
            if (::poll(&input, 1, 100) <= 0)
                continue;
            char letter = 0;
            const ssize_t got = ::read(file_, &letter, 1);
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                return std::nullopt;
            if (letter == '\n')
                return QString::fromLocal8Bit(typed);
            typed += letter;
        }
        return std::nullopt;
    }

private:
    const int file_;
    bool isSilent_ = false;
    termios before_{};
};

std::optional<QString> asked(const QString &question, const CancelToken &cancel, bool isSecret)
{
    Terminal terminal;
    if (!terminal.isThere())
        return std::nullopt;
    if (isSecret)
        terminal.silence();
    if (!terminal.write(question))
        return std::nullopt;
    return terminal.line(cancel);
}

} // namespace

bool hasTerminal()
{
    return Terminal().isThere();
}

std::optional<QString> ask(const QString &question, const CancelToken &cancel)
{
    return asked(question, cancel, false);
}

std::optional<QString> askSecretly(const QString &question, const CancelToken &cancel)
{
    return asked(question, cancel, true);
}

} // namespace retort::cli
