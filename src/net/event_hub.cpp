#include "net/event_hub.hpp"

#include <algorithm>
#include <utility>

namespace penstock::net {

struct HubState {
    EventHub::Merge                      merge;
    std::mutex                           lock;
    std::vector<EventHub::Subscription*> readers;
};

EventHub::EventHub(Merge merge) : state_{std::make_shared<HubState>()} { state_->merge = std::move(merge); }

void EventHub::publish(Event event)
{
    std::lock_guard guard{state_->lock};
    for (Subscription* reader : state_->readers) {
        if (reader->cut_ || (reader->wants_ && !reader->wants_(event))) continue;
        auto& waiting = reader->waiting_;
        auto  earlier =
            std::ranges::find_if(waiting, [&](Event const& e) { return e.name == event.name && e.key == event.key; });
        if (earlier != waiting.end())
            earlier->data = state_->merge ? state_->merge(earlier->data, event.data) : event.data;
        else if (waiting.size() < most_waiting) waiting.push_back(event);
        else reader->cut_ = true;
    }
}

std::size_t EventHub::subscribers() const
{
    std::lock_guard guard{state_->lock};
    return state_->readers.size();
}

std::unique_ptr<EventHub::Subscription> EventHub::subscribe(std::function<bool(Event const&)> wants)
{
    auto reader    = std::make_unique<Subscription>();
    reader->hub_   = state_;
    reader->wants_ = std::move(wants);
    std::lock_guard guard{state_->lock};
    state_->readers.push_back(reader.get());
    return reader;
}

EventHub::Subscription::~Subscription()
{
    if (!hub_) return;
    std::lock_guard guard{hub_->lock};
    std::erase(hub_->readers, this);
}

std::vector<Event> EventHub::Subscription::take()
{
    std::lock_guard guard{hub_->lock};
    return std::exchange(waiting_, {});
}

bool EventHub::Subscription::ready() const
{
    std::lock_guard guard{hub_->lock};
    return cut_ || !waiting_.empty();
}

bool EventHub::Subscription::cut() const
{
    std::lock_guard guard{hub_->lock};
    return cut_;
}

} // namespace penstock::net
