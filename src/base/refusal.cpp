#include "base/refusal.hpp"

namespace penstock {

Words words(Refusal why)
{
    static constexpr Words all[] = {
#define REFUSAL(name, zh, en) {zh, en},
        PENSTOCK_REFUSALS(REFUSAL)
#undef REFUSAL
    };
    return all[static_cast<std::size_t>(why)];
}

} // namespace penstock
