// What can go wrong in a database, in one vocabulary for both engines, and how it is thrown.
#pragma once

#include "base/defect.hpp"

#include <boost/describe/enum.hpp>

#include <string>

namespace penstock::store {

BOOST_DEFINE_ENUM_CLASS(
    StoreError,
    constraint, // a CHECK, key or reference was broken: our rules should have refused before
    busy,       // another connection held the lock for longer than we wait
    transient,  // the engine gave up this transaction (deadlock, serialization, lost connection); it may be run again
    full,       // no room on the disk
    io,         // the disk or the file system failed
    unsynced,   // the system could not say that what was written is on the disk, and may have forgotten to write it
    corrupt,    // the file or a page of it is damaged
    other)      // wrong SQL, wrong use

// The world failed us: busy, transient, full, io, unsynced, corrupt.
struct StoreUnavailable : Unavailable {
    StoreError error;
    StoreUnavailable(StoreError e, std::string const& why) : Unavailable{why}, error{e} {}
};

// busy or transient: nothing was changed, and the same transaction may succeed when run again from its beginning.
struct Transient : StoreUnavailable {
    using StoreUnavailable::StoreUnavailable;
};

// constraint or other: our own code is wrong.
struct StoreDefect : Defect {
    StoreError error;
    StoreDefect(StoreError e, std::string const& why, std::source_location at = std::source_location::current())
        : Defect{at, why},
          error{e}
    {}
};

// Throws the right one of the three.
[[noreturn]] void raise(StoreError error, std::string const& why);

} // namespace penstock::store

namespace penstock {
using store::StoreError;
using store::Transient;
} // namespace penstock
