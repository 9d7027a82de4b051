// Passwords that everybody's list of guesses begins with, and what people do to them to satisfy a rule.
#pragma once

#include <string_view>

namespace penstock {

// Long enough already, and yet common; letters in lower case. Names, walks over the keyboard, English and Chinese
// habits (520 and 1314 sound like "I love you" and "a whole life"). Digits alone are refused without a list.
inline constexpr std::string_view common_passwords[] = {
    "a12345678901", "a123456789012", "aa1234567890", "abc123456789", "abcd12345678", "abcd1234abcd", "abcdefghijkl",
    "abcdefg12345", "qwertyuiop12", "qwertyuiop123", "qwertyuiop[]", "qwertyuiopas", "qwerty123456", "qwertyqwerty",
    "qwe123qwe123", "qweasdzxc123", "qazwsxedcrfv", "qazwsx123456", "1qaz2wsx3edc", "1q2w3e4r5t6y", "1q2w3e4r5t6y7u",
    "zaq12wsxcde3", "asdfghjkl123", "asdfasdfasdf", "zxcvbnm12345", "password1234", "password12345", "password123!",
    "passwordpassword", "password@123", "passw0rd1234", "p@ssw0rd1234", "p@ssword1234", "letmein12345",
    "welcome12345", "iloveyou1234", "iloveyouforever", "changeme1234", "admin1234567", "admin123admin",
    "administrator", "administrator1", "administrator123", "admin@123456", "root12345678", "woaini123456",
    "woaini520520", "woaini1314520", "woaini5201314", "woaiwojia123", "woaizhongguo", "nihao1234567",
    "nihao123456789", "zhongguo1234", "zhongguo2008", "beijing12345", "beijing2008!", "shanghai1234", "zhang1234567",
    "wang123456789", "li1234567890", "taobao123456", "xiaoming1234", "laopo520laogong", "mima12345678",
    "wodemima1234", "penstock1234", "penstockpenstock", "correcthorsebatterystaple",
};

// Pieces of which such passwords are put together: a password that is nothing but these, digits and signs is common.
inline constexpr std::string_view common_pieces[] = {
    "password", "passw0rd", "p@ssw0rd", "p@ssword", "qwertyuiop", "qwerty",   "asdfghjkl", "asdfgh",  "zxcvbnm",
    "qazwsx",   "1qaz2wsx", "1q2w3e4r", "admin",    "root",       "welcome",  "letmein",   "iloveyou", "woaini",
    "woaiwojia", "nihao",   "zhongguo", "beijing",  "shanghai",   "mima",     "penstock",  "qucheng", "abcdefg",
    "abcd",     "abc",      "test",     "user",     "login",      "guest",    "changeme",  "qwe",     "asd",
    "zxc",      "密码",     "我爱你",   "你好",     "管理员",     "渠成",     "中国",
};

} // namespace penstock
