#ifndef AGLAE_PLACE_H
#define AGLAE_PLACE_H

#include <stddef.h>
#include <stdint.h>

/// A strip of source rows, `bands` samples a pixel: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA.
struct aglae_strip {
  const uint8_t *bytes;
  size_t stride;
  uint32_t width;
  uint32_t rows;
  uint32_t bands;
  uint32_t bytes_per_sample;
};

/// Makes the strip interleaved RGB without padding; alpha is flattened on mid-grey.
void aglae_strip_to_rgb(const struct aglae_strip *strip, void *rgb);

/// Writes RGB rows `top…` of a stored picture to where EXIF `orientation` 1…8 puts them upright.
void aglae_place(
    const void *rgb, uint32_t top, uint32_t rows, uint32_t stored_width, uint32_t stored_height,
    uint32_t orientation, uint32_t bytes_per_sample, void *upright);

#endif
