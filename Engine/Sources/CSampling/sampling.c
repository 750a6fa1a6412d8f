#include "CSampling.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#if defined(__x86_64__)
#define FAST __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
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
#if defined(__x86_64__)
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

static void sample_any(
    const struct aglae_picture8 *p, const int32_t *x, const int32_t *y, int32_t count,
    float scale, float offset, float *output) {
#if defined(__x86_64__)
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

#if defined(__x86_64__)
// Samples `count` <= BLOCK positions that all have two pixels and two spare bytes to their right and
// a row below. Rows are mixed first: no step rounds before the last, so the order is free.
__attribute__((target("avx2"))) static void sample_inside(
    const uint8_t *bytes, int32_t stride, const int32_t *x, const int32_t *y, int32_t count,
    float scale, float offset, float *output) {
  int32_t at[BLOCK], across[BLOCK], down[BLOCK];
  for (int32_t i = 0; i < count; i++) {
    at[i] = (y[i] >> 5) * stride + (x[i] >> 5) * 3;
    across[i] = ((x[i] & 31) << 16) + STEPS - (x[i] & 31);
    down[i] = (((y[i] & 31) << 8) + STEPS - (y[i] & 31)) * 0x10001;
  }
  const __m128i neighbours = _mm_setr_epi8(0, 1, 6, 7, 2, 3, 8, 9, 4, 5, 10, 11, -1, -1, -1, -1);
  const __m128i half = _mm_set1_epi32(512);
  const __m128 factor = _mm_set1_ps(scale), shift = _mm_set1_ps(offset);
  float pixel[4];
  for (int32_t i = 0; i < count; i++) {
    const uint8_t *top = bytes + at[i];
    __m128i rows = _mm_unpacklo_epi8(
        _mm_loadl_epi64((const void *)top), _mm_loadl_epi64((const void *)(top + stride)));
    __m128i mixed = _mm_maddubs_epi16(rows, _mm_set1_epi32(down[i]));
    __m128i pairs = _mm_shuffle_epi8(mixed, neighbours);
    __m128i sum = _mm_add_epi32(_mm_madd_epi16(pairs, _mm_set1_epi32(across[i])), half);
    __m128 whole = _mm_cvtepi32_ps(_mm_srli_epi32(sum, 10));
    __m128 value = _mm_add_ps(_mm_mul_ps(whole, factor), shift);
    // Four floats are written for the three of a pixel, but for the last.
    if (i + 1 < count) {
      _mm_storeu_ps(output + 3 * i, value);
    } else {
      _mm_storeu_ps(pixel, value);
      memcpy(output + 3 * i, pixel, 3 * sizeof(float));
    }
  }
}

__attribute__((target("avx2"))) static int all_inside(
    const struct aglae_picture8 *p, const int32_t *x, const int32_t *y, int32_t count) {
  const uint32_t columns = (uint32_t)(p->width > 2 ? p->width - 2 : 0);
  const uint32_t rows = (uint32_t)(p->height - 1);
  int32_t outside = 0;
  for (int32_t i = 0; i < count; i++) {
    outside |= (uint32_t)(x[i] >> 5) >= columns;
    outside |= (uint32_t)(y[i] >> 5) >= rows;
  }
  return !outside;
}

static void sample_fast(
    const struct aglae_picture8 *p, const int32_t *x, const int32_t *y, int32_t count,
    float scale, float offset, float *output) {
  for (int32_t start = 0; start < count; start += BLOCK) {
    int32_t part = count - start < BLOCK ? count - start : BLOCK;
    float *to = output + 3 * (int64_t)start;
    if (all_inside(p, x + start, y + start, part)) {
      sample_inside(p->bytes, p->width * 3, x + start, y + start, part, scale, offset, to);
    } else {
      sample_any(p, x + start, y + start, part, scale, offset, to);
    }
  }
}
#endif

void aglae_sample8(
    const struct aglae_picture8 *p, const int32_t *x, const int32_t *y, int32_t count,
    float scale, float offset, float *output) {
#if defined(__x86_64__)
  // Places of bytes are worked out in 32 bits.
  if (__builtin_cpu_supports("avx2") && (int64_t)p->width * 3 * p->height <= INT32_MAX) {
    sample_fast(p, x, y, count, scale, offset, output);
    return;
  }
#endif
  sample_any(p, x, y, count, scale, offset, output);
}
