// Must not compile as it stands; with PENSTOCK_PERMISSION it must, so that nothing else is what is wrong with it.
#include "api/endpoint.hpp"

namespace penstock {

struct Ask {
    std::int64_t id{};
};
BOOST_DESCRIBE_STRUCT(Ask, (), (id))

struct View {
    std::int64_t id{};
};
BOOST_DESCRIBE_STRUCT(View, (), (id))

Result<View> get_view(Look&, Ask const& ask) { return View{ask.id}; }

void register_view(api::Registry& registry)
{
#ifdef PENSTOCK_PERMISSION
    registry.read<Permission::read_portfolio, get_view>("/api/views/{id}", {"视图", "View"});
#else
    registry.read<get_view>("/api/views/{id}", {"视图", "View"});
#endif
}

} // namespace penstock
