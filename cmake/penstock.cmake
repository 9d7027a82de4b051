# How a module, the program and its tests are built. Tests stand beside the code as *_test.cpp.

# Two fifths of a source are the reading of headers, once for all that are compiled together.
function(penstock_compile_together target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${PENSTOCK_UNITY} UNITY_BUILD_BATCH_SIZE 16)
endfunction()

# One static library per line of modules.txt; each links all modules above it, so the order is the architecture.
function(penstock_modules file)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(STRINGS ${file} lines REGEX "^[a-z]")
    set(above "")
    foreach(line IN LISTS lines)
        string(REGEX REPLACE "^([a-z]+) *\\|(.*)$" "\\1;\\2" parts "${line}")
        list(GET parts 0 name)
        list(GET parts 1 libraries)
        separate_arguments(libraries UNIX_COMMAND "${libraries}")
        list(TRANSFORM libraries REPLACE "^boost_json$" "Boost::json")
        file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
        list(FILTER sources EXCLUDE REGEX "_test\\.cpp$|/main\\.cpp$")
        if(sources)
            add_library(${name} STATIC ${sources})
            target_link_libraries(${name} PUBLIC penstock_flags ${above} ${libraries})
            if(NOT name IN_LIST PENSTOCK_APART)
                penstock_compile_together(${name})
            endif()
            if(name IN_LIST PENSTOCK_UNOPTIMISED)
                target_compile_options(${name} PRIVATE -O0)
            elseif(name IN_LIST PENSTOCK_LIGHTLY_OPTIMISED)
                target_compile_options(${name} PRIVATE -O1)
            endif()
            list(PREPEND above ${name})
        endif()
    endforeach()
    set(penstock_all_modules ${above} PARENT_SCOPE)
    set(penstock_module_lines "${lines}" PARENT_SCOPE)
endfunction()

# The modules' refusals.def become one generated source of the base module.
function(penstock_embed_refusals)
    set(files "")
    set(texts "")
    foreach(line IN LISTS penstock_module_lines)
        string(REGEX MATCH "^[a-z]+" name ${line})
        file(GLOB text CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/refusals.def)
        if(text)
            list(APPEND files ${name}/refusals.def)
            list(APPEND texts ${text})
        endif()
    endforeach()
    set(output ${CMAKE_BINARY_DIR}/generated/refusals.cpp)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} "-DFILES=${files}" -P ${CMAKE_SOURCE_DIR}/cmake/embed_refusals.cmake
        DEPENDS ${texts} ${CMAKE_SOURCE_DIR}/cmake/embed_refusals.cmake VERBATIM)
    target_sources(base PRIVATE ${output})
    add_custom_target(refusal_table DEPENDS ${output}) # for whoever compiles base once more
endfunction()

# Files become one generated source of a module, written by the script embed_KIND.cmake, which is told the rest.
function(penstock_embed module kind files source)
    file(GLOB texts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${files})
    set(output ${CMAKE_BINARY_DIR}/generated/${source})
    set(script ${CMAKE_SOURCE_DIR}/cmake/embed_${kind}.cmake)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} "-DTEXTS=${texts}" ${ARGN} -P ${script}
        DEPENDS ${texts} ${script} VERBATIM)
    target_sources(${module} PRIVATE ${output})
endfunction()

# The web application, compressed beforehand, becomes one assembled object of the net module.
function(penstock_embed_web)
    if(EXISTS ${CMAKE_SOURCE_DIR}/cmake/embed_web.cmake)
        include(embed_web)
    endif()
endfunction()

function(penstock_program)
    if(EXISTS ${CMAKE_SOURCE_DIR}/src/app/main.cpp)
        add_executable(penstock ${CMAKE_SOURCE_DIR}/src/app/main.cpp)
        target_link_libraries(penstock PRIVATE ${penstock_all_modules} web_assets)
    endif()
endfunction()

# The cases of a test run once or a few thousand times; what they call is optimised in its library. Optimising the cases
# as well would double what they cost to compile.
function(penstock_compile_quickly target)
    target_compile_options(${target} PRIVATE -O0 -U_FORTIFY_SOURCE)
    if(CMAKE_CXX_COMPILER_ID STREQUAL GNU) # of cases whose fixture is named in one source, which is meant
        target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
    endif()
endfunction()

# One test program per module, so that a change rebuilds and reruns little.
function(penstock_tests)
    find_package(GTest REQUIRED)
    find_package(rapidcheck REQUIRED)
    add_custom_target(unit_tests) # what ctest runs
    foreach(module IN LISTS penstock_all_modules)
        file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${module}/*_test.cpp)
        if(sources)
            add_executable(${module}_test ${sources})
            target_link_libraries(${module}_test PRIVATE ${module} GTest::gtest_main rapidcheck
                ZLIB::ZLIB SQLite::SQLite3)
            target_include_directories(${module}_test PRIVATE ${CMAKE_SOURCE_DIR}/test)
            penstock_compile_quickly(${module}_test)
            if(NOT module STREQUAL exchange) # the test of every reader says in its own way what was refused
                penstock_compile_together(${module}_test)
            endif()
            add_dependencies(unit_tests ${module}_test)
            if(module STREQUAL net)
                target_link_libraries(net_test PRIVATE web_assets)
            endif()
            if(NOT module STREQUAL base) # the support knows databases, base does not
                target_link_libraries(${module}_test PRIVATE test_support)
            endif()
            if(module STREQUAL exchange) # whole published lists: half the cases beside the other half
                foreach(half IN ITEMS 0 1)
                    set(name ${module}_half${half})
                    add_test(NAME ${name} COMMAND ${module}_test)
                    set(environment "PENSTOCK_SOURCE=${CMAKE_SOURCE_DIR}" GTEST_TOTAL_SHARDS=2 GTEST_SHARD_INDEX=${half}
                        "GTEST_OUTPUT=json:${CMAKE_BINARY_DIR}/results/${name}.json") # two at once would take one name
                    set_tests_properties(${name} PROPERTIES COST 100 ENVIRONMENT "${environment}")
                endforeach()
                continue()
            endif()
            add_test(NAME ${module} COMMAND ${module}_test)
            set_tests_properties(${module} PROPERTIES ENVIRONMENT "PENSTOCK_SOURCE=${CMAKE_SOURCE_DIR}")
        endif()
    endforeach()
    if(EXISTS ${CMAKE_SOURCE_DIR}/test/CMakeLists.txt)
        add_subdirectory(test)
    endif()
endfunction()
