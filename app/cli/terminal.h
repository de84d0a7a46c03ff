#pragma once

#include <core/base/cancel.h>

#include <QString>

#include <optional>

/// Questions to the person at the terminal: asked of /dev/tty, so that a pipe can neither see nor answer them.

namespace retort::cli
{

/// Whether there is a terminal to ask at.
[[nodiscard]] bool hasTerminal();

/// Shows `question` and gives the line that is typed, without its end. Nothing where there is no terminal, at the end
/// of the input, and once cancelled.
[[nodiscard]] std::optional<QString> ask(const QString &question, const CancelToken &cancel);

/// The same without showing what is typed.
[[nodiscard]] std::optional<QString> askSecretly(const QString &question, const CancelToken &cancel);

} // namespace retort::cli
