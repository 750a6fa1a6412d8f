#define _GNU_SOURCE
#include "CVips.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

// Above the standard streams, which the caller may have closed.
static int lift(int fd) {
  if (fd < 0 || fd > 9) return fd;
  int high = fcntl(fd, F_DUPFD_CLOEXEC, 10);
  int error = errno;
  close(fd);
  errno = error;
  return high;
}

static int socket_pair(int *here, int *there) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair)) return errno;
  *here = lift(pair[0]);
  *there = lift(pair[1]);
  if (*here >= 0 && *there >= 0) return 0;
  int error = errno;
  if (*here >= 0) close(*here);
  if (*there >= 0) close(*there);
  return error;
}

static int start(const char *path, char *const arguments[], int control, pid_t *pid) {
  // VIPSHOME points to nowhere so that libvips loads none of its modules by itself.
  char *const environment[] = {
      "VIPSHOME=/nonexistent", "MALLOC_ARENA_MAX=2", "VIPS_WARNING=0", "LC_ALL=C", NULL};
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  sigset_t every, none;
  sigfillset(&every);
  sigemptyset(&none);
  int error = posix_spawn_file_actions_init(&files);
  if (error) return error;
  error = posix_spawnattr_init(&attributes);
  if (!error) {
    posix_spawn_file_actions_adddup2(&files, control, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, 3);
    posix_spawnattr_setsigdefault(&attributes, &every);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    error = posix_spawn(pid, path, &files, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&files);
  return error;
}

int aglae_template_start(
    const char *path, const struct aglae_limits *limits, int *control, pid_t *pid) {
  char numbers[4][24];
  snprintf(numbers[0], 24, "%llu", (unsigned long long)limits->memory_in_bytes);
  snprintf(numbers[1], 24, "%llu", (unsigned long long)limits->output_in_bytes);
  snprintf(numbers[2], 24, "%u", limits->cpu_seconds);
  snprintf(numbers[3], 24, "%u", limits->wall_seconds);
  char *const arguments[] = {"aglae-decode", numbers[0], numbers[1], numbers[2], numbers[3], NULL};
  int here, there;
  int error = socket_pair(&here, &there);
  if (error) return error;
  error = start(path, arguments, there, pid);
  close(there);
  if (error)
    close(here);
  else
    *control = here;
  return error;
}

static long now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

// One packet of exactly `count` bytes; ETIMEDOUT or EPIPE otherwise.
static int receive(int fd, void *to, size_t count, int timeout_ms) {
  long deadline = now_ms() + timeout_ms;
  for (;;) {
    struct pollfd wait = {fd, POLLIN, 0};
    long left = deadline - now_ms();
    int ready = poll(&wait, 1, left > 0 ? (int)left : 0);
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) return errno;
    if (ready == 0) return ETIMEDOUT;
    ssize_t got = recv(fd, to, count, 0);
    if (got < 0 && errno == EINTR) continue;
    return got == (ssize_t)count ? 0 : EPIPE;
  }
}

static int send_descriptors(int control, const int fds[3]) {
  char byte = 0;
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(3 * sizeof(int))];
  } rights;
  memset(&rights, 0, sizeof rights);
  struct iovec data = {&byte, 1};
  struct msghdr message = {
      .msg_iov = &data, .msg_iovlen = 1, .msg_control = &rights, .msg_controllen = sizeof rights};
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(3 * sizeof(int));
  memcpy(CMSG_DATA(header), fds, 3 * sizeof(int));
  ssize_t sent;
  do sent = sendmsg(control, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == 1 ? 0 : errno;
}

int aglae_worker_start(
    int control, int input, int output, int timeout_ms, int *channel, pid_t *pid) {
  int here, there;
  int error = socket_pair(&here, &there);
  if (error) return error;
  error = send_descriptors(control, (int[3]){there, input, output});
  close(there);
  if (!error) error = receive(control, pid, sizeof *pid, timeout_ms);
  if (!error && *pid <= 0) error = EAGAIN;
  if (error)
    close(here);
  else
    *channel = here;
  return error;
}

int aglae_worker_ask(
    int channel, const struct aglae_request *request, struct aglae_response *response,
    int timeout_ms) {
  if (send(channel, request, sizeof *request, MSG_NOSIGNAL) != sizeof *request) return EPIPE;
  return receive(channel, response, sizeof *response, timeout_ms);
}

int aglae_memory_create(const char *name) {
  return lift(memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
}

int aglae_memory_seal(int fd) {
  int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
  return fcntl(fd, F_ADD_SEALS, seals) ? errno : 0;
}

int aglae_memory_fill(int fd, const void *bytes, size_t count) {
  for (size_t done = 0; done < count;) {
    ssize_t written = write(fd, (const char *)bytes + done, count - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return errno ? errno : EIO;
    done += (size_t)written;
  }
  return aglae_memory_seal(fd);
}
