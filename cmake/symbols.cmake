# Hidden visibility is not enough: typeinfo of Boost's classes would still be shown. The version script leaves citevet's own names.
configure_file("${CMAKE_CURRENT_LIST_DIR}/citevet.map.in" "${PROJECT_BINARY_DIR}/citevet.map" @ONLY)

function(citevet_show_only_its_symbols target)
  if(UNIX AND NOT APPLE)
    target_link_options(${target} PRIVATE "LINKER:--version-script=${PROJECT_BINARY_DIR}/citevet.map")
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${PROJECT_BINARY_DIR}/citevet.map")
  endif()
endfunction()
