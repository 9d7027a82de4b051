# Writes texts that are shipped into a C++ source as a list of names and texts, in the order of their names:
# std::vector<TYPE> const& shipped_LIST() of the header HEADER, in the namespace SCOPE.
set(body "#include \"${HEADER}\"\n\nnamespace ${SCOPE} {\n\n")
string(APPEND body "std::vector<${TYPE}> const& shipped_${LIST}()\n{\n    static std::vector<${TYPE}> const ${LIST}{\n")
list(SORT TEXTS)
foreach(text IN LISTS TEXTS)
    file(READ ${text} content)
    get_filename_component(name ${text} NAME_WE)
    string(APPEND body "        {\"${name}\", R\"text(${content})text\"},\n")
endforeach()
string(APPEND body "    };\n    return ${LIST};\n}\n\n} // namespace ${SCOPE}\n")
file(WRITE ${OUTPUT} "${body}")
