#include "execute.h"

#include "attributes.h"
#include "lists.h"
#include "shape.h"
#include "signals.h"
#include "status.h"

namespace course {

namespace {

// JavaScript never hears of the outputs of an op that cannot be recorded.
void Record(Napi::Env env, Session& session, const ExecutedOp& executed) {
  try {
    session.recorder->Record(env, session, executed);
  } catch (const Napi::Error&) {
    for (const int64_t id : executed.outputs) session.handles.Remove(id);
    throw;
  }
}

}  // namespace

std::vector<int64_t> Run(Napi::Env env, Session& session, TFE_Op* op, int outputs,
                         const std::string& name) {
  std::vector<TFE_TensorHandle*> results(static_cast<size_t>(outputs));
  Status status;
  {
    const SignalMask mask;
    TFE_Execute(op, results.data(), &outputs, status);
  }
  status.Check(env, name);
  std::vector<int64_t> ids;
  for (int i = 0; i < outputs; ++i) {
    ids.push_back(session.handles.Add(Handle(results[static_cast<size_t>(i)])));
  }
  return ids;
}

Napi::Array Describe(Napi::Env env, Session& session, const std::vector<int64_t>& ids) {
  Napi::Array described = Napi::Array::New(env, ids.size());
  for (uint32_t i = 0; i < ids.size(); ++i) {
    TFE_TensorHandle* handle = session.handles.Get(env, ids[i]);
    Napi::Object tensor = Napi::Object::New(env);
    tensor.Set("id", static_cast<double>(ids[i]));
    tensor.Set("shape", ToArray(env, ShapeOf(env, handle)));
    tensor.Set("dtype", static_cast<double>(TFE_TensorHandleDataType(handle)));
    described.Set(i, tensor);
  }
  return described;
}

Napi::Value ExecuteOp(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  Session& session = Session::Of(env);
  const std::string name = StringFrom(info[0]);
  const auto attributes = info[1].As<Napi::Array>();
  const std::vector<int64_t> inputs = IntsFrom(info[2]);
  const int outputs = info[3].As<Napi::Number>().Int32Value();

  Status status;
  const Op op(TFE_NewOp(session.context.get(), name.c_str(), status));
  status.Check(env, name);
  SetAttributes(EagerTarget{op.get()}, attributes);
  for (const int64_t id : inputs) {
    TFE_OpAddInput(op.get(), session.handles.Get(env, id), status);
    status.Check(env, name);
  }
  const std::vector<int64_t> ids = Run(env, session, op.get(), outputs, name);
  if (session.recorder) Record(env, session, {name, attributes, inputs, ids});
  return Describe(env, session, ids);
}

}  // namespace course
