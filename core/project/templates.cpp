#include <core/base/error_codes.h>
#include <core/base/files.h>
#include <core/project/error_codes.h>
#include <core/project/templates.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace retort::project
{

using namespace Qt::Literals::StringLiterals;

namespace
{

// A template is a folder of resources/templates. Of the four files it has those that differ from generic's.
const QString folder = u":/templates"_s;

QByteArray contentOf(const QString &templateName, const QString &file)
{
    const QString own = folder % u'/' % templateName % u'/' % file;
    QFile content(QFile::exists(own) ? own : folder % u"/generic/"_s % file);
    if (!content.open(QIODevice::ReadOnly))
        qFatal("the resource %s is missing", qPrintable(content.fileName()));
    return content.readAll();
}

// What the ini has to say for `directory` to be read back: a percent sign stands for itself when doubled.
QByteArray settingsFor(const InitOptions &options)
{
    const QByteArray location = QString(options.directory).replace(u'%', u"%%"_s).toUtf8();
    return contentOf(options.templateName, u"alembic.ini"_s).replace("${script_location}", location);
}

class Layout
{
public:
    Result<> createFolder(const QString &path)
    {
        std::error_code error;
        std::filesystem::create_directories(QFile::encodeName(path).toStdString(), error);
        if (error) {
            return fail(errors::FileUnwritable,
                        {{u"path"_s, path}, {u"reason"_s, QString::fromStdString(error.message())}});
        }
        steps.push_back({InitStep::Kind::CreatedFolder, path});
        return {};
    }

    Result<> write(InitStep::Kind kind, const QString &path, const QByteArray &content)
    {
        RETORT_CHECK(writeFile(path, content));
        steps.push_back({kind, path});
        return {};
    }

    std::vector<InitStep> steps;
};

} // namespace

std::vector<TemplateInfo> listTemplates()
{
    std::vector<TemplateInfo> templates;
    for (const QString &name : QDir(folder).entryList(QDir::Dirs, QDir::Name)) {
        const QByteArray readme = contentOf(name, u"README"_s);
        templates.push_back({name, QString::fromUtf8(readme.left(readme.indexOf('\n')))});
    }
    return templates;
}

Result<std::vector<InitStep>> init(const InitOptions &options)
{
    using Kind = InitStep::Kind;
    const QDir scripts(QDir::cleanPath(QDir(options.workingFolder).absoluteFilePath(options.directory)));
    if (scripts.exists() && !scripts.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return fail(errors::InitFolderNotEmpty, {{u"path"_s, options.directory}});
    const std::vector<TemplateInfo> known = listTemplates();
    if (std::none_of(known.begin(), known.end(), [&](const auto &info) { return info.name == options.templateName; }))
        return fail(errors::TemplateUnknown, {{u"name"_s, options.templateName}});

    Layout layout;
    if (!scripts.exists())
        RETORT_CHECK(layout.createFolder(scripts.path()));
    RETORT_CHECK(layout.createFolder(scripts.filePath(u"versions"_s)));
    for (const QString &file : {u"script.py.mako"_s, u"README"_s, u"env.py"_s})
        RETORT_CHECK(layout.write(Kind::WroteFile, scripts.filePath(file), contentOf(options.templateName, file)));
    if (QFileInfo::exists(options.ini))
        layout.steps.push_back({Kind::KeptFile, options.ini});
    else
        RETORT_CHECK(layout.write(Kind::WroteFile, options.ini, settingsFor(options)));
    if (options.package) {
        for (const QString &file : {u"__init__.py"_s, u"versions/__init__.py"_s})
            RETORT_CHECK(layout.write(Kind::AddedFile, scripts.filePath(file), {}));
    }
    layout.steps.push_back({Kind::EditSettings, options.ini});
    return std::move(layout.steps);
}

} // namespace retort::project
