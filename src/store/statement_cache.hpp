// The prepared statements of one connection: the 256 last used. A text is found by its address first, which is where
// a literal in the code always is, and then by its content.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace penstock::store {

template <class Statement> class StatementCache {
public:
    static constexpr std::size_t most = 256;

    // The statement of this text and these parameter types, or nothing. It becomes the last to be dropped.
    std::shared_ptr<Statement> find(std::string_view sql, std::string_view types)
    {
        auto& slot = slots_[slot_of(sql)];
        if (slot.address != sql.data() || !same(*slot.entry, sql, types)) {
            auto const found = entries_.find(key_of(sql, types));
            if (found == entries_.end()) return nullptr;
            slot = {sql.data(), &found->second};
        }
        order_.splice(order_.begin(), order_, slot.entry->place);
        return slot.entry->statement;
    }

    void insert(std::string_view sql, std::string_view types, std::shared_ptr<Statement> statement)
    {
        if (entries_.size() == most) {
            slots_.fill({});
            entries_.erase(order_.back());
            order_.pop_back();
        }
        auto key = key_of(sql, types);
        order_.push_front(key);
        Entry& entry         = entries_[std::move(key)];
        entry                = {std::string{sql}, std::string{types}, std::move(statement), order_.begin()};
        slots_[slot_of(sql)] = {sql.data(), &entry};
    }

    void clear()
    {
        slots_.fill({});
        entries_.clear();
        order_.clear();
    }
    std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        std::string                      sql;
        std::string                      types;
        std::shared_ptr<Statement>       statement;
        std::list<std::string>::iterator place;
    };
    struct Slot {
        char const* address{};
        Entry*      entry{}; // the map's nodes do not move
    };

    static bool same(Entry const& entry, std::string_view sql, std::string_view types)
    {
        return entry.sql == sql && entry.types == types;
    }
    static std::string key_of(std::string_view sql, std::string_view types)
    {
        return std::string{types} + ':' + std::string{sql};
    }
    static std::size_t slot_of(std::string_view sql)
    {
        auto const address = reinterpret_cast<std::uintptr_t>(sql.data());
        return (address >> 3U ^ sql.size()) % most;
    }

    std::array<Slot, most>                 slots_{};
    std::unordered_map<std::string, Entry> entries_;
    std::list<std::string>                 order_; // keys, the last used first
};

} // namespace penstock::store
