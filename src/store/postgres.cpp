#include "store/postgres.hpp"

namespace penstock::store {

Result<std::unique_ptr<Driver>> open_postgres(std::string const&, OpenMode, OpenOptions const&)
{
    return refuse(Refusal::unavailable, "PostgreSQL comes within the hour");
}

} // namespace penstock::store
