#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

/// What `retort-desktop` was started with.
struct Arguments {
    QString path;       ///< the project to open; empty: none
    QString screenshot; ///< draw the window into this PNG once everything is shown, and end
    QSize size{1280, 800};
    QString select; ///< the revision to select for the picture
    bool dark = false;
    bool plan = false; ///< with the sheet of an upgrade to the heads open
};

/// Shows help, version or a mistake in the arguments, and ends the program, where that is what they ask for.
[[nodiscard]] Arguments readArguments(const QStringList &arguments);
