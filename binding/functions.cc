#include "functions.h"

#include <utility>

#include "execute.h"
#include "lists.h"
#include "session.h"
#include "status.h"

namespace course {

namespace {

TracedFunction& Find(Napi::Env env, Session& session, int64_t id) {
  const auto found = session.functions.find(id);
  if (found == session.functions.end()) {
    throw Napi::Error::New(env, "function " + std::to_string(id) + " does not exist, or no longer");
  }
  return found->second;
}

}  // namespace

void BeginTrace(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  Session& session = Session::Of(env);
  if (session.recorder) throw Napi::Error::New(env, "beginTrace: a trace is open already");
  session.recorder = std::make_unique<Recorder>(env, session, IntsFrom(info[0]));
}

Napi::Value EndTrace(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  Session& session = Session::Of(env);
  if (!session.recorder) throw Napi::Error::New(env, "endTrace: no trace is open");
  const std::unique_ptr<Recorder> recorder = std::move(session.recorder);
  const int64_t id = ++session.last_function;
  session.functions.emplace(id, recorder->Finish(env, session, IntsFrom(info[0])));
  return Napi::Number::New(env, static_cast<double>(id));
}

void CancelTrace(const Napi::CallbackInfo& info) { Session::Of(info.Env()).recorder.reset(); }

Napi::Value CallFunction(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  Session& session = Session::Of(env);
  const TracedFunction& function = Find(env, session, IntFrom(info[0]));
  const std::vector<int64_t> inputs = IntsFrom(info[1]);
  if (session.recorder) {
    throw Napi::Error::New(env, "callFunction: a traced function cannot run inside a trace");
  }
  if (inputs.size() != function.inputs) {
    throw Napi::RangeError::New(env, "callFunction: got " + std::to_string(inputs.size()) +
                                         " inputs, wants " + std::to_string(function.inputs));
  }
  Status status;
  const Op op(TFE_NewOp(session.context.get(), function.name.c_str(), status));
  status.Check(env, function.name);
  for (const int64_t id : inputs) {
    TFE_OpAddInput(op.get(), session.handles.Get(env, id), status);
  }
  for (const Handle& capture : function.captures) TFE_OpAddInput(op.get(), capture.get(), status);
  status.Check(env, function.name);
  return Describe(env, session, Run(env, session, op.get(), function.outputs, function.name));
}

void DeleteFunction(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  Session& session = Session::Of(env);
  const int64_t id = IntFrom(info[0]);
  Status status;
  TFE_ContextRemoveFunction(session.context.get(), Find(env, session, id).name.c_str(), status);
  session.functions.erase(id);
  status.Check(env, "deleteFunction");
}

}  // namespace course
