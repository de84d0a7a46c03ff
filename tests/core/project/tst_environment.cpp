#include <core/project/project.h>
#include <tests/core/project/tree.h>

#include <QProcessEnvironment>

using namespace retort;
using namespace retort::project;
using retort::tests::Tree;
using namespace Qt::Literals::StringLiterals;

namespace
{

const QString ini = u"== alembic.ini\n"
                    "[alembic]\n"
                    "script_location = migrations\n"
                    "sqlalchemy.url = sqlite:///of_the_ini.db\n"
                    "databases = one, two\n"
                    "[one]\n"
                    "sqlalchemy.url = sqlite:///one.db\n"
                    "[two]\n"
                    "sqlalchemy.url = sqlite:///two_%(suffix)s.db\n"
                    "suffix = x\n"_s;

// A project with this env.py, and the other files behind it.
Tree withEnvironment(const QString &python, const QString &more = {})
{
    return Tree(ini % u"\n== migrations/env.py\n" % python % u'\n' % more);
}

Project openedProject(const Tree &tree)
{
    auto project = open({.path = tree.root(), .workingFolder = {}});
    if (!project)
        qFatal("%s", qPrintable(present(project.error())));
    return *std::move(project);
}

QProcessEnvironment variables()
{
    QProcessEnvironment environment;
    environment.insert(u"APP_URL"_s, u"sqlite:///of_the_variable.db"_s);
    environment.insert(u"NAME"_s, u"shop"_s);
    return environment;
}

QString shown(const Result<QString> &result)
{
    if (result)
        return *result;
    const Error &error = result.error();
    return errorName(error.code) % (error.position ? u" line "_s + QString::number(error.position->line) : QString());
}

} // namespace

class tst_environment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void literal_keywords_of_configure_are_taken_over()
    {
        const Project project =
            openedProject(withEnvironment(u"from alembic import context\n"
                                          "\n"
                                          "def run_migrations_offline():\n"
                                          "    context.configure(url=\"sqlite://\", literal_binds=True)\n"
                                          "\n"
                                          "def run_migrations_online():\n"
                                          "    with engine.connect() as connection:\n"
                                          "        context.configure(\n"
                                          "            connection=connection,\n"
                                          "            version_table=\"versions\",\n"
                                          "            version_table_schema=\"ops\",\n"
                                          "            version_table_pk=False,\n"
                                          "            render_as_batch=True,\n"
                                          "            transaction_per_migration=True,\n"
                                          "            transactional_ddl=False,\n"
                                          "            compare_type=True,\n"
                                          "            compare_server_default=False,\n"
                                          "            include_schemas=True,\n"
                                          "        )\n"
                                          "\n"
                                          "if context.is_offline_mode():\n"
                                          "    run_migrations_offline()\n"
                                          "else:\n"
                                          "    run_migrations_online()\n"_s));
        const ConfigureFacts &online = project.environment.online;
        QCOMPARE(online.versionTablePk, std::optional(false));
        QCOMPARE(online.renderAsBatch, std::optional(true));
        QCOMPARE(online.transactionPerMigration, std::optional(true));
        QCOMPARE(online.transactionalDdl, std::optional(false));
        QCOMPARE(online.compareType, std::optional(true));
        QCOMPARE(online.compareServerDefault, std::optional(false));
        QCOMPARE(online.includeSchemas, std::optional(true));
        QCOMPARE(online.literalBinds, std::optional<bool>());
        QCOMPARE(project.environment.offline.literalBinds, std::optional(true));
        QVERIFY(project.environment.offline.url.has_value());
        const auto table = versionTable(project, {});
        QCOMPARE(table->name, u"versions"_s);
        QCOMPARE(table->schema, u"ops"_s);
    }

    void the_url_is_found_as_env_py_would_find_it_data()
    {
        QTest::addColumn<QString>("python");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &python, const QString &expected) {
            QTest::newRow(name) << QString(u"import os\nfrom alembic import context\nconfig = context.config\n" %
                                           python)
                                << expected;
        };
        row("from the ini", u"engine_from_config(config.get_section(config.config_ini_section))"_s,
            u"sqlite:///of_the_ini.db"_s);
        row("literal", u"config.set_main_option('sqlalchemy.url', 'sqlite:///set.db')"_s, u"sqlite:///set.db"_s);
        row("last one wins",
            u"config.set_main_option('sqlalchemy.url', 'sqlite:///1')\nconfig.set_main_option('sqlalchemy.url', 'sqlite:///2')"_s,
            u"sqlite:///2"_s);
        row("section option", u"config.set_section_option('alembic', 'sqlalchemy.url', 'sqlite:///set.db')"_s,
            u"sqlite:///set.db"_s);
        row("variable", u"config.set_main_option('sqlalchemy.url', os.environ['APP_URL'])"_s,
            u"sqlite:///of_the_variable.db"_s);
        row("getenv", u"config.set_main_option('sqlalchemy.url', os.getenv('APP_URL'))"_s,
            u"sqlite:///of_the_variable.db"_s);
        row("fallback", u"config.set_main_option('sqlalchemy.url', os.environ.get('GONE', 'sqlite:///fallback.db'))"_s,
            u"sqlite:///fallback.db"_s);
        row("format", u"config.set_main_option('sqlalchemy.url', f\"sqlite:///{os.environ['NAME']}.db\")"_s,
            u"sqlite:///shop.db"_s);
        row("percent format", u"config.set_main_option('sqlalchemy.url', 'sqlite:///%s.db' % os.environ['NAME'])"_s,
            u"sqlite:///shop.db"_s);
        row("doubled percent signs",
            u"config.set_main_option('sqlalchemy.url', 'sqlite:///a%b.db'.replace('%', '%%'))"_s,
            u"sqlite:///a%b.db"_s);
        row("or", u"config.set_main_option('sqlalchemy.url', os.getenv('GONE') or 'sqlite:///or.db')"_s,
            u"sqlite:///or.db"_s);
        row("engine's own", u"url = 'sqlite:///engine.db'\nengine = create_engine(url)"_s, u"sqlite:///engine.db"_s);
        row("from a module of the project",
            u"from app.settings import URL\nconfig.set_main_option('sqlalchemy.url', URL)"_s,
            u"sqlite:///settings.db"_s);
        row("variable that is not set", u"config.set_main_option('sqlalchemy.url', os.environ['GONE'])"_s,
            u"variable-not-set line 4"_s);
        row("computed", u"config.set_main_option('sqlalchemy.url', ask_vault())"_s, u"url-unknown line 4"_s);
        row("computed engine", u"engine = create_engine(ask_vault())"_s, u"url-unknown line 4"_s);
        row("another option is not the URL", u"config.set_main_option('other', ask_vault())"_s,
            u"sqlite:///of_the_ini.db"_s);
    }
    void the_url_is_found_as_env_py_would_find_it()
    {
        QFETCH(const QString, python);
        QFETCH(const QString, expected);
        const Tree tree =
            withEnvironment(python, u"== app/__init__.py\n== app/settings.py\nURL = 'sqlite:///settings.db'"_s);
        QCOMPARE(shown(databaseUrl(openedProject(tree), variables())), expected);
    }

    void each_database_has_its_own_url()
    {
        const Project project = openedProject(withEnvironment(u"names = 1"_s));
        QCOMPARE(project.settings.databases, (QStringList{u"one"_s, u"two"_s}));
        QCOMPARE(shown(databaseUrl(project, {}, {}, u"one"_s)), u"sqlite:///one.db"_s);
        QCOMPARE(shown(databaseUrl(project, {}, {}, u"two"_s)), u"sqlite:///two_x.db"_s);
        QCOMPARE(shown(databaseUrl(project, {}, {}, u"three"_s)), u"url-missing"_s);
    }

    void x_arguments_count()
    {
        const Project project = openedProject(withEnvironment(
            u"from alembic import context\n"
            "args = context.get_x_argument(as_dictionary=True)\n"
            "context.config.set_main_option(\"sqlalchemy.url\", args.get(\"url\", \"sqlite:///none.db\"))\n"_s));
        QCOMPARE(shown(databaseUrl(project, {}, {{u"url"_s, u"sqlite:///x.db"_s}})), u"sqlite:///x.db"_s);
        QCOMPARE(shown(databaseUrl(project, {})), u"sqlite:///none.db"_s);
    }

    void retort_toml_comes_first()
    {
        const Tree tree = withEnvironment(
            u"from alembic import context\n"
            "context.configure(connection=c, version_table=compute(), version_table_schema=compute())\n"_s,
            u"== retort.toml\n"
            "[database]\n"
            "url_variable = \"APP_URL\"\n"
            "version_table = \"schema_version\"\n"
            "version_table_schema = \"ops\"\n"_s);
        const Project project = openedProject(tree);
        QCOMPARE(shown(databaseUrl(project, variables())), u"sqlite:///of_the_variable.db"_s);
        QCOMPARE(versionTable(project, {}), (VersionTable{u"schema_version"_s, u"ops"_s}));
    }

    void a_computed_version_table_is_not_guessed()
    {
        const auto computed = [](const QString &argument) {
            const Project project = openedProject(
                withEnvironment(u"from alembic import context\ncontext.configure(connection=c, "_s % argument % u')'));
            const auto table = versionTable(project, {});
            return table ? table->name : shown(tl::unexpected(table.error()));
        };
        QCOMPARE(computed(u"version_table=compute()"_s), u"version-table-unknown line 2"_s);
        QCOMPARE(computed(u"version_table_schema=compute()"_s), u"version-table-unknown line 2"_s);
        QCOMPARE(computed(u"version_table='v_' + 'one'"_s), u"v_one"_s);
        QCOMPARE(computed(u"target_metadata=m"_s), u"alembic_version"_s);
    }

    void a_broken_env_py_leaves_what_could_be_understood()
    {
        const Project project =
            openedProject(withEnvironment(u"from alembic import context\n"
                                          "context.config.set_main_option(\"sqlalchemy.url\", \"sqlite:///kept.db\")\n"
                                          "def broken(:\n"
                                          "    pass\n"_s));
        QVERIFY(!project.environment.problems.empty());
        QCOMPARE(project.environment.problems.front().position->line, 3);
        QCOMPARE(shown(databaseUrl(project, {})), u"sqlite:///kept.db"_s);
    }

    void any_bytes_are_safe()
    {
        QVERIFY(!readEnvironment(u"env.py"_s, QByteArray("\xff\xfe\0(((", 6)).problems.empty());
        const EnvironmentFacts empty = readEnvironment(u"env.py"_s, {});
        QVERIFY(empty.problems.empty());
        QVERIFY(!empty.online.url.has_value());
    }
};

QTEST_GUILESS_MAIN(tst_environment)
#include "tst_environment.moc"
