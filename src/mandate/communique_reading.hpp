// A communiqué from its bytes to what it proposes, as the command and the interface show it. Nothing is recorded
// here: a person accepts, changes or drops each proposal.
#pragma once

#include "base/digest.hpp"
#include "base/refusal.hpp"
#include "base/words.hpp"
#include "mandate/communique.hpp"
#include "mandate/communique_restore.hpp"

namespace penstock::mandate {

struct CommuniqueReading : Communique {
    Digest                  digest; // of the bytes as they came
    std::string             encoding;
    std::string             original; // those bytes as text
    std::string             restored;
    std::vector<TextChange> marks; // what was changed or is doubtful
};
BOOST_DESCRIBE_STRUCT(CommuniqueReading, (Communique), (digest, encoding, original, restored, marks))

// Text whose digest is that of the bytes it came in: a document's, when it was one. The refusals of restore().
Result<CommuniqueReading> read_original(std::string_view text, Digest const& digest);

Words words(ChangeKind kind);
Words words(ProposedItemKind kind);
Words words(PaperOutcome outcome);
Words words(ClauseClass kind);

} // namespace penstock::mandate
