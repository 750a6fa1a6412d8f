#ifndef AGLAE_CONFINE_H
#define AGLAE_CONFINE_H

#include "CVips.h"

/// What holds for the template and every worker: no privileges, no network, no file by name.
/// 0 on success. A kernel without namespaces or Landlock leaves those two out.
int aglae_confine_process(void);

/// What a worker adds before its request: limits of its own and the system call filter.
int aglae_confine_worker(const struct aglae_limits *limits);

#endif
