#include "tensors.h"

#include <cstring>
#include <string>
#include <vector>

#include "lists.h"
#include "session.h"
#include "status.h"
#include "string_tensors.h"

namespace course {

namespace {

int64_t CountOf(const std::vector<int64_t>& shape) {
  int64_t count = 1;
  for (const int64_t size : shape) count *= size;
  return count;
}

// Two Int32Array elements hold one int64: JavaScript's kernels pass a step counter so.
bool Holds(napi_typedarray_type type, TF_DataType dtype) {
  switch (dtype) {
    case TF_FLOAT:
    case TF_COMPLEX64:
      return type == napi_float32_array;
    case TF_INT32:
    case TF_INT64:
      return type == napi_int32_array;
    case TF_BOOL:
    case TF_UINT8:
      return type == napi_uint8_array;
    default:
      return false;
  }
}

Tensor FromTypedArray(const Napi::TypedArray& values, const std::vector<int64_t>& shape,
                      TF_DataType dtype) {
  const Napi::Env env = values.Env();
  if (!Holds(values.TypedArrayType(), dtype)) {
    throw Napi::TypeError::New(env, "createTensor: this typed array cannot hold dtype " +
                                        std::to_string(dtype));
  }
  const size_t bytes = static_cast<size_t>(CountOf(shape)) * TF_DataTypeSize(dtype);
  if (bytes != values.ByteLength()) {
    throw Napi::RangeError::New(env, "createTensor: the values have " +
                                         std::to_string(values.ByteLength()) +
                                         " bytes, their shape wants " + std::to_string(bytes));
  }
  Tensor tensor(TF_AllocateTensor(dtype, shape.data(), static_cast<int>(shape.size()), bytes));
  const auto* source = static_cast<const char*>(values.ArrayBuffer().Data());
  if (bytes > 0) std::memcpy(TF_TensorData(tensor.get()), source + values.ByteOffset(), bytes);
  return tensor;
}

Napi::Value ToTypedArray(Napi::Env env, TF_Tensor* tensor) {
  const size_t bytes = TF_TensorByteSize(tensor);
  Napi::ArrayBuffer buffer = Napi::ArrayBuffer::New(env, bytes);
  if (bytes > 0) std::memcpy(buffer.Data(), TF_TensorData(tensor), bytes);
  const TF_DataType dtype = TF_TensorType(tensor);
  switch (dtype) {
    case TF_FLOAT:
    case TF_COMPLEX64:
      return Napi::Float32Array::New(env, bytes / sizeof(float), buffer, 0);
    case TF_INT32:
      return Napi::Int32Array::New(env, bytes / sizeof(int32_t), buffer, 0);
    case TF_INT64:
      return Napi::BigInt64Array::New(env, bytes / sizeof(int64_t), buffer, 0);
    case TF_BOOL:
    case TF_UINT8:
      return Napi::Uint8Array::New(env, bytes, buffer, 0);
    default:
      throw Napi::TypeError::New(
          env, "tensorDataSync: dtype " + std::to_string(dtype) + " cannot be read");
  }
}

}  // namespace

Napi::Value CreateTensor(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  Session& session = Session::Of(env);
  const std::vector<int64_t> shape = IntsFrom(info[0].As<Napi::Array>());
  const auto dtype = static_cast<TF_DataType>(info[1].As<Napi::Number>().Int32Value());
  const Tensor tensor = info[2].IsTypedArray()
                            ? FromTypedArray(info[2].As<Napi::TypedArray>(), shape, dtype)
                            : FromStrings(info[2].As<Napi::Array>(), shape);
  Status status;
  Handle handle(TFE_NewTensorHandle(tensor.get(), status));
  status.Check(env, "createTensor");
  if (dtype == TF_FLOAT && !session.gpu.empty()) {
    handle.reset(TFE_TensorHandleCopyToDevice(handle.get(), session.context.get(),
                                              session.gpu.c_str(), status));
    status.Check(env, "createTensor");
  }
  return Napi::Number::New(env, static_cast<double>(session.handles.Add(std::move(handle))));
}

void DeleteTensor(const Napi::CallbackInfo& info) {
  Session::Of(info.Env()).handles.Remove(info[0].As<Napi::Number>().Int64Value());
}

Napi::Value TensorDataSync(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const int64_t id = info[0].As<Napi::Number>().Int64Value();
  Status status;
  const Tensor tensor(TFE_TensorHandleResolve(Session::Of(env).handles.Get(env, id), status));
  status.Check(env, "tensorDataSync");
  return TF_TensorType(tensor.get()) == TF_STRING ? ToStrings(env, tensor.get())
                                                  : ToTypedArray(env, tensor.get());
}

}  // namespace course
