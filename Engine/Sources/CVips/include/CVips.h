#ifndef AGLAE_CVIPS_H
#define AGLAE_CVIPS_H

/// The version of libvips in use, as a NUL-terminated string owned by the library.
const char *aglae_vips_version(void);

#endif
