#include "string_tensors.h"

#include <cstring>
#include <string>

namespace course {

Tensor FromStrings(const Napi::Array& values, const std::vector<int64_t>& shape) {
  const uint32_t count = values.Length();
  int64_t wanted = 1;
  for (const int64_t size : shape) wanted *= size;
  if (count != wanted) {
    throw Napi::RangeError::New(values.Env(), "createTensor: " + std::to_string(count) +
                                                  " strings do not fill the shape");
  }
  Tensor tensor(TF_AllocateTensor(TF_STRING, shape.data(), static_cast<int>(shape.size()),
                                  count * sizeof(TF_TString)));
  auto* strings = static_cast<TF_TString*>(TF_TensorData(tensor.get()));
  for (uint32_t i = 0; i < count; ++i) {
    auto bytes = values.Get(i).As<Napi::Uint8Array>();
    TF_StringInit(&strings[i]);
    TF_StringCopy(&strings[i], reinterpret_cast<const char*>(bytes.Data()), bytes.ByteLength());
  }
  return tensor;
}

// A handle made of the tensor has copies of its own.
void FreeStrings(TF_Tensor* tensor) {
  if (TF_TensorType(tensor) != TF_STRING) return;
  auto* strings = static_cast<TF_TString*>(TF_TensorData(tensor));
  for (int64_t i = 0; i < TF_TensorElementCount(tensor); ++i) TF_StringDealloc(&strings[i]);
}

Napi::Value ToStrings(Napi::Env env, TF_Tensor* tensor) {
  const auto count = static_cast<uint32_t>(TF_TensorElementCount(tensor));
  const auto* strings = static_cast<const TF_TString*>(TF_TensorData(tensor));
  Napi::Array result = Napi::Array::New(env, count);
  for (uint32_t i = 0; i < count; ++i) {
    const size_t size = TF_StringGetSize(&strings[i]);
    auto bytes = Napi::Uint8Array::New(env, size);
    if (size > 0) std::memcpy(bytes.Data(), TF_StringGetDataPointer(&strings[i]), size);
    result.Set(i, bytes);
  }
  return result;
}

}  // namespace course
