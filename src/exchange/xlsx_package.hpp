// The archive a workbook is: its entries read in memory, counted while they are unpacked, never written to a path.
#pragma once

#include "exchange/byte_source.hpp"
#include "exchange/xlsx_reader.hpp"

#include <memory>

namespace penstock::exchange {

class XlsxPackage {
public:
    // Spools the bytes to an unnamed temporary file. Refuses as open_xlsx says.
    static Result<std::shared_ptr<XlsxPackage>> open(ByteSource& bytes, XlsxLimits const& limits);
    ~XlsxPackage();

    bool has(std::string const& name) const;

    // An entry's bytes; one entry open at a time is enough here. Keeps the package alive.
    static Result<std::unique_ptr<ByteSource>> entry(std::shared_ptr<XlsxPackage> package, std::string const& name);

private:
    class Entry;
    struct State;
    explicit XlsxPackage(std::unique_ptr<State> state);
    Result<void> check_entries();

    std::unique_ptr<State> state_;
};

} // namespace penstock::exchange
