// The encryption key of tests.
#pragma once

#include "store/secret_cipher.hpp"

#include <string>

namespace penstock::test {

inline store::SecretCipher test_cipher() { return store::SecretCipher::parse(std::string(64, '7')).value(); }

} // namespace penstock::test
