// Words of stories about payments: accounts that may be paid, files that were uploaded, and what a bank answers.
#pragma once

#include "journal/recorder.hpp"
#include "payment/payment_facts.hpp"
#include "store/blob.hpp"

#include <string>

namespace penstock::story {

// Keeps a file as an upload does; its digest in hexadecimal.
inline std::string keep(Recorder& recorder, std::string const& text)
{
    BlobSink sink;
    sink.append(text);
    auto digest = sink.finish().digest;
    auto kept = recorder.run_one({.operation = "upload", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                                      sink.keep(act.upkeep());
                                      return std::string{"{}"};
                                  }});
    expects(kept.ending == journal::Ending::done);
    return hex(digest.view());
}

// Account numbers of the story, each another one, that pass every check.
inline std::string account_number(int which)
{
    auto digits = std::to_string(which);
    return "3100200" + std::string(9 - digits.size(), '0') + digits;
}

// An account of the award's organisation that could be used from its first day: for stories about something else.
inline std::int64_t usable_account(Recorder& recorder, std::string const& key, std::int64_t award, Currency currency,
                                   int which)
{
    std::int64_t out  = 0;
    auto         open = [&](Act& act) -> Result<std::string> {
        Id<Organisation> organisation{
            act.read().one<std::int64_t>("SELECT organisation_id FROM award WHERE id = $1", award)};
        Id<Contact> contact{act.record(ContactRecorded{organisation, "出纳", "1"})};
        BankAccount account{AccountScheme::cn, account_number(which), "102100099996", "",
                            *organisation_name(act.read(), organisation)};
        Id<Payee>   payee{act.record(PayeeProposed{organisation, account, currency, contact})};
        act.record(PayeeVerified{{payee}, "register", {}});
        act.record(PayeeConfirmed{{payee}, contact, *Day::from_iso("2020-01-01")});
        act.record(PayeeBecameUsable{{payee}});
        out = payee.value;
        return std::string{"{}"};
    };
    auto done = recorder.run_one({.key = key, .operation = "test", .request = "{}", .run = open});
    expects(done.ending == journal::Ending::done);
    return out;
}

// What a bank says of one transfer, as it sends it in a table.
inline std::string bank_table(std::string const& status, std::string const& end_to_end, std::string const& amount,
                              std::string const& currency, std::string const& day, std::string const& reference)
{
    return "end_to_end_id,status,amount,currency,value_on,bank_reference,reason\r\n" + end_to_end + "," + status + "," +
           amount + "," + currency + "," + day + "," + reference + ",\r\n";
}

} // namespace penstock::story
