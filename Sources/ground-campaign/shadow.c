// Loaded by the campaigns of power cuts into PostgreSQL and into the program that keeps photographs and
// keys: after each successful synchronisation of a file below SHADOW_OF, and before the program hears of
// it, copies that file into SHADOW_IN. What was only written never gets there. A synchronised folder
// gains and loses names there; a file that was renamed into it keeps what was synchronised of it.

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { longest = 4096 };

// A rename whose folder was not synchronised yet.
struct renamed {
  struct renamed *next;
  char *from, *to;
};

static struct renamed *renames;
static pthread_mutex_t renames_mutex = PTHREAD_MUTEX_INITIALIZER;

static void note_rename(const char *from, const char *to) {
  struct renamed *noted = calloc(1, sizeof *noted);
  if (!noted || !(noted->from = strdup(from)) || !(noted->to = strdup(to))) abort();
  pthread_mutex_lock(&renames_mutex);
  struct renamed **last = &renames;
  while (*last) last = &(*last)->next;
  *last = noted;
  pthread_mutex_unlock(&renames_mutex);
}

// Does in the copy of a folder what was renamed into it, in that order.
static void follow_renames(const char *folder, const char *of, const char *in) {
  char from[longest], to[longest];
  pthread_mutex_lock(&renames_mutex);
  for (struct renamed **place = &renames; *place;) {
    struct renamed *noted = *place;
    const char *slash = strrchr(noted->to, '/');
    size_t length = slash ? (size_t)(slash - noted->to) : 0;
    if (length != strlen(folder) || strncmp(noted->to, folder, length) != 0) {
      place = &noted->next;
      continue;
    }
    snprintf(from, sizeof from, "%s%s", in, noted->from + strlen(of));
    snprintf(to, sizeof to, "%s%s", in, noted->to + strlen(of));
    renameat(AT_FDCWD, from, AT_FDCWD, to);
    *place = noted->next;
    free(noted->from);
    free(noted->to);
    free(noted);
  }
  pthread_mutex_unlock(&renames_mutex);
}

static void copy_file(const char *from, const char *to) {
  char buffer[65536];
  int source = open(from, O_RDONLY | O_CLOEXEC);
  if (source < 0) return;
  int target = open(to, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  ssize_t count;
  off_t size = 0;
  while (target >= 0 && (count = read(source, buffer, sizeof buffer)) > 0) {
    if (write(target, buffer, (size_t)count) != count) abort();
    size += count;
  }
  if (target >= 0) {
    if (ftruncate(target, size) != 0) abort();
    close(target);
  }
  close(source);
}

static void copy_names(const char *from, const char *to) {
  char one[longest], other[longest];
  struct stat status;
  mkdir(to, 0700);
  DIR *folder = opendir(from);
  if (!folder) return;
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (entry->d_name[0] == '.') continue;
    snprintf(one, sizeof one, "%s/%s", from, entry->d_name);
    snprintf(other, sizeof other, "%s/%s", to, entry->d_name);
    if (lstat(other, &status) == 0 || lstat(one, &status) != 0) continue;
    if (S_ISDIR(status.st_mode)) copy_names(one, other);
    else if (S_ISREG(status.st_mode)) copy_file(one, other);
  }
  closedir(folder);
  folder = opendir(to);
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    snprintf(one, sizeof one, "%s/%s", from, entry->d_name);
    snprintf(other, sizeof other, "%s/%s", to, entry->d_name);
    if (lstat(one, &status) != 0 && lstat(other, &status) == 0 && S_ISREG(status.st_mode))
      unlink(other);
  }
  if (folder) closedir(folder);
}

static void follow(int file) {
  const char *of = getenv("SHADOW_OF"), *in = getenv("SHADOW_IN"), *name = getenv("SHADOW_LOCK");
  char link[64], path[longest], target[longest];
  struct stat status;
  if (!of || !in || !name) return;
  // The control, in which losses must show: what has this in its path is never synchronised.
  const char *lie = getenv("SHADOW_LIES");
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return;
  path[length] = 0;
  if (strncmp(path, of, strlen(of)) != 0 || fstat(file, &status) != 0 || status.st_nlink == 0) return;
  if (lie && strstr(path, lie)) return;
  snprintf(target, sizeof target, "%s%s", in, path + strlen(of));
  int lock = open(name, O_RDWR | O_CLOEXEC);
  if (lock < 0 || flock(lock, LOCK_EX) != 0) abort();
  if (S_ISDIR(status.st_mode)) {
    follow_renames(path, of, in);
    copy_names(path, target);
  } else {
    copy_file(path, target);
  }
  close(lock);
}

static int synchronise(const char *function, int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, function);
  int result = real(file);
  int cause = errno;
  if (result == 0) follow(file);
  errno = cause;
  return result;
}

int fsync(int file) { return synchronise("fsync", file); }
int fdatasync(int file) { return synchronise("fdatasync", file); }

int rename(const char *from, const char *to) {
  int (*real)(const char *, const char *) = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
  const char *of = getenv("SHADOW_OF");
  int result = real(from, to);
  int cause = errno;
  size_t length = of ? strlen(of) : 0;
  if (result == 0 && of && strncmp(from, of, length) == 0 && strncmp(to, of, length) == 0)
    note_rename(from, to);
  errno = cause;
  return result;
}
