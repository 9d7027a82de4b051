// Communiqués as web pages and documents: their words and tables, and what must not be read.
#include "exchange/communique_file.hpp"
#include "exchange/refusals.hpp"
#include "journal/refusals.hpp"
#include "mandate/communique_reading.hpp"

#include <gtest/gtest.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace penstock;
using namespace penstock::exchange;

namespace {

std::string text_of(std::string bytes)
{
    auto out = text_of_communique(std::move(bytes));
    EXPECT_TRUE(out.has_value()) << (out ? "" : name_of(out.error().why));
    return out.value_or("");
}

// An archive with one entry beside the list of types that every document has.
std::string document(std::string const& name, std::string const& content)
{
    char              folder[] = "/tmp/penstock-test-XXXXXX";
    std::string const path     = std::string{::mkdtemp(folder)} + "/a.docx";
    auto*             zip      = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    std::string const types    = "<Types/>";
    zip_file_add(zip, "[Content_Types].xml", zip_source_buffer(zip, types.data(), types.size(), 0), ZIP_FL_ENC_UTF_8);
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
    EXPECT_EQ(zip_close(zip), 0);
    std::ifstream      file{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    std::filesystem::remove_all(folder);
    return bytes.str();
}

std::string word(std::string const& body)
{
    return document("word/document.xml",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"urn:w\"><w:body>" + body +
                        "</w:body></w:document>");
}

std::string paragraph(std::string const& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }

} // namespace

TEST(CommuniqueFile, text_is_passed_as_it_came)
{
    for (std::string const text : {"", "会议强调，要<加强>。\n", "\xbb\xe1\xd2\xe9", "a < b\n"})
        EXPECT_EQ(text_of(text), text);
}

TEST(CommuniqueFile, a_page_gives_its_words_only)
{
    EXPECT_EQ(
        text_of(
            "<!DOCTYPE html>\n<html><head><title>x</title><style>p{}</style></head><body>"
            "<script>if (a < b) document.write('</p>要');</script><!-- 要 -->\n"
            "<h1>市委召开会议</h1>\n<p>会议强调，\n要加强&ldquo;领导&rdquo;&#12290;</p><br/>A&amp;B &nbsp; C&unknown;</body>"),
        "市委召开会议\n会议强调，要加强“领导”。\nA&B C&unknown;\n");
    EXPECT_EQ(
        text_of("<table><tr><th>任务</th><th>责任单位</th></tr><tr><td>制定办法</td><td> 市科技局 </td></tr></table>"),
        "任务\t责任单位\n制定办法\t市科技局\n");
    EXPECT_EQ(text_of("<html><p>一<b"), "一") << "a tag that never ends";
    EXPECT_EQ(text_of("<html><script>never ends"), "");
}

TEST(CommuniqueFile, a_page_in_gb18030_becomes_utf8) { EXPECT_EQ(text_of("<html><p>\xbb\xe1\xd2\xe9</p>"), "会议\n"); }

TEST(CommuniqueFile, a_document_gives_paragraphs_and_tables)
{
    auto const cell = [](std::string const& text) { return "<w:tc>" + paragraph(text) + "</w:tc>"; };
    auto const text = text_of(word(paragraph("市委召开会议") + paragraph("会议强调，要加强A&amp;B。") +
                                   "<w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>" +
                                   "<w:tbl><w:tr>" + cell("任务") + cell("责任单位") + "</w:tr><w:tr>" +
                                   cell("制定办法") + cell("") + "</w:tr></w:tbl>"));
    EXPECT_EQ(text, "市委召开会议\n会议强调，要加强A&B。\n\n任务\t责任单位\n制定办法\t\n");
}

TEST(CommuniqueFile, what_is_no_document_is_refused)
{
    EXPECT_EQ(text_of_communique(document("xl/workbook.xml", "<a/>")).error(), refusal::unknown_format);
    EXPECT_EQ(text_of_communique("PK\x03\x04 and nothing behind").error(), refusal::unreadable_file);
    EXPECT_EQ(text_of_communique(document("word/document.xml", "<a><b></a>")).error(), refusal::unreadable_file);
    EXPECT_EQ(text_of_communique(std::string((4 << 20) + 1, 'a')).error(), refusal::too_large);
    EXPECT_EQ(text_of_communique(word(std::string(40 << 20, ' '))).error(), refusal::expanded_too_large);
}

TEST(CommuniqueFile, a_document_is_read_like_its_text)
{
    std::string const sentence = "会议强调，要加强领导，提升效能。";
    auto const        text     = text_of(word(paragraph("市委召开会议") + paragraph(sentence)));
    auto const        read     = mandate::read_original(text, sha256(text));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->directives.size(), 1u);
    EXPECT_EQ(read->directives[0].clauses.size(), 2u);
}
