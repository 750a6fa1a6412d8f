#include "place.h"

#include <string.h>

#define TO_RGB(NAME, SAMPLE, WIDE, FULL, GREY)                                                  \
  static void NAME(const struct aglae_strip *s, SAMPLE *out) {                                  \
    for (uint32_t y = 0; y < s->rows; y++) {                                                    \
      const SAMPLE *p = (const SAMPLE *)(const void *)(s->bytes + y * s->stride);               \
      for (uint32_t x = 0; x < s->width; x++, p += s->bands, out += 3) {                        \
        uint32_t colours = s->bands >= 3 ? 3 : 1;                                               \
        for (uint32_t c = 0; c < 3; c++) out[c] = p[colours == 3 ? c : 0];                      \
        if (s->bands == 2 || s->bands == 4) {                                                   \
          WIDE alpha = p[s->bands - 1];                                                         \
          for (uint32_t c = 0; c < 3; c++)                                                      \
            out[c] = (SAMPLE)((out[c] * alpha + (WIDE)GREY * (FULL - alpha) + FULL / 2) / FULL); \
        }                                                                                       \
      }                                                                                         \
    }                                                                                           \
  }

TO_RGB(to_rgb8, uint8_t, uint32_t, 255u, 128u)
TO_RGB(to_rgb16, uint16_t, uint64_t, 65535u, 32896u)

void aglae_strip_to_rgb(const struct aglae_strip *s, void *rgb) {
  if (s->bands == 3) {
    size_t row = (size_t)s->width * 3 * s->bytes_per_sample;
    for (uint32_t y = 0; y < s->rows; y++)
      memcpy((uint8_t *)rgb + y * row, s->bytes + y * s->stride, row);
  } else if (s->bytes_per_sample == 2) {
    to_rgb16(s, rgb);
  } else {
    to_rgb8(s, rgb);
  }
}

// Where stored pixel (x, y) lies upright: first + x · alongX + y · alongY, in pixels.
struct route {
  ptrdiff_t first, along_x, along_y;
};

static struct route route(uint32_t orientation, ptrdiff_t w, ptrdiff_t h) {
  switch (orientation) {
  case 2: return (struct route){w - 1, -1, w};
  case 3: return (struct route){(h - 1) * w + w - 1, -1, -w};
  case 4: return (struct route){(h - 1) * w, 1, -w};
  case 5: return (struct route){0, h, 1};
  case 6: return (struct route){h - 1, h, -1};
  case 7: return (struct route){(w - 1) * h + h - 1, -h, -1};
  case 8: return (struct route){(w - 1) * h, -h, 1};
  default: return (struct route){0, 1, w};
  }
}

#define PLACE(NAME, SAMPLE)                                                                     \
  static void NAME(                                                                             \
      const SAMPLE *rgb, uint32_t top, uint32_t rows, uint32_t width, struct route r,           \
      SAMPLE *upright) {                                                                        \
    if (r.along_x == 1 || r.along_x == -1) {                                                    \
      for (uint32_t y = 0; y < rows; y++) {                                                     \
        const SAMPLE *from = rgb + (size_t)y * width * 3;                                       \
        SAMPLE *to = upright + 3 * (r.first + (ptrdiff_t)(top + y) * r.along_y);                \
        if (r.along_x == 1) {                                                                   \
          memcpy(to, from, (size_t)width * 3 * sizeof(SAMPLE));                                 \
        } else {                                                                                \
          for (uint32_t x = 0; x < width; x++, from += 3, to -= 3) memcpy(to, from, 3 * sizeof(SAMPLE)); \
        }                                                                                       \
      }                                                                                         \
      return;                                                                                   \
    }                                                                                           \
    for (uint32_t x = 0; x < width; x++) {                                                      \
      const SAMPLE *from = rgb + (size_t)x * 3;                                                 \
      SAMPLE *to =                                                                              \
          upright + 3 * (r.first + (ptrdiff_t)x * r.along_x + (ptrdiff_t)top * r.along_y);      \
      for (uint32_t y = 0; y < rows; y++) {                                                     \
        to[0] = from[0];                                                                        \
        to[1] = from[1];                                                                        \
        to[2] = from[2];                                                                        \
        from += (size_t)width * 3;                                                              \
        to += 3 * r.along_y;                                                                    \
      }                                                                                         \
    }                                                                                           \
  }

PLACE(place8, uint8_t)
PLACE(place16, uint16_t)

void aglae_place(
    const void *rgb, uint32_t top, uint32_t rows, uint32_t stored_width, uint32_t stored_height,
    uint32_t orientation, uint32_t bytes_per_sample, void *upright) {
  struct route r = route(orientation, stored_width, stored_height);
  if (bytes_per_sample == 2)
    place16(rgb, top, rows, stored_width, r, upright);
  else
    place8(rgb, top, rows, stored_width, r, upright);
}
