#define _GNU_SOURCE
#include "confine.h"
#include "decode.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { CONTROL = 0, CHANNEL = 3, INPUT = 4, OUTPUT = 5 };

// Three descriptors arrive with one byte. 1 when they did, 0 at the end, -1 on nonsense.
static int receive(int fds[3]) {
  char byte;
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(3 * sizeof(int))];
  } control;
  struct iovec data = {&byte, 1};
  struct msghdr message = {
      .msg_iov = &data, .msg_iovlen = 1, .msg_control = &control,
      .msg_controllen = sizeof control};
  ssize_t count;
  do count = recvmsg(CONTROL, &message, MSG_CMSG_CLOEXEC);
  while (count < 0 && errno == EINTR);
  if (count == 0) return 0;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (count != 1 || !header || header->cmsg_type != SCM_RIGHTS ||
      header->cmsg_len != CMSG_LEN(3 * sizeof(int)))
    return -1;
  memcpy(fds, CMSG_DATA(header), 3 * sizeof(int));
  return 1;
}

static int settle(const int fds[3]) {
  int high[3];
  for (int i = 0; i < 3; i++) {
    high[i] = fcntl(fds[i], F_DUPFD, 10);
    if (high[i] < 0) return -1;
  }
  for (int i = 0; i < 3; i++)
    if (dup2(high[i], CHANNEL + i) < 0) return -1;
  close(CONTROL);
  return (int)syscall(SYS_close_range, OUTPUT + 1, ~0u, 0);
}

static _Noreturn void work(const int fds[3], const struct aglae_limits *limits) {
  struct aglae_request request;
  struct aglae_response response;
  if (settle(fds) || aglae_confine_worker(limits)) _exit(70);
  if (read(CHANNEL, &request, sizeof request) != sizeof request ||
      request.magic != AGLAE_REQUEST_MAGIC)
    _exit(71);
  aglae_decode(INPUT, OUTPUT, &request, &response);
  ssize_t written = write(CHANNEL, &response, sizeof response);
  _exit(written == sizeof response ? 0 : 72);
}

int aglae_serve(int argc, char **argv) {
  if (argc != 5) return 64;
  struct aglae_limits limits = {
      .memory_in_bytes = strtoull(argv[1], NULL, 10),
      .output_in_bytes = strtoull(argv[2], NULL, 10),
      .cpu_seconds = (uint32_t)strtoul(argv[3], NULL, 10),
      .wall_seconds = (uint32_t)strtoul(argv[4], NULL, 10)};
  signal(SIGPIPE, SIG_IGN);
  if (aglae_decode_prepare(argv[0]) || aglae_confine_process()) return 69;
  for (;;) {
    int fds[3];
    int got = receive(fds);
    if (got <= 0) return got == 0 ? 0 : 65;
    // With CLONE_PARENT the worker is the program's child: only the program reaps or kills it.
    pid_t pid = (pid_t)syscall(SYS_clone, CLONE_PARENT | SIGCHLD, NULL, NULL, NULL, 0);
    if (pid == 0) work(fds, &limits);
    for (int i = 0; i < 3; i++) close(fds[i]);
    if (send(CONTROL, &pid, sizeof pid, MSG_NOSIGNAL) != sizeof pid) return 66;
  }
}
