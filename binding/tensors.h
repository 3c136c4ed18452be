// Numbers from JavaScript into TensorFlow and back.
#pragma once

#include <napi.h>

namespace course {

// createTensor(shape, dtype, values): the new tensor's number. Values are copied.
Napi::Value CreateTensor(const Napi::CallbackInfo& info);

// deleteTensor(id)
void DeleteTensor(const Napi::CallbackInfo& info);

// tensorDataSync(id): a typed array; for strings an array of Uint8Array.
Napi::Value TensorDataSync(const Napi::CallbackInfo& info);

}  // namespace course
