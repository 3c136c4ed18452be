// Tensors of strings: in JavaScript an array of Uint8Array.
#pragma once

#include <napi.h>

#include <cstdint>
#include <vector>

#include "owned.h"

namespace course {

Tensor FromStrings(const Napi::Array& values, const std::vector<int64_t>& shape);

Napi::Value ToStrings(Napi::Env env, TF_Tensor* tensor);

}  // namespace course
