#include "power_cut.h"

#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// A write or, without bytes, a truncation to `offset`.
struct change {
  struct change *next;
  sqlite3_int64 offset;
  int count;
  char *bytes;
};

// What the disk holds of one file.
struct disk_file {
  struct disk_file *next;
  char *path;
  char *durable;
  sqlite3_int64 size;
  struct change *first, *last;
  int was_synchronised;
  int is_unlinked;
};

struct watched_file {
  sqlite3_file base;
  struct disk_file *disk;
};

static sqlite3_vfs *real;
static sqlite3_vfs vfs;
static char *watched_prefix;
static struct disk_file *files;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int64_t operations_left = -1;
static void (*hook_function)(void *);
static void *hook_context;
static int failing_code;
static int is_lying;

static sqlite3_file *real_file(sqlite3_file *file) {
  return (sqlite3_file *)((char *)file + sizeof(struct watched_file));
}

static struct disk_file *disk_of(sqlite3_file *file) { return ((struct watched_file *)file)->disk; }

static void drop_changes(struct disk_file *disk) {
  while (disk->first) {
    struct change *change = disk->first;
    disk->first = change->next;
    free(change->bytes);
    free(change);
  }
  disk->last = NULL;
}

static void resize(char **bytes, sqlite3_int64 *size, sqlite3_int64 wanted) {
  char *grown = realloc(*bytes, (size_t)(wanted > 0 ? wanted : 1));
  if (!grown) abort();
  if (wanted > *size) memset(grown + *size, 0, (size_t)(wanted - *size));
  *bytes = grown;
  *size = wanted;
}

static void put(char **bytes, sqlite3_int64 *size, const char *from, sqlite3_int64 at, int count) {
  if (at + count > *size) resize(bytes, size, at + count);
  memcpy(*bytes + at, from, (size_t)count);
}

static void append_change(struct disk_file *disk, const void *bytes, int count, sqlite3_int64 at) {
  struct change *change = calloc(1, sizeof *change);
  if (!change) abort();
  change->offset = at;
  change->count = count;
  if (bytes) {
    change->bytes = malloc((size_t)count + 1);
    if (!change->bytes) abort();
    memcpy(change->bytes, bytes, (size_t)count);
  }
  if (disk->last) disk->last->next = change; else disk->first = change;
  disk->last = change;
}

static void remove_unlinked(void) {
  for (struct disk_file **place = &files; *place;) {
    struct disk_file *disk = *place;
    if (!disk->is_unlinked) { place = &disk->next; continue; }
    *place = disk->next;
    drop_changes(disk);
    free(disk->durable);
    free(disk->path);
    free(disk);
  }
}

static void count_operation(void) {
  pthread_mutex_lock(&mutex);
  int is_due = operations_left == 0;
  if (operations_left >= 0) operations_left--;
  pthread_mutex_unlock(&mutex);
  if (is_due) hook_function(hook_context);
}

static int watched_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at) {
  count_operation();
  if (failing_code) return failing_code;
  int code = real_file(file)->pMethods->xWrite(real_file(file), bytes, count, at);
  if (code == SQLITE_OK) {
    pthread_mutex_lock(&mutex);
    append_change(disk_of(file), bytes, count, at);
    pthread_mutex_unlock(&mutex);
  }
  return code;
}

static int watched_truncate(sqlite3_file *file, sqlite3_int64 size) {
  count_operation();
  int code = real_file(file)->pMethods->xTruncate(real_file(file), size);
  if (code == SQLITE_OK) {
    pthread_mutex_lock(&mutex);
    append_change(disk_of(file), NULL, 0, size);
    pthread_mutex_unlock(&mutex);
  }
  return code;
}

static int watched_sync(sqlite3_file *file, int flags) {
  count_operation();
  if (failing_code) return failing_code;
  struct disk_file *disk = disk_of(file);
  if (is_lying && strstr(disk->path, "-wal")) return SQLITE_OK;
  pthread_mutex_lock(&mutex);
  for (struct change *change = disk->first; change; change = change->next) {
    if (change->bytes) put(&disk->durable, &disk->size, change->bytes, change->offset, change->count);
    else resize(&disk->durable, &disk->size, change->offset);
  }
  drop_changes(disk);
  // SQLite synchronises the folder with the first synchronisation of a new log.
  if (!disk->was_synchronised) remove_unlinked();
  disk->was_synchronised = 1;
  pthread_mutex_unlock(&mutex);
  // The disk is simulated; the real one need not be waited for.
  (void)flags;
  return SQLITE_OK;
}

static int watched_close(sqlite3_file *file) {
  return real_file(file)->pMethods->xClose(real_file(file));
}
static int watched_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at) {
  return real_file(file)->pMethods->xRead(real_file(file), bytes, count, at);
}
static int watched_size(sqlite3_file *file, sqlite3_int64 *size) {
  return real_file(file)->pMethods->xFileSize(real_file(file), size);
}
static int watched_lock(sqlite3_file *file, int level) {
  return real_file(file)->pMethods->xLock(real_file(file), level);
}
static int watched_unlock(sqlite3_file *file, int level) {
  return real_file(file)->pMethods->xUnlock(real_file(file), level);
}
static int watched_reserved(sqlite3_file *file, int *result) {
  return real_file(file)->pMethods->xCheckReservedLock(real_file(file), result);
}
static int watched_control(sqlite3_file *file, int operation, void *argument) {
  return real_file(file)->pMethods->xFileControl(real_file(file), operation, argument);
}
static int watched_sector(sqlite3_file *file) {
  return real_file(file)->pMethods->xSectorSize(real_file(file));
}
static int watched_traits(sqlite3_file *file) {
  return real_file(file)->pMethods->xDeviceCharacteristics(real_file(file));
}
static int watched_map(sqlite3_file *file, int page, int size, int extend, void volatile **result) {
  return real_file(file)->pMethods->xShmMap(real_file(file), page, size, extend, result);
}
static int watched_shared_lock(sqlite3_file *file, int offset, int count, int flags) {
  return real_file(file)->pMethods->xShmLock(real_file(file), offset, count, flags);
}
static void watched_barrier(sqlite3_file *file) {
  real_file(file)->pMethods->xShmBarrier(real_file(file));
}
static int watched_unmap(sqlite3_file *file, int remove) {
  return real_file(file)->pMethods->xShmUnmap(real_file(file), remove);
}

static const sqlite3_io_methods methods = {
  2, watched_close, watched_read, watched_write, watched_truncate, watched_sync, watched_size,
  watched_lock, watched_unlock, watched_reserved, watched_control, watched_sector, watched_traits,
  watched_map, watched_shared_lock, watched_barrier, watched_unmap, NULL, NULL,
};

static struct disk_file *find(const char *path) {
  for (struct disk_file *disk = files; disk; disk = disk->next)
    if (!disk->is_unlinked && strcmp(disk->path, path) == 0) return disk;
  struct disk_file *disk = calloc(1, sizeof *disk);
  if (!disk || !(disk->path = strdup(path))) abort();
  disk->next = files;
  files = disk;
  return disk;
}

static int is_watched(const char *path) {
  return path && strncmp(path, watched_prefix, strlen(watched_prefix)) == 0;
}

static int vfs_open(sqlite3_vfs *self, const char *path, sqlite3_file *file, int flags, int *out) {
  (void)self;
  int kinds = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
  if (!is_watched(path) || !(flags & kinds)) return real->xOpen(real, path, file, flags, out);
  file->pMethods = NULL;
  int code = real->xOpen(real, path, real_file(file), flags, out);
  if (code != SQLITE_OK) return code;
  pthread_mutex_lock(&mutex);
  ((struct watched_file *)file)->disk = find(path);
  pthread_mutex_unlock(&mutex);
  file->pMethods = &methods;
  return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *self, const char *path, int synchronise) {
  (void)self;
  if (is_watched(path)) {
    count_operation();
    pthread_mutex_lock(&mutex);
    find(path)->is_unlinked = 1;
    if (synchronise) remove_unlinked();
    pthread_mutex_unlock(&mutex);
  }
  return real->xDelete(real, path, synchronise);
}

int power_cut_install(const char *prefix) {
  real = sqlite3_vfs_find(NULL);
  power_cut_watch(prefix);
  vfs = *real;
  vfs.zName = "power-cut";
  vfs.szOsFile = real->szOsFile + (int)sizeof(struct watched_file);
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  return sqlite3_vfs_register(&vfs, 1);
}

void power_cut_watch(const char *prefix) {
  pthread_mutex_lock(&mutex);
  for (struct disk_file *disk = files; disk; disk = disk->next) disk->is_unlinked = 1;
  remove_unlinked();
  free(watched_prefix);
  watched_prefix = strdup(prefix);
  operations_left = -1;
  pthread_mutex_unlock(&mutex);
}

void power_cut_after(int64_t operations, void (*hook)(void *), void *context) {
  pthread_mutex_lock(&mutex);
  hook_function = hook;
  hook_context = context;
  operations_left = operations;
  pthread_mutex_unlock(&mutex);
}

void power_cut_lie(void) { is_lying = 1; }

void power_cut_fail_writes(int code) { failing_code = code; }

// splitmix64: Steele, Lea, Flood, Fast splittable pseudorandom number generators, 2014.
static uint64_t random_number(uint64_t *state) {
  uint64_t value = (*state += 0x9E3779B97F4A7C15u);
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}

enum { sector = 512 };

// Puts the sectors of one write that survive; the last of them keeps only its beginning when torn.
static void put_part(
  char **bytes, sqlite3_int64 *size, const struct change *change, uint64_t *state, int all, int torn
) {
  for (int done = 0; done < change->count;) {
    int room = sector - (int)((change->offset + done) % sector);
    int count = change->count - done < room ? change->count - done : room;
    int kept = torn && done + count == change->count ? (int)(random_number(state) % (uint64_t)count) : count;
    if (all || random_number(state) & 1)
      put(bytes, size, change->bytes + done, change->offset + done, kept);
    done += count;
  }
}

static void survive(
  const struct disk_file *disk, char **bytes, sqlite3_int64 *size, uint64_t *state,
  enum power_cut_survival survival
) {
  int count = 0;
  for (struct change *change = disk->first; change; change = change->next) count++;
  if (count == 0 || survival == power_cut_nothing) return;
  int last = survival == power_cut_prefix ? (int)(random_number(state) % (uint64_t)count) : count - 1;
  struct change *change = disk->first;
  for (int place = 0; place <= last; place++, change = change->next) {
    int all = survival == power_cut_prefix;
    if (change->bytes) put_part(bytes, size, change, state, all, place == last);
    else if (all || random_number(state) & 1) resize(bytes, size, change->offset);
  }
}

static int write_file(const char *folder, const char *path, const char *bytes, sqlite3_int64 size) {
  char name[4096];
  const char *slash = strrchr(path, '/');
  snprintf(name, sizeof name, "%s/%s", folder, slash ? slash + 1 : path);
  int file = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0) return -1;
  sqlite3_int64 done = 0;
  while (done < size) {
    ssize_t count = write(file, bytes + done, (size_t)(size - done));
    if (count <= 0) break;
    done += count;
  }
  return close(file) == 0 && done == size ? 0 : -1;
}

int power_cut_write_image(const char *folder, uint64_t seed, enum power_cut_survival survival) {
  uint64_t state = seed;
  int code = 0;
  pthread_mutex_lock(&mutex);
  for (struct disk_file *disk = files; disk; disk = disk->next) {
    // A name that was made or removed and whose folder was not synchronised is there by chance.
    int is_uncertain = disk->is_unlinked || !disk->was_synchronised;
    if (is_uncertain && random_number(&state) & 1) continue;
    char *bytes = malloc((size_t)disk->size + 1);
    if (!bytes) abort();
    memcpy(bytes, disk->durable ? disk->durable : "", (size_t)disk->size);
    sqlite3_int64 size = disk->size;
    survive(disk, &bytes, &size, &state, survival);
    if (write_file(folder, disk->path, bytes, size) != 0) code = -1;
    free(bytes);
  }
  pthread_mutex_unlock(&mutex);
  return code;
}
