// Lends read connections; opens one when all that exist are lent and there may be more.
#include "store/pool.hpp"

#include <utility>

namespace penstock::store {

ReaderPool::ReaderPool(std::string address, std::size_t most, OpenOptions options)
    : address_{std::move(address)},
      most_{most},
      options_{std::move(options)}
{
    expects(most_ > 0);
    expects(address_ != "sqlite::memory:");
    idle_.reserve(most_);
}

ReaderPool::Lease::Lease(ReaderPool& pool, std::unique_ptr<Db> db) : pool_{&pool}, db_{std::move(db)} {}
ReaderPool::Lease::Lease(Lease&&) noexcept = default;

ReaderPool::Lease::~Lease()
{
    if (db_) pool_->give_back(std::move(db_));
}

ReaderPool::Lease ReaderPool::take(std::chrono::milliseconds patience)
{
    std::unique_lock lock{mutex_};
    if (!returned_.wait_for(lock, patience, [&] { return !idle_.empty() || open_ < most_; }))
        throw Unavailable{"all read connections are in use"};
    if (!idle_.empty()) {
        auto db = std::move(idle_.back());
        idle_.pop_back();
        return Lease{*this, std::move(db)};
    }
    ++open_;
    lock.unlock();
    return Lease{*this, connect()};
}

// Makes good the count when the database does not open.
std::unique_ptr<Db> ReaderPool::connect()
{
    struct Uncount {
        ReaderPool* pool;
        ~Uncount()
        {
            if (pool) pool->give_back(nullptr);
        }
    } uncount{this};
    auto db = Db::open(address_, OpenMode::read_only, options_);
    if (!db) throw Unavailable{std::string{words(db.error().why).en} + " " + db.error().detail};
    uncount.pool = nullptr;
    return std::make_unique<Db>(std::move(*db));
}

void ReaderPool::give_back(std::unique_ptr<Db> db) noexcept
{
    {
        std::lock_guard const lock{mutex_};
        if (db) {
            db->rollback();
            idle_.push_back(std::move(db)); // within the room reserved
        } else {
            --open_;
        }
    }
    returned_.notify_one();
}

std::size_t ReaderPool::open() const
{
    std::lock_guard const lock{mutex_};
    return open_;
}

} // namespace penstock::store
