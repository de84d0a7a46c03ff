#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>

/// A project in a folder of its own, with a settings file that belongs to the test.
struct Bench {
    Bench()
    {
        // Neither journal nor connections of whoever runs the tests.
        qputenv("XDG_STATE_HOME", QFile::encodeName(folder.filePath(QStringLiteral("state"))));
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(folder.filePath(QStringLiteral("config"))));
    }

    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};

    [[nodiscard]] QString path(const char *name = "shop") const { return folder.filePath(QString::fromUtf8(name)); }

    void write(const char *name, const char *text) const
    {
        const QString file = path() + u'/' + QString::fromUtf8(name);
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        if (out.open(QIODevice::WriteOnly))
            out.write(text);
    }

    /// An ini with a SQLite file in the project's folder, and no revision.
    void empty() const
    {
        write("alembic.ini", "[alembic]\nscript_location = migrations\nsqlalchemy.url = sqlite:///%(here)s/shop.db\n");
        write("migrations/env.py", "");
    }
};
