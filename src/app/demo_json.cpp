#include "app/demo_json.hpp"

#include "base/json_tree.hpp"
#include "base/json_write.hpp"

namespace penstock {

std::string demo_text(std::string_view text) { return json::to_text(std::string{text}); }

std::string demo_words(Words words)
{
    std::string out;
    json::write(out, words);
    return out;
}

Result<std::string> demo_member(std::string const& answer, std::string_view name)
{
    json::Tree  tree;
    std::string out;
    CHECK(tree.parse(answer));
    tree.children(tree.root(), [&](std::uint32_t at) {
        if (tree[at].key == name) out = tree[at].text;
    });
    return out;
}

Result<std::int64_t> demo_id(std::string const& answer)
{
    auto text = TRY(demo_member(answer, "id"));
    if (text.empty()) throw Defect{std::source_location::current(), "an answer without identifier"};
    return std::stoll(text);
}

Result<std::vector<std::int64_t>> demo_ids(std::string const& answer, std::string_view list)
{
    json::Tree                tree;
    std::vector<std::int64_t> out;
    CHECK(tree.parse(answer));
    tree.children(tree.root(), [&](std::uint32_t at) {
        if (tree[at].key != list) return;
        tree.children(at, [&](std::uint32_t item) {
            tree.children(item, [&](std::uint32_t member) {
                if (tree[member].key == "id") out.push_back(std::stoll(std::string{tree[member].text}));
            });
        });
    });
    return out;
}

} // namespace penstock
