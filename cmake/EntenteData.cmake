# Lays the program's data out as an installation does: share/entente/{schema,id,kb.image} beside
# bin/entente, so that the program finds them the same way from the build tree and when installed.

set(ENTENTE_SHARE ${PROJECT_BINARY_DIR}/share/entente)

add_executable(entente_compile_kb ${PROJECT_SOURCE_DIR}/src/kb/compile_main.cpp)
target_link_libraries(entente_compile_kb PRIVATE entente::kb entente::settings)

file(GLOB ENTENTE_KB_TABLES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/kb/*.tsv)
file(GLOB ENTENTE_LANGUAGE_TABLES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/id/*.tsv
     ${PROJECT_SOURCE_DIR}/data/id/*.model)
file(GLOB_RECURSE ENTENTE_SCHEMA CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/ontology/schema/*.json)

add_custom_command(OUTPUT ${ENTENTE_SHARE}/kb.image
    COMMAND ${CMAKE_COMMAND} -E make_directory ${ENTENTE_SHARE}
    COMMAND entente_compile_kb ${PROJECT_SOURCE_DIR}/data/kb ${ENTENTE_SHARE}/kb.image
    DEPENDS entente_compile_kb ${ENTENTE_KB_TABLES}
    COMMENT "Compiling the knowledge base" VERBATIM)
add_custom_command(OUTPUT ${ENTENTE_SHARE}/.copied
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${ENTENTE_SHARE}/id ${ENTENTE_SHARE}/schema
    COMMAND ${CMAKE_COMMAND} -E make_directory ${ENTENTE_SHARE}/id
    COMMAND ${CMAKE_COMMAND} -E copy ${ENTENTE_LANGUAGE_TABLES} ${ENTENTE_SHARE}/id
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${PROJECT_SOURCE_DIR}/ontology/schema
            ${ENTENTE_SHARE}/schema
    COMMAND ${CMAKE_COMMAND} -E touch ${ENTENTE_SHARE}/.copied
    DEPENDS ${ENTENTE_LANGUAGE_TABLES} ${ENTENTE_SCHEMA}
    COMMENT "Copying language tables and schema" VERBATIM)
add_custom_target(entente_data ALL DEPENDS ${ENTENTE_SHARE}/kb.image ${ENTENTE_SHARE}/.copied)

install(DIRECTORY ${ENTENTE_SHARE} DESTINATION ${CMAKE_INSTALL_DATADIR}
        PATTERN ".copied" EXCLUDE)
