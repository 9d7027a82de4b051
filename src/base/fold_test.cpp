#include "base/fold.hpp"

#include "support/packed.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace penstock;

TEST(Simplified, characters_fold_one_by_one_by_the_t2s_table)
{
    EXPECT_EQ(simplified(U'經'), U'经');
    EXPECT_EQ(simplified(U'裡'), U'里');
    EXPECT_EQ(simplified(U'裏'), U'里');
    EXPECT_EQ(simplified(U'髮'), simplified(U'發'));
    EXPECT_EQ(simplified(U'乾'), U'干');
    EXPECT_EQ(simplified("專案經理 a"), "专案经理 a");
    EXPECT_EQ(simplified("a\xFF"), "a\xEF\xBF\xBD");
    EXPECT_EQ(simplified(U'薴'), simplified(U'苧'));
    EXPECT_EQ(simplified(U'著'), U'著') << "a letter of names";
    EXPECT_EQ(simplified(U'经'), U'经');
    EXPECT_EQ(simplified(U'a'), U'a');
    EXPECT_EQ(simplified(char32_t{0x20BB7}), char32_t{0x20BB7});
}

// Folding twice is folding once only if no form is itself mapped on; and the table must really have been read.
TEST(Simplified, table_is_large_and_leads_nowhere_twice)
{
    int mapped = 0;
    for (char32_t c = 0x3400; c <= 0x2A6DF; ++c) {
        mapped += simplified(c) != c;
        ASSERT_EQ(simplified(simplified(c)), simplified(c)) << std::hex << static_cast<unsigned>(c);
    }
    EXPECT_GT(mapped, 3'000);
}

TEST(FoldName, spellings_of_one_name_have_one_key)
{
    EXPECT_EQ(fold_name("國家自然科學基金委員會"), "国家自然科学基金委员会");
    EXPECT_EQ(fold_name("中国科学院 （ 北京 ）"), fold_name("中國科學院(北京)"));
    EXPECT_EQ(fold_name("ＡＢＣ—研究所·１"), "abc研究所1");
    EXPECT_EQ(fold_name("Müller-Institut"), fold_name("MU\u0308LLER INSTITUT"));
    EXPECT_NE(fold_name("Müller"), fold_name("Muller"));
    EXPECT_EQ(fold_name("Straße"), fold_name("STRASSE"));
    EXPECT_EQ(fold_name("ﬁre"), "fire");
    EXPECT_EQ(fold_name("C++"), "c++");
    EXPECT_EQ(fold_name("\u200B a\u00AD\u202Eb \n"), "ab");
    EXPECT_EQ(fold_name(" -—·。\xff "), "");
    EXPECT_EQ(fold_name("\U00020BB7野家"), "\U00020BB7野家");
}

TEST(FoldOrganisationName, english_articles_and_legal_forms_are_written_one_way)
{
    EXPECT_EQ(fold_organisation_name("The Wolfson Foundation"), fold_organisation_name("wolfson foundation"));
    EXPECT_EQ(fold_organisation_name("Royal Society, The"), fold_organisation_name("The Royal Society"));
    EXPECT_EQ(fold_organisation_name("Power & Sons Ltd."), fold_organisation_name("POWER AND SONS LIMITED"));
    EXPECT_EQ(fold_organisation_name("Acme Co., Ltd"), fold_organisation_name("ACME Company Limited"));
    EXPECT_EQ(fold_organisation_name("Acme Company Ltd"), fold_organisation_name("Acme Co Limited"));
    EXPECT_EQ(fold_organisation_name("U.K. Bio Inc"), fold_organisation_name("UK Bio Incorporated"));
    EXPECT_EQ(fold_organisation_name("St. John's Trust"), fold_organisation_name("St John’s Trust"));
    EXPECT_NE(fold_organisation_name("Oxfam"), fold_organisation_name("Oxfam Ltd"))
        << "a charity and its trading company";
    EXPECT_NE(fold_organisation_name("Co Operative Ltd"), fold_organisation_name("Company Operative Ltd"))
        << "only at the end";
    EXPECT_EQ(fold_organisation_name("The The"), "the");
    EXPECT_EQ(fold_organisation_name("The"), "the");
    EXPECT_EQ(fold_organisation_name(""), "");
    EXPECT_EQ(fold_organisation_name("深圳市某某科技有限公司"), "深圳市某某科技有限公司");
}

RC_GTEST_PROP(FoldName, a_key_folds_to_itself, ())
{
    static std::vector<std::string> const pieces = {
        "A",      "é",      "e", "\u0301", " ",      "-",          "\u1100", "\u1161", "經",
        "\uFF21", "\u00B4", "ß", "\u0130", "\u0345", "\u03B1",     "\u200D", "\uF900", "か",
        "\u3099", "ﾊ",      "ﾞ", "&",      "\xff",   "\U0002F800", "㈱",     "½"};
    std::string text;
    for (auto const& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces))) text += piece;
    RC_ASSERT(fold_name(fold_name(text)) == fold_name(text));
}

RC_GTEST_PROP(Fold, any_bytes_fold_and_every_place_is_within_the_text, (std::string const& bytes))
{
    std::size_t last = 0;
    for (auto const accents : {Accents::kept, Accents::removed}) {
        last = 0;
        for (Folded const& f : fold(bytes, accents)) {
            RC_ASSERT(f.from >= last);
            RC_ASSERT(f.to > f.from);
            RC_ASSERT(f.to <= bytes.size());
            last = f.from;
        }
    }
    fold_organisation_name(bytes);
}

TEST(Fold, a_million_stacked_marks_are_folded_in_bounded_time)
{
    std::string text = "x";
    for (int i = 0; i < 500'000; ++i) text += "\u0301\u0323";
    EXPECT_EQ(fold(text, Accents::kept).back().to, 1'000'001U);
}

// Real institution names: every one has a key, folding merges only what differs by width, space or punctuation.
TEST(FoldSpelling, only_case_and_spaces_do_not_matter)
{
    EXPECT_EQ(fold_spelling("  The  Wolfson FOUNDATION "), "thewolfsonfoundation");
    EXPECT_EQ(fold_spelling("第一　大 学"), "第一大学");
    EXPECT_EQ(fold_spelling("ÉCOLE Straße"), fold_spelling("école strasse"));
    EXPECT_NE(fold_spelling("华北电力大学(北京)"), fold_spelling("华北电力大学（北京）"));
    EXPECT_NE(fold_spelling("清华大学"), fold_spelling("清華大學"));
    EXPECT_NE(fold_spelling("St. John's"), fold_spelling("St John's"));
    EXPECT_EQ(fold_spelling("   "), "");
}

TEST(FoldName, names_of_892_institutions_keep_apart)
{
    auto const folder = test::data_folder();
    if (folder.empty()) GTEST_SKIP() << "PENSTOCK_DATA names no folder of test data";
    std::string const text = test::unzipped(folder / "awards/nsfc_management_1992_2018.csv.gz");
    std::map<std::string, std::set<std::string>> names;
    std::size_t                                  rows = 0;
    for (std::size_t at = text.find('\n') + 1; at < text.size(); ++rows) {
        std::size_t const        end = std::min(text.find('\n', at), text.size());
        std::vector<std::string> cells(1);
        for (bool quoted = false; char const c : text.substr(at, end - at)) {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) cells.emplace_back();
            else cells.back() += c;
        }
        if (cells.size() > 3) names[fold_name(cells[3])].insert(cells[3]);
        at = end + 1;
    }
    EXPECT_EQ(rows, 17'926U);
    EXPECT_GT(names.size(), 850U);
    EXPECT_FALSE(names.contains(""));
    for (auto const& [key, spellings] : names)
        if (spellings.size() > 1) RecordProperty("merged_" + key, static_cast<int>(spellings.size()));
}
