# The modules and the arrows between them: a module may only use modules of a lower level
# (ARCHITECTURE.md has the levels; tests/architecture checks every #include against that table).

# level 0
retort_module(core/base)

# level 1
retort_module(core/revisions USES core/base)
retort_module(core/script USES core/base gmp)
retort_module(core/sql USES core/base)

# level 2; a schema holds expressions (defaults, checks, indexes), so it stands above them
retort_module(core/expressions USES core/base core/sql)
retort_module(core/schema USES core/base core/expressions core/sql)
retort_module(core/operations USES core/expressions core/schema core/sql)
retort_module(core/database USES core/sql Qt6::Sql SQLite::SQLite3)

# level 3
retort_module(core/dialects USES core/operations core/expressions core/schema core/sql core/database)
retort_module(core/project USES core/revisions core/script)

# level 4
retort_module(core/alembic USES core/script core/dialects core/operations core/project)

# level 5
retort_module(core/migration USES core/alembic core/revisions core/project)

# level 7
retort_module(core/commands USES core/migration)

# level 8
if(RETORT_DESKTOP)
    retort_module(ui USES core/commands Qt6::Widgets Qt6::Concurrent Qt6::Svg SyntaxHighlighting::SyntaxHighlighting)
endif()
