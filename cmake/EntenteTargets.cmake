# Settings that every target of the project shares, and the function that makes a library of a folder.

add_library(entente_settings INTERFACE)
add_library(entente::settings ALIAS entente_settings)
target_compile_features(entente_settings INTERFACE cxx_std_20)
target_compile_options(entente_settings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
    -Wold-style-cast -Wcast-qual -Wformat=2 -Werror
    # g++ 12 sees overlaps in std::string that can not be (GCC bug 105329)
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(ENTENTE_SANITIZE)
    target_compile_options(entente_settings INTERFACE
        -fsanitize=${ENTENTE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
        $<$<CXX_COMPILER_ID:Clang>:-fsanitize-ignorelist=${PROJECT_SOURCE_DIR}/cmake/sanitizers_ignore.txt>)
    target_link_options(entente_settings INTERFACE -fsanitize=${ENTENTE_SANITIZE})
endif()

# RapidJSON is only headers, and its own warnings are not ours to mend.
add_library(entente_rapidjson INTERFACE)
target_include_directories(entente_rapidjson SYSTEM INTERFACE
    $<BUILD_INTERFACE:${RapidJSON_INCLUDE_DIRS}>)

# Needed to compile our sources and by nobody who links them: an installed Entente does not ask for
# them.
set(ENTENTE_ONLY_HEADERS entente::settings entente_rapidjson Boost::headers)

# entente_library(NAME SOURCES ... HEADERS ... PUBLIC ... PRIVATE ...)
#   One folder, one static library: target entente_NAME, alias entente::NAME, which is also its name
#   for find_package(entente). HEADERS are checked to compile alone (target
#   all_verify_interface_header_sets) and are installed.
function(entente_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;PUBLIC;PRIVATE")
    add_library(entente_${name} STATIC ${arg_SOURCES})
    add_library(entente::${name} ALIAS entente_${name})
    set_target_properties(entente_${name} PROPERTIES
        EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ON)
    target_sources(entente_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}
                   FILES ${arg_HEADERS})
    target_compile_features(entente_${name} PUBLIC cxx_std_20)
    target_link_libraries(entente_${name} PUBLIC ${arg_PUBLIC})
    foreach(dependency IN LISTS arg_PRIVATE ITEMS entente::settings)
        if(dependency IN_LIST ENTENTE_ONLY_HEADERS)
            set(dependency $<BUILD_INTERFACE:${dependency}>)
        endif()  # any other one is still needed when a program links the static library
        target_link_libraries(entente_${name} PRIVATE ${dependency})
    endforeach()
    install(TARGETS entente_${name} EXPORT ententeTargets
            ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
            FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/entente)
endfunction()
