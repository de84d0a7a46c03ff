# What every target of the tree has in common, and the three functions that make targets from folders.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Sql)
find_package(tl-expected REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc)
find_package(PkgConfig REQUIRED)
pkg_check_modules(LibPq REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(MariaDb REQUIRED IMPORTED_TARGET libmariadb)
find_package(tomlplusplus REQUIRED)
if(NOT RETORT_SANITIZE)
    find_package(mimalloc REQUIRED)
endif()
if(RETORT_DESKTOP)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets Concurrent DBus PrintSupport Svg LinguistTools)
    find_package(SyntaxHighlighting REQUIRED)
endif()

add_library(retort_options INTERFACE)
target_include_directories(retort_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(retort_options INTERFACE -Wall -Wextra -Wpedantic -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # What GCC's optimizer only guesses at, and often wrongly in the standard library and Qt: a debug build, which does
    # not guess, still fails on all of these.
    foreach(guess maybe-uninitialized array-bounds stringop-overflow stringop-overread restrict dangling-pointer
            free-nonheap-object use-after-free)
        target_compile_options(retort_options INTERFACE $<$<NOT:$<CONFIG:Debug>>:-Wno-${guess}>)
    endforeach()
endif()
target_compile_definitions(retort_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_USE_QSTRINGBUILDER
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT RETORT_VERSION="${PROJECT_VERSION}")
if(RETORT_SANITIZE)
    target_compile_options(retort_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(retort_options INTERFACE -fsanitize=address,undefined)
endif()
if(RETORT_FUZZ)
    target_compile_options(retort_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# For the programs, named before every other library, so that it answers for malloc in SQLite and Qt as well.
add_library(retort_allocator INTERFACE)
if(NOT RETORT_SANITIZE)
    target_link_libraries(retort_allocator INTERFACE mimalloc)
endif()

# One precompiled header for the whole tree, made with core/base: a third of the time of a compiler goes into these.
function(retort_precompile target)
    if(NOT RETORT_PRECOMPILE)
        return()
    elseif(target STREQUAL core_base)
        target_precompile_headers(${target} PRIVATE <QHash> <QString> <QStringList> <QVariantMap> <algorithm> <array>
            <functional> <map> <memory> <optional> <set> <span> <string> <variant> <vector> <tl/expected.hpp>)
    else()
        target_precompile_headers(${target} REUSE_FROM core_base)
    endif()
endfunction()

# retort_module(FOLDER [USES folder-or-target ...]): the static library of one folder and those below it.
# The target of core/base is called core_base; sources are all *.cpp and *.h found there.
function(retort_module folder)
    cmake_parse_arguments(arg "" "" "USES" ${ARGN})
    string(REPLACE "/" "_" target ${folder})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp
         ${CMAKE_SOURCE_DIR}/${folder}/*.h ${CMAKE_SOURCE_DIR}/${folder}/*.inc)
    set(scope PUBLIC)
    if(sources MATCHES "\\.cpp(;|$)")
        add_library(${target} STATIC ${sources})
        retort_precompile(${target})
    else()
        set(scope INTERFACE)
        add_library(${target} INTERFACE)
    endif()
    foreach(used IN LISTS arg_USES)
        string(REPLACE "/" "_" used ${used})
        target_link_libraries(${target} ${scope} ${used})
    endforeach()
    target_link_libraries(${target} ${scope} retort_options Qt6::Core tl::expected)
    if(folder MATCHES "^ui")
        set_target_properties(${target} PROPERTIES AUTOMOC ON)
    endif()
endfunction()

# retort_tests(FOLDER [USES ...]): one program and one CTest case for each tst_*.cpp of tests/FOLDER.
# Data is found through RETORT_TEST_DATA, the folder itself.
function(retort_tests folder)
    cmake_parse_arguments(arg "" "" "USES" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${folder}/tst_*.cpp)
    foreach(source IN LISTS sources)
        get_filename_component(name ${source} NAME_WE)
        add_executable(${name} ${source})
        retort_precompile(${name})
        set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
        foreach(used IN LISTS arg_USES)
            string(REPLACE "/" "_" used ${used})
            target_link_libraries(${name} PRIVATE ${used})
        endforeach()
        target_link_libraries(${name} PRIVATE tests_support Qt6::Test)
        target_compile_definitions(${name} PRIVATE
            RETORT_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/${folder}" RETORT_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
            RETORT_BINARY_DIR="${CMAKE_BINARY_DIR}")
        add_test(NAME ${folder}/${name} COMMAND ${name})
        set_tests_properties(${folder}/${name} PROPERTIES
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC" TIMEOUT 300)
    endforeach()
endfunction()
