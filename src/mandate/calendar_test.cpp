#include "mandate/calendar.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace penstock {
namespace {

Day const due = *Day::of(2026, 11, 30);

std::vector<CalendarDay> const days{
    {"directive-12",
     due,
     *Instant::from_iso("2026-11-01T08:00:00.000Z"),
     {"督办到期：健全科技攻关机制，把经费规则写成带样例的条款；年内印发，并报告办理情况",
      "Due: Put the allocation and use of science money on sound rules; issue them, and report on it"},
     {"办理中\n第二行", "In progress\nsecond line"},
     "https://penstock.example/my-duties/12",
     false},
    {"meeting-7",
     *Day::of(2026, 12, 31),
     *Instant::from_iso("2026-11-02T08:30:15.000Z"),
     {"主任会议", ""},
     {"301\\室", ""},
     "",
     true},
};

TEST(Calendar, is_the_golden_file)
{
    char const* source = std::getenv("PENSTOCK_SOURCE");
    if (source == nullptr) GTEST_SKIP() << "PENSTOCK_SOURCE names no folder of the source";
    std::ifstream      in{std::string{source} + "/test/golden/calendar.ics", std::ios::binary};
    std::ostringstream golden;
    golden << in.rdbuf();
    EXPECT_EQ(calendar_text(days, true, "渠成督办") + calendar_text(days, false, "Penstock duties"), golden.str());
}

TEST(Calendar, folds_no_line_beyond_75_octets_and_parts_no_character)
{
    for (bool chinese : {true, false}) {
        auto        text = calendar_text(days, chinese, "名称");
        std::string unfolded;
        for (std::size_t at = 0; at < text.size();) {
            auto end = text.find("\r\n", at);
            ASSERT_NE(end, text.npos);
            EXPECT_LE(end - at, 75u);
            EXPECT_EQ(text.substr(at, end - at).find('\n'), std::string::npos);
            auto first = static_cast<unsigned char>(text[at]);
            if (text[at] == ' ') {
                EXPECT_NE(static_cast<unsigned char>(text[at + 1]) & 0xc0, 0x80);
                unfolded.resize(unfolded.size() - 2);
                unfolded += text.substr(at + 1, end + 2 - at - 1);
            } else {
                EXPECT_NE(first & 0xc0, 0x80);
                unfolded += text.substr(at, end + 2 - at);
            }
            at = end + 2;
        }
        EXPECT_NE(unfolded.find(chinese ? "带样例的条款" : "sound rules\\; issue them\\, and"), std::string::npos);
        EXPECT_NE(unfolded.find("301\\\\室"), std::string::npos);
        EXPECT_NE(unfolded.find("\\n"), std::string::npos);
    }
}

} // namespace
} // namespace penstock
