// The licence to write. Elsewhere WriterKey is an incomplete type, so only who includes this file can make a Writer:
// the journal (record, replay), the store itself and tests. The tidy test refuses the include anywhere else.
#pragma once

namespace penstock::store {

class WriterKey {};

} // namespace penstock::store
