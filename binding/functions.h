// Tracing: the ops between beginTrace and endTrace become one function, called as one op.
#pragma once

#include <napi.h>

namespace course {

// beginTrace(inputs): from now on executed ops are recorded; `inputs` will be the parameters.
void BeginTrace(const Napi::CallbackInfo& info);

// endTrace(outputs): the function's number.
Napi::Value EndTrace(const Napi::CallbackInfo& info);

// cancelTrace(): forgets what was recorded, if anything.
void CancelTrace(const Napi::CallbackInfo& info);

// callFunction(function, inputs): [{ id, shape, dtype }].
Napi::Value CallFunction(const Napi::CallbackInfo& info);

// deleteFunction(function)
void DeleteFunction(const Napi::CallbackInfo& info);

}  // namespace course
