# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target that every target of ours links: warnings, Qt defines, sanitizers.
add_library(canopy_options INTERFACE)
target_compile_options(canopy_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual)
# GCC 12 takes an empty std::optional of a string for an uninitialised one once it optimises.
target_compile_options(canopy_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
if(CANOPY_WERROR)
    target_compile_options(canopy_options INTERFACE -Werror)
endif()
target_compile_definitions(canopy_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH
    QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(CANOPY_SANITIZE)
    target_compile_options(canopy_options INTERFACE
        -fsanitize=${CANOPY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(canopy_options INTERFACE -fsanitize=${CANOPY_SANITIZE})
endif()
# Nearly two hundred programs are linked for the tests: where there is a fast linker, it saves minutes.
find_program(CANOPY_MOLD mold)
if(CANOPY_MOLD AND CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_link_options(canopy_options INTERFACE -fuse-ld=mold)
endif()
if(CANOPY_COVERAGE)
    target_compile_options(canopy_options INTERFACE --coverage -fprofile-update=atomic)
    target_link_options(canopy_options INTERFACE --coverage)
endif()
