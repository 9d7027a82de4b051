#include "store/examine.hpp"

namespace penstock::store {

Examined examine(Reader& reader)
{
    Examined out;
    if (reader.dialect() == Dialect::postgresql) {
        auto failed = reader.one<std::int64_t>(R"sql(
            SELECT COALESCE(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()
        )sql");
        if (failed > 0) out.wrong.push_back(std::to_string(failed) + " pages failed their checksum");
        return out;
    }
    out.pages = reader.one<std::int64_t>("SELECT page_count FROM pragma_page_count()");
    out.wrong = reader.rows<std::string>("SELECT integrity_check FROM pragma_integrity_check(20)");
    if (out.wrong == std::vector<std::string>{"ok"}) out.wrong.clear();
    return out;
}

} // namespace penstock::store
