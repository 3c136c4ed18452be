// Keeps signals away from a thread while TensorFlow works on it.
#pragma once

#ifndef _WIN32
#include <pthread.h>
#include <signal.h>
#endif

namespace course {

// oneDNN's matrix product uses the stack pointer as an ordinary register (uxlfoundation/oneDNN#4845): a
// signal handler that runs meanwhile (a profiler's, SIGWINCH's, Jupyter's interrupt) writes over its data.
// Threads inherit the mask, so those that TensorFlow starts inside the scope never take a signal.
class SignalMask {
 public:
#ifdef _WIN32
  SignalMask() {}
#else
  SignalMask() {
    sigset_t blocked;
    sigfillset(&blocked);
    for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP}) {
      sigdelset(&blocked, fault);
    }
    pthread_sigmask(SIG_SETMASK, &blocked, &before_);
  }
  ~SignalMask() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_;

 public:
#endif
  SignalMask(const SignalMask&) = delete;
  SignalMask& operator=(const SignalMask&) = delete;
};

}  // namespace course
