#include "string_tensors.h"

#include <cstring>
#include <string>

namespace course {

namespace {

// TensorFlow calls it when neither the tensor nor a handle of it is left.
void FreeStrings(void* data, size_t bytes, void*) {
  auto* strings = static_cast<TF_TString*>(data);
  for (size_t i = 0; i < bytes / sizeof(TF_TString); ++i) TF_StringDealloc(&strings[i]);
  delete[] strings;
}

}  // namespace

Tensor FromStrings(const Napi::Array& values, const std::vector<int64_t>& shape) {
  const uint32_t count = values.Length();
  int64_t wanted = 1;
  for (const int64_t size : shape) wanted *= size;
  if (count != wanted) {
    throw Napi::RangeError::New(values.Env(), "createTensor: " + std::to_string(count) +
                                                  " strings do not fill the shape");
  }
  auto* strings = new TF_TString[count];
  for (uint32_t i = 0; i < count; ++i) TF_StringInit(&strings[i]);
  Tensor tensor(TF_NewTensor(TF_STRING, shape.data(), static_cast<int>(shape.size()), strings,
                             count * sizeof(TF_TString), FreeStrings, nullptr));
  for (uint32_t i = 0; i < count; ++i) {
    auto bytes = values.Get(i).As<Napi::Uint8Array>();
    TF_StringCopy(&strings[i], reinterpret_cast<const char*>(bytes.Data()), bytes.ByteLength());
  }
  return tensor;
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
