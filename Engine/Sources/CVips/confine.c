#define _GNU_SOURCE
#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

static int limit(__rlimit_resource_t what, uint64_t value) {
  struct rlimit now;
  if (getrlimit(what, &now)) return -1;
  if (now.rlim_max != RLIM_INFINITY && value > now.rlim_max) value = now.rlim_max;
  struct rlimit wanted = {value, value};
  return setrlimit(what, &wanted);
}

// Landlock without a rule: nothing that has a name can be opened any more. Anonymous memory
// reached through /proc/self/fd lies outside its reach and stays readable.
static void forbid_named_files(void) {
  struct landlock_ruleset_attr rules = {
      .handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
                           LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
                           LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                           LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
                           LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
                           LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
                           LANDLOCK_ACCESS_FS_MAKE_SYM};
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (ruleset < 0) return;
  syscall(SYS_landlock_restrict_self, ruleset, 0);
  close(ruleset);
}

int aglae_confine_process(void) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return -1;
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)) return -1;
  if (limit(RLIMIT_CORE, 0) || limit(RLIMIT_NOFILE, 64)) return -1;
  unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC);
  forbid_named_files();
  return 0;
}

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define ARGUMENT(n) offsetof(struct seccomp_data, args[n])
#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset)
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, action)
#define REFUSE(error) RETURN(SECCOMP_RET_ERRNO | (error))
#define ALLOW(name)                                                                             \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), RETURN(SECCOMP_RET_ALLOW)
/// Allowed when none of `bits` (low word of argument `n`) is set.
#define ALLOW_WITHOUT(name, n, bits)                                                            \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 4), LOAD(ARGUMENT(n)),                     \
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1), REFUSE(EPERM),                          \
      RETURN(SECCOMP_RET_ALLOW)
#define ALLOW_WITH(name, n, bits)                                                               \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 4), LOAD(ARGUMENT(n)),                     \
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 1, 0), REFUSE(EPERM),                          \
      RETURN(SECCOMP_RET_ALLOW)
#define ALLOW_EQUAL(name, n, value)                                                             \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 4), LOAD(ARGUMENT(n)),                     \
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0), REFUSE(EPERM),                          \
      RETURN(SECCOMP_RET_ALLOW)

// What decoding needs and nothing else: memory, threads of its own, reading what is open.
// Sockets, exec, ptrace, signals, writable or executable files fail with EPERM.
static int filter_system_calls(void) {
  struct sock_filter program[] = {
      LOAD(offsetof(struct seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
      RETURN(SECCOMP_RET_KILL_PROCESS),
      LOAD(offsetof(struct seccomp_data, nr)),
      ALLOW(futex), ALLOW(read), ALLOW(pread64), ALLOW(readv), ALLOW(write), ALLOW(lseek),
      ALLOW(close), ALLOW(fstat), ALLOW(newfstatat), ALLOW(ftruncate), ALLOW(munmap),
      ALLOW(brk), ALLOW(madvise), ALLOW(mremap), ALLOW(sched_yield),
      ALLOW(sched_getaffinity), ALLOW(getpid), ALLOW(gettid), ALLOW(getrandom),
      ALLOW(clock_gettime), ALLOW(gettimeofday), ALLOW(clock_nanosleep), ALLOW(nanosleep),
      ALLOW(rt_sigaction), ALLOW(rt_sigprocmask), ALLOW(rt_sigreturn), ALLOW(sigaltstack),
      ALLOW(set_robust_list), ALLOW(rseq), ALLOW(exit), ALLOW(exit_group), ALLOW(sysinfo),
      ALLOW(getrusage), ALLOW(uname),
      ALLOW_WITHOUT(mmap, 2, PROT_EXEC), ALLOW_WITHOUT(mprotect, 2, PROT_EXEC),
      ALLOW_WITHOUT(openat, 2, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_PATH),
      ALLOW_WITH(clone, 0, CLONE_THREAD), ALLOW_EQUAL(prctl, 0, PR_SET_NAME),
      ALLOW_EQUAL(fcntl, 1, F_GETFL), ALLOW_EQUAL(prlimit64, 2, 0),
      // The arguments of clone3 lie out of a filter's sight; the C library falls back to clone.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1), REFUSE(ENOSYS),
      REFUSE(EPERM),
  };
  struct sock_fprog filter = {sizeof program / sizeof *program, program};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0);
}

int aglae_confine_worker(const struct aglae_limits *limits) {
  // The program may die while a worker decodes: a timer of its own ends it then. PR_SET_PDEATHSIG
  // would not do, because it also fires when the thread that started the template ends.
  struct itimerval deadline = {.it_value = {.tv_sec = limits->wall_seconds + 1}};
  signal(SIGALRM, SIG_DFL);
  if (setitimer(ITIMER_REAL, &deadline, NULL)) return -1;
  if (limit(RLIMIT_AS, limits->memory_in_bytes) || limit(RLIMIT_CPU, limits->cpu_seconds) ||
      limit(RLIMIT_FSIZE, limits->output_in_bytes) || limit(RLIMIT_MEMLOCK, 0))
    return -1;
  limit(RLIMIT_NPROC, 512);
  return filter_system_calls();
}
