#include "graph_nodes.h"

#include <vector>

#include "owned.h"
#include "shape.h"
#include "status.h"

namespace course {

namespace {

constexpr size_t kLargestConstant = 1024;

}  // namespace

bool IsSmall(Napi::Env env, TFE_TensorHandle* handle) {
  Status status;
  const auto count = static_cast<size_t>(TFE_TensorHandleNumElements(handle, status));
  status.Check(env, "size");
  const TF_DataType dtype = TFE_TensorHandleDataType(handle);
  return dtype != TF_RESOURCE && count * TF_DataTypeSize(dtype) <= kLargestConstant;
}

TF_Output NewConstant(Napi::Env env, TF_Graph* graph, const std::string& name,
                      TFE_TensorHandle* handle) {
  Status status;
  const Tensor tensor(TFE_TensorHandleResolve(handle, status));
  status.Check(env, "Const");
  TF_OperationDescription* node = TF_NewOperation(graph, "Const", name.c_str());
  TF_SetAttrType(node, "dtype", TF_TensorType(tensor.get()));
  TF_SetAttrTensor(node, "value", tensor.get(), status);
  status.Check(env, "Const");
  const TF_Output output{TF_FinishOperation(node, status), 0};
  status.Check(env, "Const");
  return output;
}

TF_Output NewPlaceholder(Napi::Env env, TF_Graph* graph, const std::string& name,
                         TFE_TensorHandle* handle) {
  TF_OperationDescription* node = TF_NewOperation(graph, "Placeholder", name.c_str());
  TF_SetAttrType(node, "dtype", TFE_TensorHandleDataType(handle));
  const std::vector<int64_t> shape = ShapeOf(env, handle);
  TF_SetAttrShape(node, "shape", shape.data(), static_cast<int>(shape.size()));
  Status status;
  const TF_Output output{TF_FinishOperation(node, status), 0};
  status.Check(env, "Placeholder");
  return output;
}

}  // namespace course
