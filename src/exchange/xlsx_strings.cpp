#include "exchange/xlsx_strings.hpp"

#include <unistd.h>

namespace penstock::exchange {

void XlsxStrings::add(std::string_view text)
{
    if (text_.size() + text.size() > in_memory_) spill();
    text_ += text;
    std::uint64_t end = spilt_ + text_.size();
    expects(end < (std::uint64_t{1} << 32));
    ends_.push_back(static_cast<std::uint32_t>(end));
}

void XlsxStrings::spill()
{
    if (!file_) file_.reset(std::tmpfile());
    if (!file_) throw Unavailable{"temporary file"};
    bool written = std::fwrite(text_.data(), 1, text_.size(), file_.get()) == text_.size();
    if (!written || std::fflush(file_.get()) != 0) throw Unavailable{"temporary file"};
    spilt_ += text_.size();
    text_.clear();
}

std::string XlsxStrings::at(std::size_t place)
{
    std::uint64_t from = place == 0 ? 0 : ends_[place - 1], to = ends_[place];
    if (from >= spilt_) return text_.substr(from - spilt_, to - from);
    // A text is added whole either before or after a spill, so it never lies in both.
    std::string out(to - from, '\0');
    auto        count = ::pread(::fileno(file_.get()), out.data(), out.size(), static_cast<off_t>(from));
    if (count != static_cast<ssize_t>(out.size())) throw Unavailable{"temporary file"};
    return out;
}

} // namespace penstock::exchange
