# SPDX-License-Identifier: GPL-3.0-or-later
# ccache makes a second build of the same sources (another preset, a fresh clone) nearly free.
find_program(CANOPY_CCACHE ccache)
if(CANOPY_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros
        ${CANOPY_CCACHE})
    # GCC needs this for ccache to see through a precompiled header.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    endif()
endif()
