// XML pulled through expat: no document type, no entities of its own, bounded depth and token length.
#pragma once

#include "exchange/byte_source.hpp"

#include <memory>

namespace penstock::exchange {

// The attributes of an element, as expat hands them over.
class XmlAttributes {
public:
    explicit XmlAttributes(char const* const* pairs) : pairs_{pairs} {}
    std::string_view operator[](std::string_view name) const; // without prefix; empty when absent
    bool             flag(std::string_view name) const;       // "1" or "true"

private:
    char const* const* pairs_;
};

// Receives elements by their local names.
class XmlEvents {
public:
    virtual ~XmlEvents()                                                 = default;
    virtual void opened(std::string_view name, XmlAttributes attributes) = 0;
    virtual void closed(std::string_view) {}
    virtual void text(std::string_view) {}
};

class XmlReader {
public:
    XmlReader(std::unique_ptr<ByteSource> bytes, XmlEvents& events);
    ~XmlReader();

    // Reads on until a handler asked for a pause or some bytes were used up; false at the end of the document.
    // Refuses unreadable_file (not well-formed, a document type, too deep, an endless token) and what stop() was given.
    Result<bool> advance();
    Result<void> read_to_end();

    std::int64_t line() const; // of the event that is being handled, from 1

    void pause(); // called by a handler
    void stop(Refusal why, std::int64_t line = 0); // called by a handler; the line it names, if any

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace penstock::exchange
