#pragma once

#include <core/base/files.h>
#include <core/base/presenter.h>

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace retort::tests
{

/// A folder of small files, written down as a text: a line "== path" begins each file. It goes away with the object.
class Tree
{
public:
    explicit Tree(const QString &files)
    {
        for (const QString &file : QString(u'\n' + files).split(QStringLiteral("\n== "), Qt::SkipEmptyParts)) {
            const qsizetype end = file.indexOf(u'\n');
            if (!file.trimmed().isEmpty())
                write(file.left(end), file.mid(end + 1).toUtf8() + '\n');
        }
    }

    void write(const QString &path, const QByteArray &bytes) const
    {
        QDir(root()).mkpath(QFileInfo(path).path());
        if (!writeFile(at(path), bytes))
            qFatal("cannot write %s", qPrintable(path));
    }
    [[nodiscard]] QString root() const { return QFileInfo(dir_.path()).canonicalFilePath(); }
    [[nodiscard]] QString at(const QString &path) const { return QDir::cleanPath(root() + u'/' + path); }
    /// `text` with the tree's own folder as "/tree".
    [[nodiscard]] QString told(QString text) const { return text.replace(root(), QStringLiteral("/tree")); }

private:
    QTemporaryDir dir_;
};

} // namespace retort::tests
