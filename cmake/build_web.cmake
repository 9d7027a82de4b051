# Builds web/dist and packs it, one build folder at a time: several may share one source tree.
# Run as a script with WEB, NPM, NODE, PACK (pack_web.mjs), PACKED (the folder to fill), LOCK and BUILD (whether to
# build or only to pack).
file(LOCK ${LOCK} TIMEOUT 900)

function(run)
    execute_process(COMMAND ${ARGV} WORKING_DIRECTORY ${WEB} RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "the web application could not be built: ${ARGV}")
    endif()
endfunction()

if(BUILD)
    # npm writes this file at the end of an installation.
    set(installed ${WEB}/node_modules/.package-lock.json)
    if(NOT EXISTS ${WEB}/package-lock.json)
        run(${NPM} install --no-audit --no-fund)
    elseif(NOT EXISTS ${installed} OR ${WEB}/package-lock.json IS_NEWER_THAN ${installed})
        run(${NPM} ci --no-audit --no-fund)
        file(TOUCH ${installed})
    endif()
    run(${NPM} run build)
endif()

if(NODE)
    run(${NODE} ${PACK} ${WEB}/dist ${PACKED})
else()
    file(COPY ${WEB}/dist/ DESTINATION ${PACKED}) # served without compression
endif()
