// A module of its own, without TensorFlow: it must be there before TensorFlow's library is loaded.
#include <fcntl.h>
#include <napi.h>
#include <stdlib.h>
#include <unistd.h>

namespace course {

namespace {

// Standard error goes nowhere while this lives.
class SilentStderr {
 public:
  SilentStderr() : kept_(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0)) {
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept_ < 0 || nowhere < 0) return;
    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
  }
  ~SilentStderr() {
    if (kept_ < 0) return;
    dup2(kept_, STDERR_FILENO);
    close(kept_);
  }
  SilentStderr(const SilentStderr&) = delete;
  SilentStderr& operator=(const SilentStderr&) = delete;

 private:
  int kept_;
};

// quietly(load): sets the environment that TensorFlow reads while it is loaded, and hides what it
// prints meanwhile; some of it heeds no log level. A worker's process.env would not reach it.
Napi::Value Quietly(const Napi::CallbackInfo& info) {
  // oneDNN is off by default on CPUs without AVX-512; without it convolution gradients are five times slower.
  setenv("TF_ENABLE_ONEDNN_OPTS", "1", 0);
  // Errors alone: a warning for each op that fails would only repeat what JavaScript is told.
  setenv("TF_CPP_MIN_LOG_LEVEL", "2", 0);
  // Otherwise TensorFlow takes the whole memory of a GPU.
  setenv("TF_FORCE_GPU_ALLOW_GROWTH", "true", 0);
  const SilentStderr silence;
  return info[0].As<Napi::Function>().Call({});
}

}  // namespace

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  exports.Set("quietly", Napi::Function::New(env, Quietly, "quietly"));
  return exports;
}

NODE_API_MODULE(course_quietly, Init)

}  // namespace course
