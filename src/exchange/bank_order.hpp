// Orders to a bank: one file of credit transfers, as ISO 20022 pain.001.001.09 or as CSV. The same order gives the same
// bytes whenever it is written.
#pragma once

#include "base/day.hpp"
#include "exchange/table_writer.hpp"

#include <string>
#include <vector>

namespace penstock::exchange {

// An account as a payment message names it: by IBAN or by another number, at a bank known by BIC or by its code in
// China's payment system (CNAPS).
struct OrderAccount {
    std::string holder;
    std::string number;
    std::string bank_code;
    std::string bank_name;
    bool        iban{};
    bool        cnaps{};
};

struct OrderTransfer {
    std::string  end_to_end; // our permanent name of it, which the bank's answer repeats
    OrderAccount creditor;
    std::int64_t minor{};
    std::string  remittance;
};

struct BankOrder {
    std::string                message; // permanent, at most 35 characters
    Instant                    created;
    std::string                initiator;
    OrderAccount               debtor;
    Day                        execute_on;
    Currency                   currency;
    std::vector<OrderTransfer> transfers;
};

std::string written_as_pain001(BankOrder const& order);
std::string written_as_csv(BankOrder const& order);

} // namespace penstock::exchange
