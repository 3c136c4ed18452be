// Reads and writes of a variable happen in the order of the trace: a graph alone promises none.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "tensorflow/c/c_api.h"

namespace course {

class ResourceOrder {
 public:
  // Before `node` is finished: makes it wait for earlier ops on `resource`.
  void Wait(TF_OperationDescription* node, int64_t resource, const std::string& op) {
    const Uses& uses = uses_[resource];
    if (uses.writer != nullptr) TF_AddControlInput(node, uses.writer);
    if (IsRead(op)) return;
    for (TF_Operation* reader : uses.readers) TF_AddControlInput(node, reader);
  }

  // After `node` is finished.
  void Note(TF_Operation* node, int64_t resource, const std::string& op) {
    Uses& uses = uses_[resource];
    if (IsRead(op)) {
      uses.readers.push_back(node);
      return;
    }
    uses = {node, {}};
    // An op may write to several variables.
    if (writers_.empty() || writers_.back() != node) writers_.push_back(node);
  }

  // All that wrote: a function must run them though no result depends on them.
  const std::vector<const TF_Operation*>& writers() const { return writers_; }

 private:
  struct Uses {
    TF_Operation* writer = nullptr;
    std::vector<TF_Operation*> readers;
  };

  static bool IsRead(const std::string& op) { return op == "ReadVariableOp"; }

  std::unordered_map<int64_t, Uses> uses_;
  std::vector<const TF_Operation*> writers_;
};

}  // namespace course
