#ifndef AGLAE_COLOUR_H
#define AGLAE_COLOUR_H

#include <stddef.h>
#include <stdint.h>

/// An RGB profile of three curves and a matrix, folded into one step to sRGB.
struct aglae_matrix_profile {
  int sixteen_bit;
  float matrix[9];       // linear source RGB to linear sRGB, row-major
  float *to_linear[3];   // 256 or 65536 entries
  void *from_linear;     // uint8_t[16384] or uint16_t[65536]
};

enum aglae_profile_kind {
  AGLAE_PROFILE_SRGB,    // nothing to do
  AGLAE_PROFILE_MATRIX,  // `matrix` is filled in
  AGLAE_PROFILE_OTHER,   // readable RGB profile of another kind
  AGLAE_PROFILE_UNFIT,   // not an RGB profile, or damaged
};

/// Reads an ICC profile (ICC.1:2010). Never reads outside `bytes`.
enum aglae_profile_kind aglae_profile_read(
    const uint8_t *bytes, size_t count, int sixteen_bit, struct aglae_matrix_profile *profile);

/// Converts `pixels` interleaved RGB pixels in place.
void aglae_profile_apply(const struct aglae_matrix_profile *profile, void *samples, size_t pixels);

#endif
