// Loaded into PostgreSQL by the campaign of power cuts: after each successful synchronisation of a
// file below SHADOW_OF, and before the server hears of it, copies that file into SHADOW_IN. What was
// only written never gets there. A synchronised folder gains and loses names there.

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { longest = 4096 };

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
  // The control, in which losses must show: the log is never synchronised.
  int is_lying = getenv("SHADOW_LIES") != NULL;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return;
  path[length] = 0;
  if (strncmp(path, of, strlen(of)) != 0 || fstat(file, &status) != 0 || status.st_nlink == 0) return;
  if (is_lying && strstr(path, "/pg_wal/")) return;
  snprintf(target, sizeof target, "%s%s", in, path + strlen(of));
  int lock = open(name, O_RDWR | O_CLOEXEC);
  if (lock < 0 || flock(lock, LOCK_EX) != 0) abort();
  if (S_ISDIR(status.st_mode)) copy_names(path, target);
  else copy_file(path, target);
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
