# cmake -D BUILD= -D CONSUMER= -D WORK= -D ARTICLE= -D GENERATOR= -D COMPILER= [-D SANITIZE=] -P run.cmake
cmake_minimum_required(VERSION 3.25)

function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output
                    ERROR_VARIABLE output)
    if(NOT result EQUAL 0)
        list(JOIN ARGN " " command)
        message(FATAL_ERROR "${command}\n${output}")
    endif()
    set(output ${output} PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK}/prefix ${WORK}/consumer)
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)

set(flags)
if(SANITIZE)  # the libraries were built so, and the program that links them has to be too
    set(flags -DCMAKE_CXX_FLAGS=-fsanitize=${SANITIZE})
endif()
run(${CMAKE_COMMAND} -S ${CONSUMER} -B ${WORK}/consumer -G ${GENERATOR}
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_PREFIX_PATH=${WORK}/prefix ${flags})
run(${CMAKE_COMMAND} --build ${WORK}/consumer)

# The program has to find its entities, the installed one its data, both without the source tree.
run(${WORK}/consumer/count_entities ${ARTICLE})
message(STATUS "${output}")
if(NOT output MATCHES "^[1-9][0-9]* entities, [1-9][0-9]* nodes\n$")
    message(FATAL_ERROR "count_entities said: ${output}")
endif()
run(${WORK}/prefix/bin/entente read ${ARTICLE})
if(NOT output MATCHES "^{\"schema\":\"entente/extraction/1\"")
    message(FATAL_ERROR "the installed program said: ${output}")
endif()
