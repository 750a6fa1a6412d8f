#include "CSampling.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#if defined(__x86_64__)
#define FAST __attribute__((target_clones("avx2", "default")))
#else
#define FAST
#endif

// A fused multiply-add would round once where the pipeline that is followed rounds twice.
#pragma STDC FP_CONTRACT OFF

enum { STEPS = 32, BLOCK = 64 };

static double held(double v) {
  const double far = 1 << 30;
  v = v < far ? v : far;
  return v > -far ? v : -far;
}

// 1.5 · 2^52: added to a number below 2^51 it leaves the nearest whole number in the low bits.
static int32_t nearest(double v) {
  double shifted = v + 6755399441055744.0;
  int64_t bits;
  memcpy(&bits, &shifted, sizeof bits);
  return (int32_t)bits;
}

FAST void aglae_positions(
    const double m[9], int32_t y, int32_t width, int32_t *restrict to_x, int32_t *restrict to_y) {
  for (int32_t start = 0; start < width; start += BLOCK) {
    // Columns are counted from the start of their block, as OpenCV does.
    double x0 = m[0] * start + m[1] * y + m[2];
    double y0 = m[3] * start + m[4] * y + m[5];
    double w0 = m[6] * start + m[7] * y + m[8];
    int32_t count = width - start < BLOCK ? width - start : BLOCK;
    for (int32_t k = 0; k < count; k++) {
      double w = w0 + m[6] * k;
      double scale = w != 0 ? STEPS / w : 0;
      to_x[start + k] = nearest(held((x0 + m[0] * k) * scale));
      to_y[start + k] = nearest(held((y0 + m[3] * k) * scale));
    }
  }
}

static void pixel(const struct aglae_picture8 *p, int64_t x, int64_t y, uint8_t *to) {
  if (p->black_border && (x < 0 || y < 0 || x >= p->width || y >= p->height)) {
    memset(to, 0, 3);
    return;
  }
  x = x < 0 ? 0 : x >= p->width ? p->width - 1 : x;
  y = y < 0 ? 0 : y >= p->height ? p->height - 1 : y;
  memcpy(to, p->bytes + (y * p->width + x) * 3, 3);
}

// `top` and `low` hold two pixels each; `output` has room for four floats.
#if defined(__SSE2__)
static inline void mix(
    const uint8_t *top, const uint8_t *low, int fx, int fy, __m128 scale, __m128 offset,
    float *output) {
  const __m128i zero = _mm_setzero_si128();
  __m128i above = _mm_unpacklo_epi8(_mm_loadl_epi64((const void *)top), zero);
  __m128i below = _mm_unpacklo_epi8(_mm_loadl_epi64((const void *)low), zero);
  __m128i pair = _mm_add_epi16(
      _mm_mullo_epi16(above, _mm_set1_epi16((short)(32 - fy))),
      _mm_mullo_epi16(below, _mm_set1_epi16((short)fy)));
  __m128i channels = _mm_unpacklo_epi16(pair, _mm_srli_si128(pair, 6));
  __m128i weights = _mm_set1_epi32((fx << 16) | (32 - fx));
  __m128i sum = _mm_add_epi32(_mm_madd_epi16(channels, weights), _mm_set1_epi32(512));
  __m128 whole = _mm_cvtepi32_ps(_mm_srli_epi32(sum, 10));
  _mm_storeu_ps(output, _mm_add_ps(_mm_mul_ps(whole, scale), offset));
}
#else
static inline void mix(
    const uint8_t *top, const uint8_t *low, int fx, int fy, float scale, float offset,
    float *output) {
  for (int c = 0; c < 3; c++) {
    int above = top[c] * (32 - fx) + top[c + 3] * fx;
    int below = low[c] * (32 - fx) + low[c + 3] * fx;
    output[c] = (float)((above * (32 - fy) + below * fy + 512) >> 10) * scale + offset;
  }
}
#endif

void aglae_sample8(
    const struct aglae_picture8 *p, const int32_t *x, const int32_t *y, int32_t count,
    float scale, float offset, float *output) {
#if defined(__SSE2__)
  const __m128 factor = _mm_set1_ps(scale), shift = _mm_set1_ps(offset);
#else
  const float factor = scale, shift = offset;
#endif
  const int64_t stride = (int64_t)p->width * 3;
  float last[4];
  for (int32_t i = 0; i < count; i++) {
    int64_t column = x[i] >> 5, row = y[i] >> 5;
    // Four floats are written for the three of a pixel.
    float *to = i + 1 < count ? output + 3 * (int64_t)i : last;
    // Eight bytes are read for the six of two pixels.
    if (column >= 0 && column < p->width - 2 && row >= 0 && row < p->height - 1) {
      const uint8_t *at = p->bytes + row * stride + column * 3;
      mix(at, at + stride, x[i] & 31, y[i] & 31, factor, shift, to);
    } else {
      uint8_t top[8] = {0}, low[8] = {0};
      pixel(p, column, row, top);
      pixel(p, column + 1, row, top + 3);
      pixel(p, column, row + 1, low);
      pixel(p, column + 1, row + 1, low + 3);
      mix(top, low, x[i] & 31, y[i] & 31, factor, shift, to);
    }
  }
  if (count > 0) memcpy(output + 3 * (int64_t)(count - 1), last, 3 * sizeof(float));
}
