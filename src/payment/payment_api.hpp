// Endpoints for payments, the batches they go to the bank in, and the bank's answers.
#pragma once

#include "api/endpoint.hpp"
#include "api/line.hpp"
#include "search/search.hpp"

namespace penstock {

void register_payments(api::Registry& registry); // payments and what is due
void register_batches(api::Registry& registry);  // our own accounts, and batches
void register_bank_answers(api::Registry& registry);

void describe_payments(search::Index& index); // and the accounts they go to
void describe_line_of_payments(LineNouns& nouns);

} // namespace penstock
