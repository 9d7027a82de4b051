// Workbooks: the bytes as an archive, and as the sheet, the strings and the styles of one that is otherwise sound.
#include "exchange/award_file.hpp"

#include <zip.h>

#include <algorithm>

using namespace penstock;
using namespace penstock::exchange;

namespace {

// Memory enough for what a fuzzer sends, little enough to notice what grows.
XlsxLimits const limits{
    .file_bytes = 8 << 20, .unpacked = {.bytes = 16 << 20, .slack = 1 << 20}, .strings_bytes = 1 << 10};

void read(std::string bytes)
{
    auto reader = open_xlsx(from_memory(std::move(bytes)), {}, limits);
    if (!reader) return;
    TableRow row;
    for (;;) {
        auto more = (*reader)->next(row);
        if (!more || !*more) return;
        for (auto const& cell : row.cells) expects(cell.text.size() <= limits.cell_bytes + 400);
    }
}

void add(zip_t* zip, char const* name, std::string_view text)
{
    auto index = zip_file_add(zip, name, zip_source_buffer(zip, text.data(), text.size(), 0), 0);
    expects(index >= 0);
    zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
}

std::string workbook_around(std::string_view sheet, std::string_view strings, std::string_view styles)
{
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    auto* zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    expects(zip != nullptr);
    add(zip, "[Content_Types].xml", "<Types/>");
    add(zip, "_rels/.rels", "<R><Relationship Id='1' Type='/officeDocument' Target='b.xml'/></R>");
    add(zip, "b.xml", "<workbook><sheets><sheet name='S' r:id='1'/></sheets></workbook>");
    add(zip, "_rels/b.xml.rels",
        "<R><Relationship Id='1' Type='/worksheet' Target='s.xml'/><Relationship Id='2' "
        "Type='/sharedStrings' Target='t.xml'/><Relationship Id='3' Type='/styles' Target='f.xml'/></R>");
    add(zip, "s.xml", sheet);
    add(zip, "t.xml", strings);
    add(zip, "f.xml", styles);
    expects(zip_close(zip) == 0);

    zip_stat_t status;
    expects(zip_source_stat(source, &status) == 0 && zip_source_open(source) == 0);
    std::string out(status.size, '\0');
    expects(zip_source_read(source, out.data(), out.size()) == static_cast<zip_int64_t>(out.size()));
    zip_source_close(source);
    zip_source_free(source);
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    if (size == 0) return 0;
    std::string_view text{reinterpret_cast<char const*>(data) + 1, size - 1};
    auto first = text.substr(0, text.find('\0')), rest = text.substr(std::min(text.size(), first.size() + 1));
    switch (data[0] % 3) {
    case 0:  read(std::string{text}); break;
    case 1:  read(workbook_around(first, rest, "<s><cellXfs><xf numFmtId='14'/></cellXfs></s>")); break;
    default: read(workbook_around(first, "<sst><si><t>x</t></si></sst>", rest)); break;
    }
    return 0;
}
