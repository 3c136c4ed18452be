// Owners of TensorFlow's C objects: what goes out of scope is deleted by the C function that fits.
#pragma once

#include <memory>

#include "tensorflow/c/c_api.h"
#include "tensorflow/c/eager/c_api.h"

namespace course {

template <auto Delete>
struct Deleter {
  template <class T>
  void operator()(T* object) const {
    Delete(object);
  }
};

template <class T, auto Delete>
using Owned = std::unique_ptr<T, Deleter<Delete>>;

using Buffer = Owned<TF_Buffer, TF_DeleteBuffer>;
using Context = Owned<TFE_Context, TFE_DeleteContext>;
using ContextOptions = Owned<TFE_ContextOptions, TFE_DeleteContextOptions>;
using DeviceList = Owned<TF_DeviceList, TF_DeleteDeviceList>;
using Function = Owned<TF_Function, TF_DeleteFunction>;
using Graph = Owned<TF_Graph, TF_DeleteGraph>;
using Handle = Owned<TFE_TensorHandle, TFE_DeleteTensorHandle>;
using Op = Owned<TFE_Op, TFE_DeleteOp>;
using Tensor = Owned<TF_Tensor, TF_DeleteTensor>;

}  // namespace course
