// Writes each executed op into a graph as well, and makes a function of it in the end.
#pragma once

#include <napi.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "function.h"
#include "op_inputs.h"
#include "owned.h"
#include "resource_order.h"

namespace course {

struct Session;

struct ExecutedOp {
  const std::string& name;
  const Napi::Array& attributes;
  const std::vector<int64_t>& inputs;
  const std::vector<int64_t>& outputs;
};

class Recorder {
 public:
  // Tensors in `inputs` become the function's parameters.
  Recorder(Napi::Env env, Session& session, const std::vector<int64_t>& inputs);

  void Record(Napi::Env env, Session& session, const ExecutedOp& executed);

  // Registers the function. `outputs` are its results; ops that write to resources run too.
  TracedFunction Finish(Napi::Env env, Session& session, const std::vector<int64_t>& outputs);

 private:
  std::string NewName(const char* kind) { return kind + std::to_string(++names_); }
  TF_Output Find(Napi::Env env, Session& session, int64_t id);
  TF_Output AddParameter(Napi::Env env, TFE_TensorHandle* handle);
  void AddInputs(Napi::Env env, Session& session, const ExecutedOp& executed,
                 TF_OperationDescription* node);
  void FixShape(Napi::Env env, TFE_TensorHandle* result, TF_Output output, const std::string& op);

  Graph graph_{TF_NewGraph()};
  OpInputs op_inputs_;
  ResourceOrder order_;
  // Which output of which node computes a tensor, by the tensor's number.
  std::unordered_map<int64_t, TF_Output> traced_;
  std::vector<TF_Output> parameters_;
  std::vector<Handle> captures_;
  size_t inputs_ = 0;
  int names_ = 0;
};

}  // namespace course
