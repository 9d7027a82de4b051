#include "base/json_tree.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <unordered_set>

namespace penstock::json {

// What Boost.JSON's parser calls while it reads.
struct TreeBuilder {
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size  = std::size_t(-1);
    static constexpr std::size_t max_key_size    = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);
    using Code                                   = boost::json::error_code;

    struct Open {
        std::uint32_t                        node{};
        std::size_t                          keys{};
        std::unordered_set<std::string_view> set{};
    };

    Tree*             tree{};
    std::vector<Open> open{};
    std::size_t       text_from{}; // where the token being collected begins
    std::string_view  key{};

    void add(Kind kind, std::string_view text)
    {
        tree->nodes_.push_back({kind, in_object() && seen_before(), std::uint32_t(tree->nodes_.size() + 1), key, text});
        key = {};
    }
    bool in_object() const { return !open.empty() && tree->nodes_[open.back().node].kind == Kind::object; }
    // Few keys are compared one by one; an object with many gets a set, so that a hostile one costs no more.
    bool seen_before()
    {
        auto& object = open.back();
        if (++object.keys > 16) {
            if (object.set.empty()) each_key([&](std::string_view earlier) { object.set.insert(earlier); });
            return !object.set.insert(key).second;
        }
        bool found = false;
        each_key([&](std::string_view earlier) { found |= earlier == key; });
        return found;
    }
    template <class Visit> void each_key(Visit visit) const
    {
        auto const& nodes = tree->nodes_;
        for (auto at = open.back().node + 1; at < nodes.size(); at = nodes[at].end) visit(nodes[at].key);
    }
    void             piece(std::string_view part) { tree->text_.append(part); }
    std::string_view token()
    {
        auto out  = std::string_view{tree->text_}.substr(text_from);
        text_from = tree->text_.size();
        return out;
    }
    void close()
    {
        tree->nodes_[open.back().node].end = std::uint32_t(tree->nodes_.size());
        open.pop_back();
    }

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&) { return begin(Kind::object); }
    bool on_object_end(std::size_t, Code&) { return close(), true; }
    bool on_array_begin(Code&) { return begin(Kind::array); }
    bool on_array_end(std::size_t, Code&) { return close(), true; }
    bool on_key_part(std::string_view part, std::size_t, Code&) { return piece(part), true; }
    bool on_key(std::string_view part, std::size_t, Code&) { return piece(part), key = token(), true; }
    bool on_string_part(std::string_view part, std::size_t, Code&) { return piece(part), true; }
    bool on_string(std::string_view part, std::size_t, Code&) { return piece(part), add(Kind::string, token()), true; }
    bool on_number_part(std::string_view part, Code&) { return piece(part), true; }
    bool on_int64(std::int64_t, std::string_view part, Code&) { return number(part); }
    bool on_uint64(std::uint64_t, std::string_view part, Code&) { return number(part); }
    bool on_double(double, std::string_view part, Code&) { return number(part); }
    bool on_bool(bool value, Code&) { return add(Kind::boolean, value ? "true" : "false"), true; }
    bool on_null(Code&) { return add(Kind::null, {}), true; }
    bool on_comment_part(std::string_view, Code&) { return true; }
    bool on_comment(std::string_view, Code&) { return true; }

private:
    bool begin(Kind kind)
    {
        add(kind, {});
        open.push_back({std::uint32_t(tree->nodes_.size() - 1)});
        return true;
    }
    bool number(std::string_view part) { return piece(part), add(Kind::number, token()), true; }
};

Result<void> Tree::parse(std::string_view text)
{
    nodes_.clear();
    text_.clear();
    text_.reserve(text.size()); // keys and strings never grow when unescaped, so the views stay valid
    nodes_.reserve(std::min<std::size_t>(text.size() / 16 + 4, 1024));
    boost::json::parse_options options;
    options.max_depth = deepest;
    boost::json::basic_parser<TreeBuilder> parser{options, TreeBuilder{.tree = this}};

    boost::json::error_code code;
    std::size_t             read = parser.write_some(false, text.data(), text.size(), code);
    if (!code && read < text.size()) code = boost::json::error::extra_data;
    if (!code) return {};
    nodes_.clear();
    if (code == boost::json::error::too_deep) return refuse(refusal::too_deep, std::to_string(deepest));
    return refuse(refusal::malformed_json, "byte " + std::to_string(read));
}

} // namespace penstock::json
