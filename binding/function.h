// A traced function, registered with the context under its name.
#pragma once

#include <string>
#include <vector>

#include "owned.h"

namespace course {

struct TracedFunction {
  std::string name;
  size_t inputs;
  int outputs;
  // Tensors from outside the trace that it uses: passed after the inputs at each call.
  std::vector<Handle> captures;
};

}  // namespace course
