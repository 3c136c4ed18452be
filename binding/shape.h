// Shapes of tensors.
#pragma once

#include <napi.h>

#include <cstdint>
#include <vector>

#include "status.h"
#include "tensorflow/c/eager/c_api.h"

namespace course {

inline std::vector<int64_t> ShapeOf(Napi::Env env, TFE_TensorHandle* handle) {
  Status status;
  std::vector<int64_t> shape(static_cast<size_t>(TFE_TensorHandleNumDims(handle, status)));
  for (size_t i = 0; i < shape.size(); ++i) {
    shape[i] = TFE_TensorHandleDim(handle, static_cast<int>(i), status);
  }
  status.Check(env, "shape");
  return shape;
}

}  // namespace course
