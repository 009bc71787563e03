# What find_package(entente) finds: the targets entente::NAME, one for each folder, and entente_DATA,
# the folder of the program's data. tests/install does it.

include(CMakePackageConfigHelpers)
set(ENTENTE_PACKAGE ${CMAKE_INSTALL_LIBDIR}/cmake/entente)
set(ENTENTE_INSTALLED_DATA ${CMAKE_INSTALL_DATADIR}/entente)

configure_package_config_file(
    ${PROJECT_SOURCE_DIR}/cmake/ententeConfig.cmake.in ${PROJECT_BINARY_DIR}/ententeConfig.cmake
    INSTALL_DESTINATION ${ENTENTE_PACKAGE} PATH_VARS ENTENTE_INSTALLED_DATA)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ententeConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)

install(FILES ${PROJECT_BINARY_DIR}/ententeConfig.cmake
              ${PROJECT_BINARY_DIR}/ententeConfigVersion.cmake
        DESTINATION ${ENTENTE_PACKAGE})
install(EXPORT ententeTargets NAMESPACE entente:: DESTINATION ${ENTENTE_PACKAGE})
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
