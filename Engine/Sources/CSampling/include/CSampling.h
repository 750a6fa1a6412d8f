#pragma once

#include <stdint.h>

// A picture of eight bits a sample, interleaved RGB without padding.
struct aglae_picture8 {
  const uint8_t *bytes;
  int32_t width, height;
  int32_t black_border;  // 0: the nearest pixel goes on beyond the border
};

// Positions, in 1/32 pixel rounded to the nearest (ties to even), of row `y` of a crop `width`
// pixels wide under the projective map `m`, row-major 3 × 3, from the crop to the picture.
void aglae_positions(const double m[9], int32_t y, int32_t width, int32_t *to_x, int32_t *to_y);

// Bilinear samples at `count` positions in 1/32 pixel: each is rounded to a whole step, then
// multiplied by `scale` and moved by `offset`. Writes three floats a position.
void aglae_sample8(
    const struct aglae_picture8 *picture, const int32_t *x, const int32_t *y, int32_t count,
    float scale, float offset, float *output);
