// Whom to ask for cosignatures, and how many are enough: the policy file of c2sp.org/tlog-policy.
#pragma once

#include "journal/note.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace penstock::journal {

struct Policy {
    struct Witness {
        std::string name; // in this file
        VerifierKey key;
        std::string url; // of its submissions; "" when it is only to be verified
    };
    struct Group {
        std::string              name;
        std::size_t              needed{};
        std::vector<std::string> members; // witnesses and groups named before
    };

    std::vector<VerifierKey> logs;
    std::vector<Witness>     witnesses;
    std::vector<Group>       groups;
    std::string              quorum{"none"};

    // Whether cosignatures of these witnesses (by their names here) are enough.
    bool satisfied_by(std::vector<std::string> const& cosigned) const;
    // The names of those witnesses whose valid signatures the note carries.
    std::vector<std::string> cosigned(Note const& note) const;
    std::vector<VerifierKey> keys() const; // of the witnesses
};

// Refuses unreadable_file with the line: an unknown word, a name or key given twice, a group of names not known yet, a
// quorum missing or given twice.
Result<Policy> parse_policy(std::string_view text);

} // namespace penstock::journal
