# Makes the web application a library of its own, which nothing waits for but the programs that serve it. PENSTOCK_WEB
# says where it comes from:
#   npm       web/dist is built here (npm ci, npm run build) whenever its sources changed
#   prebuilt  web/dist is taken as it is
#   off       one plain page says that the web application was not built
# Included by penstock_embed_web().

set(web ${CMAKE_SOURCE_DIR}/web)
set(mode ${PENSTOCK_WEB})
find_program(PENSTOCK_NPM npm)
find_program(PENSTOCK_NODE NAMES node nodejs)
if(mode STREQUAL "npm" AND NOT EXISTS ${web}/package.json)
    message(WARNING "web/package.json is not there: building without the web application")
    set(mode off)
elseif(mode STREQUAL "npm" AND NOT (PENSTOCK_NPM AND PENSTOCK_NODE))
    message(FATAL_ERROR "npm is needed to build the web application; or set PENSTOCK_WEB to prebuilt or off")
elseif(mode STREQUAL "prebuilt" AND NOT EXISTS ${web}/dist/index.html)
    message(FATAL_ERROR "PENSTOCK_WEB is prebuilt but web/dist/index.html is not there")
elseif(NOT mode MATCHES "^(npm|prebuilt|off)$")
    message(FATAL_ERROR "PENSTOCK_WEB must be npm, prebuilt or off, not ${mode}")
endif()

set(generated ${CMAKE_BINARY_DIR}/generated)
set(packed ${generated}/web) # the files as served, each beside its .br and .gz
set(table ${generated}/web_assets.cpp)
set(scripts ${CMAKE_SOURCE_DIR}/cmake)

if(mode STREQUAL "off")
    set(sources ${scripts}/web_not_built.html)
    set(fill ${CMAKE_COMMAND} -E copy ${sources} ${packed}/index.html)
else()
    if(mode STREQUAL "npm")
        set(build ON)
        file(GLOB sources ${web}/*)
        list(FILTER sources EXCLUDE REGEX "^${web}/(node_modules|dist|test|coverage)$")
        set(patterns ${sources})
        list(TRANSFORM patterns APPEND "/*")
        file(GLOB_RECURSE below CONFIGURE_DEPENDS ${patterns})
        foreach(source IN LISTS sources)
            if(NOT IS_DIRECTORY ${source})
                list(APPEND below ${source})
            endif()
        endforeach()
        set(sources ${below})
    else()
        set(build OFF)
        file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${web}/dist/*)
    endif()
    set(fill ${CMAKE_COMMAND} -DWEB=${web} -DNPM=${PENSTOCK_NPM} -DNODE=${PENSTOCK_NODE} -DBUILD=${build}
        -DPACK=${scripts}/pack_web.mjs -DPACKED=${packed} -DLOCK=${CMAKE_SOURCE_DIR}/build/web.lock
        -P ${scripts}/build_web.cmake)
endif()

add_custom_command(OUTPUT ${table}
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${packed}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${packed}
    COMMAND ${fill}
    COMMAND ${CMAKE_COMMAND} -DPACKED=${packed} -DOUTPUT=${table} -P ${scripts}/embed_web_table.cmake
    DEPENDS ${sources} ${scripts}/embed_web_table.cmake ${scripts}/pack_web.mjs ${scripts}/build_web.cmake
    COMMENT "Embedding the web application (${mode})" VERBATIM)
add_library(web_assets STATIC ${table})
target_link_libraries(web_assets PRIVATE penstock_flags)
