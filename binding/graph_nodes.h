// Nodes that bring a tensor from outside into a graph.
#pragma once

#include <napi.h>

#include <string>

#include "tensorflow/c/c_api.h"
#include "tensorflow/c/eager/c_api.h"

namespace course {

// Whether a tensor is to be a constant of the graph: so shapes, axes and scalars are known to it.
bool IsSmall(Napi::Env env, TFE_TensorHandle* handle);

TF_Output NewConstant(Napi::Env env, TF_Graph* graph, const std::string& name,
                      TFE_TensorHandle* handle);

// A parameter of the type and shape of `handle`.
TF_Output NewPlaceholder(Napi::Env env, TF_Graph* graph, const std::string& name,
                         TFE_TensorHandle* handle);

}  // namespace course
