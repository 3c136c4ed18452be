#include "op_inputs.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "status.h"

namespace course {

namespace {

// Walks the fields of a serialized protocol-buffer message (https://protobuf.dev/programming-guides/encoding).
class Fields {
 public:
  explicit Fields(std::string_view message) : rest_(message) {}

  // Moves to the next field; false at the end.
  bool Next() {
    if (rest_.empty()) return false;
    const uint64_t tag = Varint();
    number = static_cast<int>(tag >> 3);
    const uint64_t wire = tag & 7;
    // 0 is a varint, 1 eight bytes, 5 four bytes; all else here has its length in front.
    if (wire == 0) Varint();
    const uint64_t length = wire == 2 ? Varint() : wire == 1 ? 8 : wire == 5 ? 4 : 0;
    bytes = rest_.substr(0, length);
    rest_.remove_prefix(bytes.size());
    return true;
  }

  int number = 0;
  std::string_view bytes;

 private:
  uint64_t Varint() {
    uint64_t value = 0;
    for (int shift = 0; !rest_.empty(); shift += 7) {
      const auto byte = static_cast<uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value;
  }

  std::string_view rest_;
};

// Field numbers of tensorflow/core/framework/op_def.proto.
constexpr int kInputArgument = 2;
constexpr int kNumberAttribute = 5;
constexpr int kTypeListAttribute = 6;

bool IsListArgument(std::string_view argument) {
  for (Fields field(argument); field.Next();) {
    if (field.number == kNumberAttribute || field.number == kTypeListAttribute) return true;
  }
  return false;
}

std::vector<bool> ReadLists(Napi::Env env, TF_Graph* graph, const std::string& op) {
  Status status;
  const Buffer definition(TF_NewBuffer());
  TF_GraphGetOpDef(graph, op.c_str(), definition.get(), status);
  status.Check(env, op);
  std::vector<bool> lists;
  const auto* data = static_cast<const char*>(definition->data);
  for (Fields field({data, definition->length}); field.Next();) {
    if (field.number == kInputArgument) lists.push_back(IsListArgument(field.bytes));
  }
  return lists;
}

}  // namespace

std::vector<size_t> OpInputs::Split(Napi::Env env, TF_Graph* graph, const std::string& op,
                                    size_t total) {
  auto found = lists_.find(op);
  if (found == lists_.end()) found = lists_.emplace(op, ReadLists(env, graph, op)).first;
  const std::vector<bool>& lists = found->second;
  const auto count = static_cast<size_t>(std::count(lists.begin(), lists.end(), true));
  const size_t singles = lists.size() - count;
  if (count > 1 || total < singles) {
    throw Napi::Error::New(env, op + ": this op cannot be part of a traced step");
  }
  std::vector<size_t> sizes;
  for (const bool list : lists) sizes.push_back(list ? total - singles : 1);
  return sizes;
}

}  // namespace course
