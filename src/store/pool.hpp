// A bounded set of read connections shared by threads: borrow one, read, and it returns by itself.
#pragma once

#include "store/db.hpp"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace penstock::store {

class ReaderPool {
public:
    // Connections are opened when first needed. An in-memory database cannot be shared and is a Defect.
    ReaderPool(std::string address, std::size_t most, OpenOptions options = {});

    // A borrowed connection; returns to the pool at the end of its life, which must be before the pool's.
    class Lease {
    public:
        ~Lease();
        Lease(Lease&&) noexcept;
        Lease&   operator=(Lease&&) = delete;
        Db&      operator*() const { return *db_; }
        Db*      operator->() const { return db_.get(); }
        Snapshot snapshot() const { return db_->snapshot(); }

    private:
        friend class ReaderPool;
        Lease(ReaderPool& pool, std::unique_ptr<Db> db);
        ReaderPool*         pool_;
        std::unique_ptr<Db> db_;
    };

    // Waits for a free connection; Unavailable when none came in time or the database does not open.
    Lease take(std::chrono::milliseconds patience = std::chrono::seconds{10});

    std::size_t open() const; // connections that exist, idle or lent

private:
    std::unique_ptr<Db> connect();
    void                give_back(std::unique_ptr<Db> db) noexcept; // nothing: one that did not open

    std::string                      address_;
    std::size_t                      most_;
    OpenOptions                      options_;
    mutable std::mutex               mutex_;
    std::condition_variable          returned_;
    std::vector<std::unique_ptr<Db>> idle_;
    std::size_t                      open_{};
};

} // namespace penstock::store

namespace penstock {
using store::ReaderPool;
} // namespace penstock
