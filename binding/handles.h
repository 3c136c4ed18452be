// Tensors as JavaScript knows them: by number.
#pragma once

#include <napi.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "owned.h"

namespace course {

// A number is never given twice, so that a stale one is noticed.
class Handles {
 public:
  int64_t Add(Handle handle) {
    handles_.emplace(++last_, std::move(handle));
    return last_;
  }

  TFE_TensorHandle* Get(Napi::Env env, int64_t id) const {
    const auto found = handles_.find(id);
    if (found == handles_.end()) {
      throw Napi::Error::New(env, "tensor " + std::to_string(id) + " does not exist, or no longer");
    }
    return found->second.get();
  }

  void Remove(int64_t id) { handles_.erase(id); }

  size_t size() const { return handles_.size(); }

 private:
  std::unordered_map<int64_t, Handle> handles_;
  int64_t last_ = 0;
};

}  // namespace course
