// Endpoints for the contacts of organisations and for the accounts they are paid to.
#pragma once

#include "api/endpoint.hpp"
#include "store/db.hpp"

namespace penstock {

struct ContactName {
    std::int64_t id{};
    std::string  name;
    std::string  reach;
};
BOOST_DESCRIBE_STRUCT(ContactName, (), (id, name, reach))
ContactName contact_named(Reader& reader, std::int64_t id);

void register_payees(api::Registry& registry);
void register_payee_contacts(api::Registry& registry); // and the links by which they confirm

} // namespace penstock
