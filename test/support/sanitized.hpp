// Whether a sanitizer looks on: it keeps what was freed, so that memory cannot be measured. GCC and Clang say it in
// words of their own.
#pragma once

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PENSTOCK_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define PENSTOCK_SANITIZED 1
#endif
#endif
#ifndef PENSTOCK_SANITIZED
#define PENSTOCK_SANITIZED 0
#endif
