// TensorFlow reports errors in a TF_Status; here they become JavaScript errors.
#pragma once

#include <napi.h>

#include <string>

#include "tensorflow/c/tf_status.h"

namespace course {

class Status {
 public:
  Status() : status_(TF_NewStatus()) {}
  ~Status() { TF_DeleteStatus(status_); }
  Status(const Status&) = delete;
  Status& operator=(const Status&) = delete;

  operator TF_Status*() const { return status_; }

  // Throws "MatMul: Matrix size-incompatible: …" unless all went well.
  void Check(Napi::Env env, const std::string& who) const {
    if (TF_GetCode(status_) == TF_OK) return;
    throw Napi::Error::New(env, who + ": " + Message());
  }

 private:
  // Without the "{{function_node …}} " that TensorFlow puts before some messages.
  std::string Message() const {
    const std::string message = TF_Message(status_);
    const size_t end = message.rfind("}} ");
    return end == std::string::npos ? message : message.substr(end + 3);
  }

  TF_Status* status_;
};

}  // namespace course
