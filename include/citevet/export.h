/// What the shared library shows.
#pragma once

#if defined(_WIN32) && !defined(CITEVET_STATIC)
#ifdef CITEVET_BUILDING
#define CITEVET_EXPORT __declspec(dllexport)
#else
#define CITEVET_EXPORT __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define CITEVET_EXPORT __attribute__((visibility("default")))
#else
#define CITEVET_EXPORT
#endif
