# Writes web_assets.cpp: the bytes by .incbin, so that the compiler never reads them, and the table of what is where.
# PACKED is the folder of files, OUTPUT the source to write.
file(GLOB_RECURSE files RELATIVE ${PACKED} ${PACKED}/*)
list(FILTER files EXCLUDE REGEX "\\.(br|gz|map)$|(^|/)\\.")
list(SORT files COMPARE STRING)

set(type_html "text/html; charset=utf-8")
set(type_js "text/javascript; charset=utf-8")
set(type_mjs "text/javascript; charset=utf-8")
set(type_css "text/css; charset=utf-8")
set(type_json "application/json")
set(type_webmanifest "application/manifest+json")
set(type_svg "image/svg+xml")
set(type_png "image/png")
set(type_ico "image/x-icon")
set(type_webp "image/webp")
set(type_woff2 "font/woff2")
set(type_txt "text/plain; charset=utf-8")
set(type_wasm "application/wasm")

set(bytes "")
set(names "")
set(rows "")
set(number 0)
foreach(file IN LISTS files)
    string(REGEX MATCH "[a-z0-9]+$" extension ${file})
    set(type "application/octet-stream")
    if(DEFINED type_${extension})
        set(type "${type_${extension}}")
    endif()
    file(SHA256 ${PACKED}/${file} digest)
    set(hashed false)
    if(file MATCHES "^assets/.*-[A-Za-z0-9_-]+\\.[a-z0-9]+$")
        set(hashed true)
    endif()
    set(row "    {\"/${file}\", \"${type}\"")
    foreach(variant "" ".gz" ".br")
        if(EXISTS ${PACKED}/${file}${variant})
            math(EXPR number "${number} + 1")
            string(APPEND bytes "    \"web_${number}: .incbin \\\"${PACKED}/${file}${variant}\\\"\\n\"\n")
            string(APPEND bytes "    \"web_${number}_end: .byte 0\\n\"\n")
            string(APPEND names "extern \"C\" char const web_${number}[], web_${number}_end[];\n")
            string(APPEND row ", {web_${number}, web_${number}_end}")
        else()
            string(APPEND row ", {}")
        endif()
    endforeach()
    string(APPEND rows "${row}, \"${digest}\", ${hashed}},\n")
endforeach()

file(WRITE ${OUTPUT} "#include \"net/static_files.hpp\"

asm(\".section .rodata\\n\"
${bytes}    \".previous\\n\");

${names}
namespace penstock::net {

static Asset const assets[]{
${rows}};

std::span<Asset const> embedded_assets() { return assets; }

} // namespace penstock::net
")
