// An op's attributes go to the eager API or into a graph; the two name the same calls differently.
#pragma once

#include <string>
#include <vector>

#include "status.h"
#include "tensorflow/c/c_api.h"
#include "tensorflow/c/eager/c_api.h"

namespace course {

// An op under construction, to be executed at once.
struct EagerTarget {
  TFE_Op* op;

  void Set(const char* name, const std::string& v) { TFE_OpSetAttrString(op, name, v.data(), v.size()); }
  void Set(const char* name, int64_t v) { TFE_OpSetAttrInt(op, name, v); }
  void Set(const char* name, float v) { TFE_OpSetAttrFloat(op, name, v); }
  void Set(const char* name, bool v) { TFE_OpSetAttrBool(op, name, v ? 1 : 0); }
  void Set(const char* name, TF_DataType v) { TFE_OpSetAttrType(op, name, v); }
  void SetShape(const char* name, const std::vector<int64_t>& v, Status& status) {
    TFE_OpSetAttrShape(op, name, v.data(), static_cast<int>(v.size()), status);
  }
  void SetFunction(const char* name, const std::string& v) {
    TFE_OpSetAttrFunctionName(op, name, v.data(), v.size());
  }
  void Set(const char* name, const void* const* v, const size_t* lengths, int count) {
    TFE_OpSetAttrStringList(op, name, v, lengths, count);
  }
  void Set(const char* name, const int64_t* v, int count) { TFE_OpSetAttrIntList(op, name, v, count); }
  void Set(const char* name, const float* v, int count) { TFE_OpSetAttrFloatList(op, name, v, count); }
  void Set(const char* name, const unsigned char* v, int count) {
    TFE_OpSetAttrBoolList(op, name, v, count);
  }
  void Set(const char* name, const TF_DataType* v, int count) {
    TFE_OpSetAttrTypeList(op, name, v, count);
  }
};

// An op under construction, to become a node of a graph.
struct GraphTarget {
  TF_OperationDescription* op;

  void Set(const char* name, const std::string& v) { TF_SetAttrString(op, name, v.data(), v.size()); }
  void Set(const char* name, int64_t v) { TF_SetAttrInt(op, name, v); }
  void Set(const char* name, float v) { TF_SetAttrFloat(op, name, v); }
  void Set(const char* name, bool v) { TF_SetAttrBool(op, name, v ? 1 : 0); }
  void Set(const char* name, TF_DataType v) { TF_SetAttrType(op, name, v); }
  void SetShape(const char* name, const std::vector<int64_t>& v, Status&) {
    TF_SetAttrShape(op, name, v.data(), static_cast<int>(v.size()));
  }
  void SetFunction(const char* name, const std::string& v) {
    TF_SetAttrFuncName(op, name, v.data(), v.size());
  }
  void Set(const char* name, const void* const* v, const size_t* lengths, int count) {
    TF_SetAttrStringList(op, name, v, lengths, count);
  }
  void Set(const char* name, const int64_t* v, int count) { TF_SetAttrIntList(op, name, v, count); }
  void Set(const char* name, const float* v, int count) { TF_SetAttrFloatList(op, name, v, count); }
  void Set(const char* name, const unsigned char* v, int count) {
    TF_SetAttrBoolList(op, name, v, count);
  }
  void Set(const char* name, const TF_DataType* v, int count) {
    TF_SetAttrTypeList(op, name, v, count);
  }
};

}  // namespace course
