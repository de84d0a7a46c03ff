#include <core/project/error_codes.h>
#include <core/project/settings_reader.h>

#include <QDir>
#include <QFileInfo>

namespace retort::project
{
namespace
{

using namespace Qt::Literals::StringLiterals;

// A value as the ini has it (text) or as pyproject.toml may have it (a list too).
struct Raw {
    QString text;
    std::optional<QStringList> list;
};

class SettingsReader
{
public:
    explicit SettingsReader(const SettingsSource &source)
        : source_(source)
    {
    }

    Result<Settings> read()
    {
        Settings settings;
        settings.section = source_.section;
        RETORT_TRY(settings.prependSysPath, paths(u"prepend_sys_path"_s, true));
        RETORT_TRY(settings.scriptLocation, scriptLocation(settings));
        RETORT_TRY(settings.versionLocations, versionLocations(settings));
        RETORT_TRY(settings.recursiveVersionLocations, truth(u"recursive_version_locations"_s));
        RETORT_TRY(settings.sourceless, truth(u"sourceless"_s));
        RETORT_TRY(settings.revisionEnvironment, truth(u"revision_environment"_s));
        RETORT_TRY(settings.fileTemplate, text(u"file_template"_s, settings.fileTemplate));
        RETORT_TRY(settings.outputEncoding, text(u"output_encoding"_s, settings.outputEncoding));
        RETORT_TRY(settings.truncateSlugLength, slugLength());
        RETORT_TRY(const QString timezone, text(u"timezone"_s, {}));
        if (!timezone.isEmpty())
            settings.timezone = timezone;
        RETORT_TRY(const QString databases, text(u"databases"_s, {}));
        for (const QString &name : databases.split(u',', Qt::SkipEmptyParts))
            if (!name.trimmed().isEmpty())
                settings.databases << name.trimmed();
        return settings;
    }

private:
    Result<std::optional<Raw>> raw(const QString &name)
    {
        if (source_.ini) {
            RETORT_TRY(const auto value, iniValue(*source_.ini, source_.section, name));
            if (value)
                return Raw{*value, {}};
        }
        const toml::node *node = source_.toml ? source_.toml->get(name.toStdString()) : nullptr;
        if (!node)
            return std::nullopt;
        if (const auto *flag = node->as_boolean())
            return Raw{flag->get() ? u"true"_s : u"false"_s, {}};
        if (const auto *number = node->as_integer())
            return Raw{QString::number(number->get()), {}};
        if (const auto *string = node->as_string()) {
            RETORT_TRY(QString value, tomlText(name, QString::fromStdString(string->get())));
            return Raw{std::move(value), {}};
        }
        Raw list{{}, QStringList()};
        for (const toml::node &item : node->is_array() ? *node->as_array() : toml::array()) {
            const auto *string = item.as_string();
            if (!string)
                return invalid(name, {}, u"texts in the list"_s);
            RETORT_TRY(const QString value, tomlText(name, QString::fromStdString(string->get())));
            *list.list << value;
        }
        return node->is_array() ? Result<std::optional<Raw>>(list) : invalid(name, {}, u"a text or a list"_s);
    }

    // Python's "%" on a dict that holds `here` only.
    Result<QString> tomlText(const QString &name, const QString &text)
    {
        QString out;
        for (qsizetype at = 0; at < text.size();) {
            const QStringView rest = QStringView(text).sliced(at);
            if (rest.startsWith(u"%%")) {
                out += u'%';
                at += 2;
            } else if (rest.startsWith(u"%(here)s")) {
                out += source_.pyprojectRoot;
                at += 8;
            } else if (rest.startsWith(u'%')) {
                return invalid(name, text, u"%(here)s or %% where there is a percent sign"_s);
            } else {
                out += text[at++];
            }
        }
        return out;
    }

    Result<QString> text(const QString &name, const QString &otherwise)
    {
        RETORT_TRY(const auto value, raw(name));
        return value && !value->list ? value->text : value ? value->list->join(u',') : otherwise;
    }

    Result<bool> truth(const QString &name)
    {
        RETORT_TRY(const auto value, raw(name));
        return value && value->text == u"true";
    }

    Result<int> slugLength()
    {
        const QString name = u"truncate_slug_length"_s;
        RETORT_TRY(const QString value, text(name, {}));
        bool isNumber = true;
        const int length = value.isEmpty() ? 0 : value.trimmed().toInt(&isNumber);
        if (!isNumber || length < 0)
            return invalid(name, value, u"a number"_s);
        return length == 0 ? 40 : length;
    }

    // A list of paths, split as the settings say. Only the first word of a separator counts: Alembic's own template had
    // a comment behind it, which configparser keeps.
    Result<QStringList> paths(const QString &name, bool isSysPath)
    {
        RETORT_TRY(const auto value, raw(name));
        if (!value)
            return QStringList();
        if (value->list)
            return *value->list;
        const QString all = value->text;
        RETORT_TRY(QString separator, text(u"path_separator"_s, {}));
        QString setting = u"path_separator"_s;
        if (separator.isEmpty() && !isSysPath) {
            setting = u"version_path_separator"_s;
            RETORT_TRY(separator, text(setting, {}));
        }
        const QString word = separator.simplified().section(u' ', 0, 0);
        QStringList parts;
        if (word.isEmpty())
            parts = legacySplit(all, isSysPath);
        else if (word == u"os" || word == u":")
            parts = all.split(u':');
        else if (word == u";")
            parts = all.split(u';');
        else if (word == u"space")
            parts = all.split(u' ');
        else if (word == u"newline")
            parts = all.split(u'\n');
        else
            return invalid(setting, word, u"'space', 'newline', 'os', ':' or ';'"_s);
        QStringList trimmed;
        for (const QString &part : parts)
            if (!part.trimmed().isEmpty())
                trimmed << part.trimmed();
        return trimmed;
    }

    // Space or comma; sys.path takes colons as well. Lines too, which Alembic would take for a part of a name.
    static QStringList legacySplit(const QString &all, bool isSysPath)
    {
        QString text = all;
        text.replace(u',', u' ').replace(u'\n', u' ');
        if (isSysPath)
            text.replace(u':', u' ');
        return text.split(u' ');
    }

    Result<QString> scriptLocation(const Settings &settings)
    {
        RETORT_TRY(const QString location, text(u"script_location"_s, {}));
        if (location.isEmpty()) {
            // Flask-Migrate writes none: there the ini lies in the script location itself.
            if (QFileInfo::exists(source_.root + u"/env.py") || QFileInfo(source_.root + u"/versions").isDir())
                return source_.root;
            return fail(errors::ScriptLocationMissing);
        }
        RETORT_TRY(const QString folder, resolve(location, settings));
        if (!QFileInfo::exists(folder))
            return fail(errors::ScriptLocationNotFound, {{u"path"_s, folder}});
        return folder;
    }

    Result<QStringList> versionLocations(const Settings &settings)
    {
        RETORT_TRY(const QStringList written, paths(u"version_locations"_s, false));
        QStringList folders;
        for (const QString &location : written) {
            RETORT_TRY(const QString folder, resolve(location, settings));
            folders << folder;
        }
        if (folders.isEmpty())
            folders << settings.scriptLocation + u"/versions";
        return folders;
    }

    // As Alembic: absolute, or package:path, or relative to the working folder; where nothing is there, to the folders
    // that are likely to be the working folder when Alembic is run.
    Result<QString> resolve(const QString &location, const Settings &settings)
    {
        if (QDir::isAbsolutePath(location))
            return QDir::cleanPath(location);
        if (!location.contains(u':')) {
            for (const QString &base : source_.bases)
                if (QFileInfo::exists(base + u'/' + location))
                    return QDir::cleanPath(base + u'/' + location);
            return QDir::cleanPath(source_.bases.first() + u'/' + location);
        }
        QStringList tokens = location.split(u':');
        const QString package = tokens.takeFirst();
        QStringList roots;
        for (const QString &base : source_.bases) {
            for (const QString &extra : settings.prependSysPath)
                roots << (QDir::isAbsolutePath(extra) ? extra : base + u'/' + extra);
            roots << base << base + u"/src"_s;
        }
        for (const QString &root : roots) {
            const QString folder = root + u'/' + QString(package).replace(u'.', u'/');
            if (QFileInfo(folder).isDir())
                return QDir::cleanPath(folder + u'/' + tokens.join(u'/'));
        }
        return fail(errors::PackageNotFound, {{u"package"_s, package}, {u"location"_s, location}});
    }

    tl::unexpected<Error> invalid(const QString &setting, const QString &value, const QString &expected)
    {
        const IniOption *option = source_.ini ? findOption(*source_.ini, source_.section, setting) : nullptr;
        return fail(errors::SettingInvalid, {{u"setting"_s, setting}, {u"value"_s, value}, {u"expected"_s, expected}},
                    option ? std::optional(option->position) : std::nullopt);
    }

    const SettingsSource &source_;
};

} // namespace

Result<Settings> readSettings(const SettingsSource &source)
{
    return SettingsReader(source).read();
}

} // namespace retort::project
