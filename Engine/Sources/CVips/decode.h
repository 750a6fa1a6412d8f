#ifndef AGLAE_DECODE_H
#define AGLAE_DECODE_H

#include "CVips.h"

/// Makes libvips ready in the helper: five readers, no cache, one reading thread. 0 on success.
int aglae_decode_prepare(const char *name);

/// Decodes the file behind descriptor `input` into `output`, which it sizes.
void aglae_decode(
    int input, int output, const struct aglae_request *request, struct aglae_response *response);

#endif
