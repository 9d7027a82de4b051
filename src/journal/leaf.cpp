#include "journal/leaf.hpp"

#include "base/json_write.hpp"

namespace penstock::journal {

std::string leaf_text(Leaf const& leaf)
{
    std::string out;
    out.reserve(320);
    out += R"({"actor":)";
    json::write_text(out, leaf.actor_role);
    out += R"(,"c":)";
    json::write_text(out, base64(leaf.commitment.view()));
    out += R"(,"obj":)";
    json::write_text(out, leaf.subject);
    out += R"(,"p":)";
    json::write_text(out, leaf.attachment);
    out += R"(,"req":)";
    json::write_text(out, leaf.request);
    out += R"(,"seq":)";
    json::write_whole(out, leaf.seq);
    out += R"(,"t":)";
    json::write_text(out, leaf.at.iso());
    out += R"(,"type":)";
    json::write_text(out, leaf.kind);
    out += R"(,"v":1})";
    return out;
}

Digest commitment(Salt const& salt, std::string_view detail)
{
    thread_local Sha256 hasher;
    return hasher.update("penstock/commit/v1\n")
        .update({reinterpret_cast<char const*>(salt.data()), salt.size()})
        .update(detail)
        .finish();
}

std::string detail_text(std::int64_t actor, std::int64_t acting_for, std::string_view fact)
{
    std::string out = R"({"actor":)";
    json::write_whole(out, actor);
    out += R"(,"fact":)";
    out += fact;
    out += R"(,"for":)";
    json::write_whole(out, acting_for);
    out += '}';
    return out;
}

} // namespace penstock::journal
