// Which inputs of an op are lists: the graph API wants to know, the eager one does not.
#pragma once

#include <napi.h>

#include <map>
#include <string>
#include <vector>

#include "owned.h"

namespace course {

class OpInputs {
 public:
  // How many tensors each input argument of `op` takes when `total` are given in all.
  // An op with more than one list is refused: none that the course uses has one.
  std::vector<size_t> Split(Napi::Env env, TF_Graph* graph, const std::string& op, size_t total);

  // Whether argument `index` of `op` is a list; only after Split.
  bool IsList(const std::string& op, size_t index) const { return lists_.at(op)[index]; }

 private:
  std::map<std::string, std::vector<bool>> lists_;
};

}  // namespace course
