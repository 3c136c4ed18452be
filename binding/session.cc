#include "session.h"

#include "signals.h"
#include "status.h"

namespace course {

namespace {

Context NewContext(Napi::Env env) {
  Status status;
  const ContextOptions options(TFE_NewContextOptions());
  const SignalMask mask;
  Context context(TFE_NewContext(options.get(), status));
  status.Check(env, "TFE_NewContext");
  return context;
}

std::string FirstGpu(Napi::Env env, TFE_Context* context) {
  Status status;
  const DeviceList devices(TFE_ContextListDevices(context, status));
  status.Check(env, "TFE_ContextListDevices");
  for (int i = 0; i < TF_DeviceListCount(devices.get()); ++i) {
    const std::string type = TF_DeviceListType(devices.get(), i, status);
    if (type == "GPU") return TF_DeviceListName(devices.get(), i, status);
  }
  return "";
}

}  // namespace

Session::Session(Napi::Env env) : context(NewContext(env)), gpu(FirstGpu(env, context.get())) {}

}  // namespace course
