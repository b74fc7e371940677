# What `cmake --install` puts where: the library, its headers, the CMake package, the pkg-config file, the command.
include(CMakePackageConfigHelpers)

set(CITEVET_CMAKE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/citevet")

install(TARGETS citevet EXPORT citevet-targets
  RUNTIME COMPONENT runtime
  LIBRARY COMPONENT runtime NAMELINK_COMPONENT dev
  ARCHIVE COMPONENT dev
  FILE_SET HEADERS COMPONENT dev)
install(EXPORT citevet-targets NAMESPACE citevet:: DESTINATION "${CITEVET_CMAKE_DIR}" COMPONENT dev)

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/citevet-config.cmake.in" "${PROJECT_BINARY_DIR}/citevet-config.cmake"
  INSTALL_DESTINATION "${CITEVET_CMAKE_DIR}" NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/citevet-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/citevet-config.cmake" "${PROJECT_BINARY_DIR}/citevet-config-version.cmake"
  DESTINATION "${CITEVET_CMAKE_DIR}" COMPONENT dev)

# Relative to the file itself, so that the package works wherever `cmake --install --prefix` puts it.
file(RELATIVE_PATH CITEVET_PC_TO_PREFIX "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
# A static citevet needs its libraries named to every program, but not their static forms (Debian's curl alone would ask for a dozen more
# packages): so they are plain requirements there.
if(BUILD_SHARED_LIBS)
  set(CITEVET_PC_REQUIRES "Requires.private")
  set(CITEVET_PC_LIBS "")
  set(CITEVET_PC_CFLAGS "")
else()
  set(CITEVET_PC_REQUIRES "Requires")
  set(CITEVET_PC_LIBS " -lboost_url -lboost_json -lstdc++ -lpthread")
  set(CITEVET_PC_CFLAGS " -DCITEVET_STATIC")
endif()
configure_file("${CMAKE_CURRENT_LIST_DIR}/citevet.pc.in" "${PROJECT_BINARY_DIR}/citevet.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/citevet.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT dev)

if(CITEVET_BUILD_TOOL)
  install(TARGETS citevet-tool COMPONENT runtime)
endif()
