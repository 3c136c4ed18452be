#include "recorder.h"

#include <atomic>

#include "attributes.h"
#include "graph_nodes.h"
#include "session.h"
#include "shape.h"
#include "status.h"

namespace course {

namespace {

// Ops with results whose shapes TensorFlow does not infer, though no values decide them.
bool HasFixedShapes(const std::string& op) {
  return op == "ReadVariableOp" || op == "FusedBatchNormV3";
}

bool IsResource(TFE_TensorHandle* handle) {
  return TFE_TensorHandleDataType(handle) == TF_RESOURCE;
}

std::string NewFunctionName() {
  static std::atomic<int> count{0};
  return "course_step_" + std::to_string(++count);
}

}  // namespace

Recorder::Recorder(Napi::Env env, Session& session, const std::vector<int64_t>& inputs)
    : inputs_(inputs.size()) {
  for (const int64_t id : inputs) {
    traced_.emplace(id, AddParameter(env, session.handles.Get(env, id)));
  }
}

TF_Output Recorder::AddParameter(Napi::Env env, TFE_TensorHandle* handle) {
  parameters_.push_back(NewPlaceholder(env, graph_.get(), NewName("input"), handle));
  return parameters_.back();
}

TF_Output Recorder::Find(Napi::Env env, Session& session, int64_t id) {
  const auto found = traced_.find(id);
  if (found != traced_.end()) return found->second;
  TFE_TensorHandle* handle = session.handles.Get(env, id);
  const bool constant = IsSmall(env, handle);
  const TF_Output output = constant ? NewConstant(env, graph_.get(), NewName("constant"), handle)
                                     : AddParameter(env, handle);
  if (!constant) {
    Status status;
    captures_.emplace_back(TFE_TensorHandleCopySharingTensor(handle, status));
    status.Check(env, "capture");
  }
  traced_.emplace(id, output);
  return output;
}

void Recorder::AddInputs(Napi::Env env, Session& session, const ExecutedOp& executed,
                         TF_OperationDescription* node) {
  std::vector<TF_Output> inputs;
  for (const int64_t id : executed.inputs) inputs.push_back(Find(env, session, id));
  const auto sizes = op_inputs_.Split(env, graph_.get(), executed.name, inputs.size());
  size_t at = 0;
  for (size_t i = 0; i < sizes.size(); at += sizes[i], ++i) {
    if (op_inputs_.IsList(executed.name, i)) {
      TF_AddInputList(node, inputs.data() + at, static_cast<int>(sizes[i]));
    } else {
      TF_AddInput(node, inputs[at]);
    }
  }
}

void Recorder::FixShape(Napi::Env env, TFE_TensorHandle* result, TF_Output output,
                        const std::string& op) {
  Status status;
  const std::vector<int64_t> shape = ShapeOf(env, result);
  if (HasFixedShapes(op)) {
    TF_GraphSetTensorShape(graph_.get(), output, shape.data(), static_cast<int>(shape.size()),
                           status);
  }
  std::vector<int64_t> known(shape.size(), -1);
  if (TF_GraphGetTensorNumDims(graph_.get(), output, status) == static_cast<int>(shape.size())) {
    TF_GraphGetTensorShape(graph_.get(), output, known.data(), static_cast<int>(known.size()),
                           status);
  }
  status.Check(env, op);
  if (known != shape) {
    throw Napi::Error::New(env, op + ": the shape of its result depends on values, which differ "
                                     "from step to step; compute it outside the step");
  }
}

void Recorder::Record(Napi::Env env, Session& session, const ExecutedOp& executed) {
  const std::string name = NewName("op");
  TF_OperationDescription* node =
      TF_NewOperation(graph_.get(), executed.name.c_str(), name.c_str());
  AddInputs(env, session, executed, node);
  SetAttributes(GraphTarget{node}, executed.attributes);
  std::vector<int64_t> resources;
  for (const int64_t id : executed.inputs) {
    if (IsResource(session.handles.Get(env, id))) resources.push_back(id);
  }
  for (const int64_t id : resources) order_.Wait(node, id, executed.name);
  Status status;
  TF_Operation* operation = TF_FinishOperation(node, status);
  status.Check(env, executed.name);
  for (const int64_t id : resources) order_.Note(operation, id, executed.name);
  for (size_t i = 0; i < executed.outputs.size(); ++i) {
    const TF_Output output{operation, static_cast<int>(i)};
    FixShape(env, session.handles.Get(env, executed.outputs[i]), output, executed.name);
    traced_.emplace(executed.outputs[i], output);
  }
}

TracedFunction Recorder::Finish(Napi::Env env, Session& session,
                                const std::vector<int64_t>& outputs) {
  std::vector<TF_Output> results;
  for (const int64_t id : outputs) results.push_back(Find(env, session, id));
  const std::string name = NewFunctionName();
  const auto& writers = order_.writers();
  Status status;
  const Function function(TF_GraphToFunctionWithControlOutputs(
      graph_.get(), name.c_str(), 0, -1, nullptr, static_cast<int>(parameters_.size()),
      parameters_.data(), static_cast<int>(results.size()), results.data(), nullptr,
      static_cast<int>(writers.size()), writers.data(), nullptr, nullptr, nullptr, status));
  status.Check(env, "endTrace");
  TFE_ContextAddFunction(session.context.get(), function.get(), status);
  status.Check(env, "endTrace");
  return {name, inputs_, static_cast<int>(results.size()), std::move(captures_)};
}

}  // namespace course
