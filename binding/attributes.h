// Attributes as the package's kernels write them: [{ name, type, value }], lists being arrays.
#pragma once

#include <napi.h>

#include <string>
#include <vector>

#include "attribute_setters.h"
#include "lists.h"
#include "status.h"

namespace course {

inline TF_DataType TypeFrom(const Napi::Value& value) {
  return static_cast<TF_DataType>(value.As<Napi::Number>().Int32Value());
}

inline float FloatFrom(const Napi::Value& value) { return value.As<Napi::Number>().FloatValue(); }

inline bool BoolFrom(const Napi::Value& value) { return value.ToBoolean().Value(); }

template <class Target>
void SetScalar(Target& target, const char* name, int type, const Napi::Value& value) {
  switch (type) {
    case TF_ATTR_STRING:
      return target.Set(name, StringFrom(value));
    case TF_ATTR_INT:
      return target.Set(name, IntFrom(value));
    case TF_ATTR_FLOAT:
      return target.Set(name, FloatFrom(value));
    case TF_ATTR_BOOL:
      return target.Set(name, BoolFrom(value));
    case TF_ATTR_TYPE:
      return target.Set(name, TypeFrom(value));
    case TF_ATTR_FUNC:
      return target.SetFunction(name, StringFrom(value));
    default:
      throw Napi::TypeError::New(value.Env(), "attribute " + std::string(name) +
                                                  " has the unknown type " + std::to_string(type));
  }
}

template <class Target>
void SetStrings(Target& target, const char* name, const Napi::Value& value) {
  const auto strings = ListFrom<std::string>(value, StringFrom);
  std::vector<const void*> starts;
  std::vector<size_t> lengths;
  for (const std::string& string : strings) {
    starts.push_back(string.data());
    lengths.push_back(string.size());
  }
  target.Set(name, starts.data(), lengths.data(), static_cast<int>(strings.size()));
}

template <class To, class Target, class Convert>
void SetNumbers(Target& target, const char* name, const Napi::Value& value, Convert convert) {
  const std::vector<To> list = ListFrom<To>(value, convert);
  target.Set(name, list.data(), static_cast<int>(list.size()));
}

template <class Target>
void SetList(Target& target, const char* name, int type, const Napi::Value& value) {
  switch (type) {
    case TF_ATTR_STRING:
      return SetStrings(target, name, value);
    case TF_ATTR_INT:
      return SetNumbers<int64_t>(target, name, value, IntFrom);
    case TF_ATTR_FLOAT:
      return SetNumbers<float>(target, name, value, FloatFrom);
    case TF_ATTR_BOOL:
      return SetNumbers<unsigned char>(target, name, value, BoolFrom);
    case TF_ATTR_TYPE:
      return SetNumbers<TF_DataType>(target, name, value, TypeFrom);
    default:
      throw Napi::TypeError::New(value.Env(), "attribute " + std::string(name) +
                                                  " has the unknown list type " +
                                                  std::to_string(type));
  }
}

// Hands every attribute to `target`: an EagerTarget or a GraphTarget.
template <class Target>
void SetAttributes(Target target, const Napi::Array& attributes) {
  for (uint32_t i = 0; i < attributes.Length(); ++i) {
    const auto attribute = attributes.Get(i).As<Napi::Object>();
    const std::string name = StringFrom(attribute.Get("name"));
    const int type = attribute.Get("type").As<Napi::Number>().Int32Value();
    const Napi::Value value = attribute.Get("value");
    if (type == TF_ATTR_SHAPE) {
      Status status;
      target.SetShape(name.c_str(), IntsFrom(value), status);
      status.Check(value.Env(), "attribute " + name);
    } else if (value.IsArray()) {
      SetList(target, name.c_str(), type, value);
    } else {
      SetScalar(target, name.c_str(), type, value);
    }
  }
}

}  // namespace course
