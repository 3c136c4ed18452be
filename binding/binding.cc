// The module: what JavaScript sees. The first half is what the kernels of @tensorflow/tfjs-node
// expect of a binding (its dist/tfjs_binding.d.ts), the second is ours.
#include <napi.h>

#include "execute.h"
#include "functions.h"
#include "session.h"
#include "tensors.h"

namespace course {

namespace {

Napi::Value GetNumOfTensors(const Napi::CallbackInfo& info) {
  const auto count = static_cast<double>(Session::Of(info.Env()).handles.size());
  return Napi::Number::New(info.Env(), count);
}

Napi::Value IsUsingGpuDevice(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), !Session::Of(info.Env()).gpu.empty());
}

void ExportConstants(Napi::Object exports) {
#define EXPORT(name) exports.Set(#name, static_cast<double>(name))
  EXPORT(TF_FLOAT);
  EXPORT(TF_INT32);
  EXPORT(TF_INT64);
  EXPORT(TF_BOOL);
  EXPORT(TF_COMPLEX64);
  EXPORT(TF_STRING);
  EXPORT(TF_RESOURCE);
  EXPORT(TF_UINT8);
  EXPORT(TF_ATTR_STRING);
  EXPORT(TF_ATTR_INT);
  EXPORT(TF_ATTR_FLOAT);
  EXPORT(TF_ATTR_BOOL);
  EXPORT(TF_ATTR_TYPE);
  EXPORT(TF_ATTR_SHAPE);
  EXPORT(TF_ATTR_FUNC);
#undef EXPORT
  exports.Set("TF_Version", TF_Version());
}

template <class Callback>
void ExportFunction(Napi::Object exports, const char* name, Callback callback) {
  exports.Set(name, Napi::Function::New(exports.Env(), callback, name));
}

}  // namespace

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  // Deleted when the environment ends: a worker's with the worker, the main one's at exit.
  env.SetInstanceData(new Session(env));
  ExportConstants(exports);
  ExportFunction(exports, "createTensor", CreateTensor);
  ExportFunction(exports, "deleteTensor", DeleteTensor);
  ExportFunction(exports, "tensorDataSync", TensorDataSync);
  ExportFunction(exports, "executeOp", ExecuteOp);
  ExportFunction(exports, "getNumOfTensors", GetNumOfTensors);
  ExportFunction(exports, "isUsingGpuDevice", IsUsingGpuDevice);
  ExportFunction(exports, "beginTrace", BeginTrace);
  ExportFunction(exports, "endTrace", EndTrace);
  ExportFunction(exports, "cancelTrace", CancelTrace);
  ExportFunction(exports, "callFunction", CallFunction);
  ExportFunction(exports, "deleteFunction", DeleteFunction);
  return exports;
}

NODE_API_MODULE(course_tensorflow, Init)

}  // namespace course
