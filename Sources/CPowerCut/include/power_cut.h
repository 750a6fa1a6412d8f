// A file system for SQLite that knows what a power cut would leave: what was synchronised, and an
// arbitrary part of what was written since.

#ifndef AGLAE_POWER_CUT_H
#define AGLAE_POWER_CUT_H

#include <stdint.h>

// Becomes SQLite's default. Files whose path begins with `prefix` are watched, others are not.
// Answers 0, or SQLite's error code.
int power_cut_install(const char *prefix);

// Forgets all files of the folder that was watched so far and watches another.
void power_cut_watch(const char *prefix);

// Calls `hook` once, before the change of a watched file that follows `operations` others, on the
// thread that makes it.
void power_cut_after(int64_t operations, void (*hook)(void *), void *context);

enum power_cut_survival {
  // Nothing that was not synchronised.
  power_cut_nothing = 0,
  // Each sector of 512 bytes by chance, the last one torn.
  power_cut_chance = 1,
  // All writes in their order up to one that is torn.
  power_cut_prefix = 2,
};

// Writes the watched files as they would be found after a power cut now into `folder`.
// Answers 0, or -1 when a file could not be written.
int power_cut_write_image(const char *folder, uint64_t seed, enum power_cut_survival survival);

// From now on the disk only says that it synchronised a log: the control, in which losses must show.
void power_cut_lie(void);

// From now on writes to watched files fail with this code of SQLite; 0: they succeed.
void power_cut_fail_writes(int code);

#endif
