// Runs one op of TensorFlow, or one traced function.
#pragma once

#include <napi.h>

#include <string>
#include <vector>

#include "session.h"

namespace course {

// Runs a prepared op: the new tensors' numbers.
std::vector<int64_t> Run(Napi::Env env, Session& session, TFE_Op* op, int outputs,
                         const std::string& name);

// What JavaScript is told of new tensors: [{ id, shape, dtype }].
Napi::Array Describe(Napi::Env env, Session& session, const std::vector<int64_t>& ids);

// executeOp(name, attributes, inputs, numOutputs): [{ id, shape, dtype }].
Napi::Value ExecuteOp(const Napi::CallbackInfo& info);

}  // namespace course
