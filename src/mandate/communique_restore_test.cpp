// A communiqué restored: the damage seen on public pages, invented texts, and what must not be touched.
#include "mandate/communique_bytes.hpp"
#include "mandate/communique_restore.hpp"
#include "mandate/communique_texts.hpp"
#include "mandate/refusals.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace penstock;
using namespace penstock::mandate;

namespace {

RestoredText restored(std::string const& bytes)
{
    auto out = restore(bytes);
    EXPECT_TRUE(out.has_value()) << (out ? "" : std::string{name_of(out.error().why)} + " " + out.error().detail);
    return out.value_or(RestoredText{});
}

std::vector<std::string> changed(RestoredText const& text, ChangeKind kind)
{
    std::vector<std::string> out;
    for (auto const& change : text.changes)
        if (change.kind == kind) out.push_back(change.before + ">" + change.after);
    return out;
}

using Lines = std::vector<std::string>;

// Sound text around a damaged phrase, so that the phrase is not most of it.
std::string annotated(std::string const& phrase)
{
    std::string out = phrase + "\n";
    for (int i = 0; i < 8; ++i) out += "市委常委會(huì )召開(kāi)會(huì )議,研究我市落實(shí)意見(jiàn)。\n";
    return out;
}
std::string first_line(std::string const& text) { return text.substr(0, text.find('\n')); }

// What is said of places must be true: between the changes both texts are the same.
void expect_true_places(RestoredText const& text)
{
    auto const  original = from_utf8(text.original), now = from_utf8(text.text);
    std::size_t from = 0, start = 0;
    for (auto const& change : text.changes) {
        auto const same = static_cast<std::size_t>(change.from) - from;
        ASSERT_GE(static_cast<std::size_t>(change.from), from);
        EXPECT_EQ(original.substr(from, same), now.substr(start, change.start - start));
        EXPECT_EQ(to_utf8(original.substr(change.from, change.to - change.from)), change.before);
        EXPECT_EQ(to_utf8(now.substr(change.start, change.end - change.start)), change.after);
        from  = change.to;
        start = change.end;
    }
    EXPECT_EQ(original.substr(from), now.substr(start));
}

} // namespace

TEST(CommuniqueRestore, the_published_one_is_restored_byte_for_byte)
{
    NEEDS_COMMUNIQUE();
    auto const out = restored(file_text(real_communique("source.txt")));
    EXPECT_EQ(out.text, file_text(real_communique("restored.txt")));
    EXPECT_EQ(changed(out, ChangeKind::removed_reading).size(), 184u);
    EXPECT_TRUE(changed(out, ChangeKind::doubtful).empty());
    EXPECT_TRUE(changed(out, ChangeKind::repaired).empty());
    std::size_t commas = 0;
    for (auto const& each : changed(out, ChangeKind::width)) commas += each == ",>，";
    EXPECT_EQ(commas, 57u);
    expect_true_places(out);
}

TEST(CommuniqueRestore, the_same_in_gb18030)
{
    NEEDS_COMMUNIQUE();
    auto const bytes = to_gbk(from_utf8(file_text(real_communique("source.txt"))));
    ASSERT_TRUE(bytes);
    auto const out = restored(*bytes);
    EXPECT_EQ(out.encoding, "GB18030");
    EXPECT_EQ(out.text, file_text(real_communique("restored.txt")));
}

TEST(CommuniqueRestore, bytes_are_put_back_where_one_word_fits)
{
    struct Damage {
        char const *damaged, *restored, *repaired;
    };
    Damage const seen[] = {
        {"要在重點領域?(qū)嵤┻M展評估(huì )", "要在重点领域实施进展评估", "?(qū)嵤┻M>实施进"},
        {"對象為中??萍耙陨蠈W(xué)歷人員", "对象为中专科及以上学历人员", "??萍耙陨蠈W>专科及以上学"},
        {"建設綜合??漆t(yī)院", "建设综合专科医院", "??漆t>专科医"},
        {"“我們很高興!彼卫蚪榻B說", "“我们很高兴。”宋莉介绍说", "!彼卫蚪榻B>。”宋莉介绍"},
    };
    for (auto const& each : seen) {
        auto const out = restored(annotated(each.damaged));
        EXPECT_EQ(first_line(out.text), each.restored);
        EXPECT_EQ(changed(out, ChangeKind::repaired), Lines{each.repaired}) << each.damaged;
        expect_true_places(out);
    }
}

TEST(CommuniqueRestore, damage_that_nothing_decides_is_left_and_marked)
{
    auto const out = restored(annotated("?。ㄒ唬D女工作會(huì )議"));
    EXPECT_EQ(first_line(out.text), "?。ㄒ唬D女工作会议");
    EXPECT_EQ(changed(out, ChangeKind::doubtful), Lines{"?。ㄒ唬D>?。ㄒ唬D"});
    // The carrier of a reading was eaten: the letter is the half of a character that nobody knows.
    auto const letter = restored(annotated("扎實(shí)推進(jìn)a(chǎn)業(yè)工作"));
    EXPECT_EQ(changed(letter, ChangeKind::doubtful), Lines{"a>a"});
    expect_true_places(letter);
}

TEST(CommuniqueRestore, a_damaged_number_is_never_a_number)
{
    auto const out = restored(annotated("要聽(tīng)取領域?qū)?024年安排,完成2?5項,投入30萬元,出席?12人,增長�8.5%"));
    EXPECT_EQ(changed(out, ChangeKind::damaged_number),
              (Lines{"?qū)?024>?qū)?024", "2?5>2?5", "?12>?12", "�8.5%>�8.5%"}));
    expect_true_places(out);
}

TEST(CommuniqueRestore, what_belongs_to_the_text_stays)
{
    // A note on a rare character of a place, names in parentheses, numbers, foreign words, a real question.
    auto const out =
        restored("市委在浉(shī)河区调研。他问:“好吗?”(记者 林甲)投入1,234万元,项目(ARPA)推进,见Smith, J. (2020).\n");
    EXPECT_EQ(
        out.text,
        "市委在浉(shī)河区调研。他问：“好吗？”（记者 林甲）投入1,234万元，项目（ARPA）推进，见Smith, J. (2020).\n");
    EXPECT_EQ(changed(out, ChangeKind::kept_note), Lines{"(shī)>(shī)"});
    // One reading of a common traditional character is a program's.
    EXPECT_EQ(restored("市委召開(kāi)座談,強調落實。\n").text, "市委召开座谈，强调落实。\n");
    // One on a rare traditional character is the author's while it is alone, a program's among others.
    EXPECT_EQ(restored("市委在鱣(zhān)镇调研。\n").text, "市委在鱣(zhān)镇调研。\n");
    EXPECT_EQ(first_line(restored(annotated("在鱣(zhān)鎮考察")).text), "在鳣镇考察");
    // A note on a rare character among a program's readings is kept.
    EXPECT_EQ(first_line(restored(annotated("在浉(shī)河考察")).text), "在浉(shī)河考察");
}

TEST(CommuniqueRestore, a_sound_text_comes_back_as_it_is)
{
    for (std::string const text : {"市委常委会召开会议。\n会议强调，要在昇平路、乾元大厦建设著名企业总部。\n", "",
                                   "Minutes: the committee agreed to (a) wait, (b) ask why?\n"}) {
        auto const out = restored(text);
        EXPECT_EQ(out.text, text);
        EXPECT_TRUE(out.changes.empty());
    }
}

TEST(CommuniqueRestore, traditional_text_is_simplified_in_its_own_words)
{
    auto const out = restored("會議強調，要著力提升顯著成效，圍繞著作權保護著眼長遠，干事創業。\r\n");
    EXPECT_EQ(out.text, "会议强调，要着力提升显著成效，围绕著作权保护着眼长远，干事创业。\n");
    EXPECT_EQ(changed(out, ChangeKind::line_break), Lines{"\r\n>\n"});
    expect_true_places(out);
}

TEST(CommuniqueRestore, what_cannot_be_restored_is_refused_with_the_place)
{
    EXPECT_EQ(restore("\xff\xff\xff").error(), refusal::not_text);
    EXPECT_EQ(restore(std::string(communique_bytes_most + 1, 'a')).error(), refusal::too_large);
    auto const control = restore("一行\n二\x01");
    EXPECT_EQ(control.error(), refusal::control_character);
    EXPECT_EQ(control.error().detail, "2:2");
    std::string noise = "市委會(huì )議強調:\n";
    for (int i = 0; i < 20; ++i) noise += "要���工作��";
    auto const out = restore(noise);
    EXPECT_EQ(out.error(), refusal::not_restorable);
    EXPECT_EQ(out.error().detail, "2:2");
}

// A program's work on any text of ours, undone: with its table of readings, in traditional characters, half width.
TEST(CommuniqueRestore, invented_texts_survive_the_program_that_damages)
{
    int seen = 0;
    for (auto const& file : communique_texts()) {
        auto const text = file_text(file);
        if (!file.filename().string().starts_with("zh_")) continue;
        auto const sound = restored(text);
        auto const again = restored(sound.text);
        EXPECT_EQ(again.text, sound.text) << file << ": restoring what is restored changes nothing";
        expect_true_places(sound);
        ++seen;
    }
    EXPECT_GE(seen, 9);
}
