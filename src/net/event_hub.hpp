// Tells many browsers that something changed, without ever waiting for one of them.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::net {

struct Event {
    std::string name; // letters, digits, '_' and '-'
    std::string data; // UTF-8; usually one line of JSON
    std::string key;  // a newer event of the same name and key takes the place of one not yet sent
};

// Publishing costs the publisher a short lock. Streams collect what is new about ten times a second.
class EventHub {
public:
    // How a newer event takes the place of one not yet sent; without it the newer replaces the older.
    using Merge = std::function<std::string(std::string_view older, std::string_view newer)>;

    explicit EventHub(Merge merge = {});

    void        publish(Event event);
    std::size_t subscribers() const;

    // One reader of the hub; leaves it when destroyed. One so slow that this many different events wait for it is cut.
    static constexpr std::size_t most_waiting = 256;
    class Subscription {
    public:
        ~Subscription();
        std::vector<Event> take(); // what came since the last call, oldest first
        bool               ready() const; // take() would give something, or the reader was cut
        bool               cut() const;

    private:
        friend class EventHub;
        std::shared_ptr<struct HubState>  hub_;
        std::function<bool(Event const&)> wants_;
        std::vector<Event>                waiting_;
        bool                              cut_{};
    };
    std::unique_ptr<Subscription> subscribe(std::function<bool(Event const&)> wants = {});

private:
    std::shared_ptr<struct HubState> state_;
};

} // namespace penstock::net
