// Which kind of exception an error of the database is.
#include "store/error.hpp"

#include "base/enumerator.hpp"

namespace penstock::store {

void raise(StoreError error, std::string const& why)
{
    switch (error) {
    case StoreError::constraint:
    case StoreError::other:      throw StoreDefect{error, why};
    case StoreError::busy:
    case StoreError::transient:  throw Transient{error, why};
    case StoreError::full:
    case StoreError::io:
    case StoreError::unsynced:
    case StoreError::corrupt:    throw StoreUnavailable{error, why};
    }
    std::unreachable();
}

} // namespace penstock::store
