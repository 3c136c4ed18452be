// JavaScript arrays as C++ vectors.
#pragma once

#include <napi.h>

#include <cstdint>
#include <string>
#include <vector>

namespace course {

template <class To, class Convert>
std::vector<To> ListFrom(const Napi::Value& value, Convert convert) {
  const auto array = value.As<Napi::Array>();
  std::vector<To> list;
  list.reserve(array.Length());
  for (uint32_t i = 0; i < array.Length(); ++i) list.push_back(convert(array.Get(i)));
  return list;
}

inline int64_t IntFrom(const Napi::Value& value) { return value.As<Napi::Number>().Int64Value(); }

inline std::vector<int64_t> IntsFrom(const Napi::Value& value) {
  return ListFrom<int64_t>(value, IntFrom);
}

inline Napi::Array ToArray(Napi::Env env, const std::vector<int64_t>& numbers) {
  Napi::Array array = Napi::Array::New(env, numbers.size());
  for (uint32_t i = 0; i < numbers.size(); ++i) array.Set(i, static_cast<double>(numbers[i]));
  return array;
}

inline std::string StringFrom(const Napi::Value& value) {
  return value.As<Napi::String>().Utf8Value();
}

}  // namespace course
