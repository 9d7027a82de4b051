# Puts the web application into the net library. PENSTOCK_WEB says where it comes from:
#   npm       web/dist is built here (npm ci, npm run build) whenever its sources changed
#   prebuilt  web/dist is taken as it is
#   off       one plain page says that the web application was not built
# Included by penstock_embed_web() once the net target exists.
if(NOT TARGET net)
    return()
endif()

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
endif()

set(generated ${CMAKE_BINARY_DIR}/generated)
set(packed ${generated}/web) # the files as served, each beside its .br and .gz
set(table ${generated}/web_assets.cpp)
set(script ${CMAKE_SOURCE_DIR}/cmake/embed_web_table.cmake)
set(pack ${CMAKE_SOURCE_DIR}/cmake/pack_web.mjs)

if(mode STREQUAL "npm")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${web}/src/* ${web}/public/*)
    file(GLOB settings CONFIGURE_DEPENDS ${web}/*.json ${web}/*.ts ${web}/*.html ${web}/words/*)
    # The copy of the lock beside the packages says what they were installed from; ./dev keeps it too.
    add_custom_command(OUTPUT ${generated}/web_installed.stamp
        COMMAND sh -c "cmp -s package-lock.json node_modules/.installed-from || { ${PENSTOCK_NPM} ci --no-audit --no-fund \
            && cp package-lock.json node_modules/.installed-from; }"
        COMMAND ${CMAKE_COMMAND} -E touch ${generated}/web_installed.stamp
        DEPENDS ${web}/package-lock.json WORKING_DIRECTORY ${web}
        COMMENT "Installing the web application's packages" VERBATIM)
    add_custom_command(OUTPUT ${generated}/web_built.stamp
        COMMAND ${PENSTOCK_NPM} run build
        COMMAND ${CMAKE_COMMAND} -E touch ${generated}/web_built.stamp
        DEPENDS ${sources} ${settings} ${generated}/web_installed.stamp WORKING_DIRECTORY ${web}
        COMMENT "Building the web application" VERBATIM)
    set(built ${generated}/web_built.stamp)
elseif(mode STREQUAL "prebuilt")
    file(GLOB_RECURSE built CONFIGURE_DEPENDS ${web}/dist/*)
else()
    set(built ${CMAKE_SOURCE_DIR}/cmake/web_not_built.html)
endif()

if(mode STREQUAL "off")
    set(fill ${CMAKE_COMMAND} -E copy ${built} ${packed}/index.html)
elseif(PENSTOCK_NODE)
    set(fill ${PENSTOCK_NODE} ${pack} ${web}/dist ${packed})
else()
    set(fill ${CMAKE_COMMAND} -E copy_directory ${web}/dist ${packed})
endif()
add_custom_command(OUTPUT ${table}
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${packed}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${packed}
    COMMAND ${fill}
    COMMAND ${CMAKE_COMMAND} -DPACKED=${packed} -DOUTPUT=${table} -P ${script}
    DEPENDS ${built} ${script} ${pack} COMMENT "Embedding the web application" VERBATIM)
target_sources(net PRIVATE ${table})
