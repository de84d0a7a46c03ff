# KSyntaxHighlighting under one name, SyntaxHighlighting::SyntaxHighlighting: Debian 13's package (KF6), or the copy
# that `./dev` builds for Debian 12 into RETORT_HIGHLIGHTING_PREFIX (upstream calls that one KF5, though it is linked to Qt 6).
find_package(KF6SyntaxHighlighting QUIET NO_MODULE)
if(KF6SyntaxHighlighting_FOUND)
    set(_highlighting KF6::SyntaxHighlighting)
else()
    set(_prefix $ENV{RETORT_HIGHLIGHTING_PREFIX})
    if(NOT _prefix)
        set(_prefix $ENV{HOME}/.cache/retort/ksyntaxhighlighting)
    endif()
    # The copy is a static library: what it links itself is needed here.
    find_package(Qt6 REQUIRED COMPONENTS Network)
    find_package(KF5SyntaxHighlighting QUIET NO_MODULE HINTS ${_prefix})
    if(KF5SyntaxHighlighting_FOUND)
        set(_highlighting KF5::SyntaxHighlighting)
    endif()
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(SyntaxHighlighting REQUIRED_VARS _highlighting
    REASON_FAILURE_MESSAGE "run ./dev build once: it brings KSyntaxHighlighting for Qt 6")
if(SyntaxHighlighting_FOUND AND NOT TARGET SyntaxHighlighting::SyntaxHighlighting)
    add_library(SyntaxHighlighting::SyntaxHighlighting INTERFACE IMPORTED)
    target_link_libraries(SyntaxHighlighting::SyntaxHighlighting INTERFACE ${_highlighting})
endif()
