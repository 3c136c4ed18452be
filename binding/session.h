// All that one JavaScript environment (the main thread, or a worker) owns of TensorFlow.
#pragma once

#include <napi.h>

#include <map>
#include <memory>
#include <string>

#include "function.h"
#include "handles.h"
#include "owned.h"
#include "recorder.h"

namespace course {

struct Session {
  explicit Session(Napi::Env env);

  static Session& Of(Napi::Env env) { return *env.GetInstanceData<Session>(); }

  // The first member, so that it goes last: everything below lives in it.
  Context context;
  // TensorFlow's name of the GPU; empty where there is none.
  std::string gpu;
  Handles handles;
  std::map<int64_t, TracedFunction> functions;
  int64_t last_function = 0;
  // Set between beginTrace and endTrace.
  std::unique_ptr<Recorder> recorder;
};

}  // namespace course
