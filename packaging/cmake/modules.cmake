# The modules and the arrows between them: a module may only use modules of a lower level
# (ARCHITECTURE.md has the levels; tests/architecture checks every #include against that table).

# level 0
retort_module(core/base)

# level 1
retort_module(core/revisions USES core/base)
retort_module(core/script USES core/base gmp ICU::uc)
file(GLOB written_modules CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/script/stdlib/*.py)
qt_add_resources(core_script written_modules PREFIX /stdlib BASE ${CMAKE_SOURCE_DIR}/core/script/stdlib
                 FILES ${written_modules})
retort_module(core/sql USES core/base)

# level 2; a schema holds expressions (defaults, checks, indexes), so it stands above them
retort_module(core/expressions USES core/base core/sql)
retort_module(core/schema USES core/base core/expressions core/sql)
retort_module(core/operations USES core/expressions core/schema core/sql)
retort_module(core/database USES core/sql Qt6::Sql SQLite::SQLite3 PkgConfig::LibPq PkgConfig::MariaDb)

# level 3
retort_module(core/ddl USES core/expressions core/schema core/sql)
retort_module(core/dialects USES core/ddl core/operations core/expressions core/schema core/sql core/database)
retort_module(core/project USES core/database core/revisions core/script tomlplusplus::tomlplusplus)
file(GLOB_RECURSE templates CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/templates/*)
qt_add_resources(core_project templates PREFIX / BASE ${CMAKE_SOURCE_DIR}/resources FILES ${templates})

# level 4
retort_module(core/alembic USES core/revisions core/script core/dialects core/operations core/project)
file(GLOB_RECURSE libraries CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/libraries/*.py)
qt_add_resources(core_alembic libraries PREFIX / BASE ${CMAKE_SOURCE_DIR}/resources FILES ${libraries})

# level 5
retort_module(core/replay USES core/alembic core/ddl)

# level 6
retort_module(core/migration USES core/alembic core/replay core/revisions core/project)

# level 7
retort_module(core/commands USES core/migration core/replay)

# level 8: one library a feature. Arrows within ui point down as well:
# theme, jobs <- widgets <- history, revision, run, connections <- shell.
# The features do not know each other; the shell routes between them.
if(RETORT_DESKTOP)
    retort_module(ui/theme USES Qt6::Widgets Qt6::Svg Qt6::DBus)
    file(GLOB pictures CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/icons/*.svg ${CMAKE_SOURCE_DIR}/resources/theme/*)
    qt_add_resources(ui_theme pictures PREFIX / BASE ${CMAKE_SOURCE_DIR}/resources FILES ${pictures})
    retort_module(ui/jobs USES core/base Qt6::Concurrent)
    retort_module(ui/widgets USES core/base ui/theme SyntaxHighlighting::SyntaxHighlighting)
    retort_module(ui/history USES core/revisions ui/jobs ui/widgets)
    retort_module(ui/revision USES core/revisions ui/jobs ui/widgets)
    retort_module(ui/run USES core/commands ui/jobs ui/widgets)
    retort_module(ui/connections USES core/commands ui/widgets)
    retort_module(ui/shell USES ui/history ui/revision ui/run ui/connections)
endif()
