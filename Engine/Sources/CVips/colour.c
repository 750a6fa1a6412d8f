#include "colour.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#define FAST __attribute__((target_clones("avx2", "default")))
#else
#define FAST
#endif

struct span {
  const uint8_t *bytes;
  size_t count;
};

static uint32_t u32(const uint8_t *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static uint32_t u16(const uint8_t *p) { return (uint32_t)p[0] << 8 | p[1]; }

static double fixed(const uint8_t *p) { return (int32_t)u32(p) / 65536.0; }

static int tag(struct span profile, const char *name, struct span *found) {
  uint32_t tags = u32(profile.bytes + 128);
  for (uint32_t i = 0; i < tags && 132 + 12 * ((size_t)i + 1) <= profile.count; i++) {
    const uint8_t *entry = profile.bytes + 132 + 12 * (size_t)i;
    if (memcmp(entry, name, 4) != 0) continue;
    size_t offset = u32(entry + 4), count = u32(entry + 8);
    if (offset > profile.count || count > profile.count - offset || count < 12) return 0;
    *found = (struct span){profile.bytes + offset, count};
    return 1;
  }
  return 0;
}

// Parametric curves of ICC.1:2010, table 65.
static double parametric(uint32_t kind, const double *p, double x) {
  double g = p[0], a = p[1], b = p[2], c = p[3], d = p[4], e = p[5], f = p[6];
  switch (kind) {
  case 0: return pow(x, g);
  case 1: return a * x + b >= 0 ? pow(a * x + b, g) : 0;
  case 2: return a * x + b >= 0 ? pow(a * x + b, g) + c : c;
  case 3: return x >= d ? pow(a * x + b, g) : c * x;
  default: return x >= d ? pow(a * x + b, g) + e : c * x + f;
  }
}

static int curve(struct span tag, float *table, uint32_t entries) {
  const uint8_t *p = tag.bytes;
  if (memcmp(p, "curv", 4) == 0) {
    uint32_t count = u32(p + 8);
    if ((uint64_t)count * 2 > tag.count - 12) return 0;
    for (uint32_t i = 0; i < entries; i++) {
      double x = (double)i / (entries - 1);
      if (count == 0) {
        table[i] = (float)x;
      } else if (count == 1) {
        table[i] = (float)pow(x, u16(p + 12) / 256.0);
      } else {
        double at = x * (count - 1);
        uint32_t low = (uint32_t)at, high = low + 1 < count ? low + 1 : low;
        double part = at - low;
        table[i] =
            (float)((u16(p + 12 + 2 * low) * (1 - part) + u16(p + 12 + 2 * high) * part) / 65535);
      }
    }
    return 1;
  }
  if (memcmp(p, "para", 4) == 0) {
    static const uint32_t needed[] = {1, 3, 4, 5, 7};
    uint32_t kind = u16(p + 8);
    if (kind > 4 || tag.count < 12 + 4 * needed[kind]) return 0;
    double values[7] = {0};
    for (uint32_t i = 0; i < needed[kind]; i++) values[i] = fixed(p + 12 + 4 * i);
    for (uint32_t i = 0; i < entries; i++) {
      double y = parametric(kind, values, (double)i / (entries - 1));
      table[i] = isfinite(y) ? (float)fmin(fmax(y, 0), 1) : 0;
    }
    return 1;
  }
  return 0;
}

// IEC 61966-2-1.
static double srgb_encode(double x) {
  return x <= 0.0031308 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055;
}

static double srgb_decode(double x) {
  return x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4);
}

// XYZ under D50 to linear sRGB: inverse of the sRGB primaries adapted by Bradford.
static const double to_srgb[9] = {3.1338561,  -1.6168667, -0.4906146, -0.9787684, 1.9161415,
                                  0.0334540,  0.0719453,  -0.2289914, 1.4052427};

static int make_matrix(struct span profile, float *matrix) {
  static const char *names[] = {"rXYZ", "gXYZ", "bXYZ"};
  double columns[9];
  for (int c = 0; c < 3; c++) {
    struct span xyz;
    if (!tag(profile, names[c], &xyz) || xyz.count < 20) return 0;
    for (int i = 0; i < 3; i++) columns[3 * i + c] = fixed(xyz.bytes + 8 + 4 * i);
  }
  for (int row = 0; row < 3; row++)
    for (int column = 0; column < 3; column++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) sum += to_srgb[3 * row + k] * columns[3 * k + column];
      matrix[3 * row + column] = (float)sum;
    }
  return 1;
}

static int is_srgb(const struct aglae_matrix_profile *p, uint32_t entries) {
  for (int i = 0; i < 9; i++)
    if (fabs(p->matrix[i] - (i % 4 == 0 ? 1 : 0)) > 0.004) return 0;
  for (int c = 0; c < 3; c++)
    for (uint32_t i = 0; i < entries; i += entries / 256) {
      double expected = srgb_decode((double)i / (entries - 1));
      if (fabs(srgb_encode(p->to_linear[c][i]) - srgb_encode(expected)) > 0.004) return 0;
    }
  return 1;
}

enum aglae_profile_kind aglae_profile_read(
    const uint8_t *bytes, size_t count, int sixteen_bit, struct aglae_matrix_profile *p) {
  static const char *names[] = {"rTRC", "gTRC", "bTRC"};
  struct span profile = {bytes, count}, found;
  if (count < 132 || memcmp(bytes + 16, "RGB ", 4) != 0) return AGLAE_PROFILE_UNFIT;
  if (memcmp(bytes + 20, "XYZ ", 4) != 0 || tag(profile, "A2B0", &found))
    return AGLAE_PROFILE_OTHER;
  uint32_t entries = sixteen_bit ? 65536 : 256;
  p->sixteen_bit = sixteen_bit;
  if (!make_matrix(profile, p->matrix)) return AGLAE_PROFILE_UNFIT;
  for (int c = 0; c < 3; c++) {
    p->to_linear[c] = malloc(entries * sizeof(float));
    if (!p->to_linear[c] || !tag(profile, names[c], &found) ||
        !curve(found, p->to_linear[c], entries))
      return AGLAE_PROFILE_UNFIT;
  }
  if (is_srgb(p, entries)) return AGLAE_PROFILE_SRGB;

  uint32_t steps = sixteen_bit ? 65536 : 16384;
  p->from_linear = malloc(steps * (sixteen_bit ? 2 : 1));
  if (!p->from_linear) return AGLAE_PROFILE_UNFIT;
  for (uint32_t i = 0; i < steps; i++) {
    double y = srgb_encode((double)i / (steps - 1));
    if (sixteen_bit)
      ((uint16_t *)p->from_linear)[i] = (uint16_t)lrint(y * 65535);
    else
      ((uint8_t *)p->from_linear)[i] = (uint8_t)lrint(y * 255);
  }
  return AGLAE_PROFILE_MATRIX;
}

enum { CHUNK = 256 };

FAST static void multiply(
    const float *m, float scale, const float *restrict r, const float *restrict g,
    const float *restrict b, int32_t *restrict out) {
  for (int row = 0; row < 3; row++) {
    float mr = m[3 * row] * scale, mg = m[3 * row + 1] * scale, mb = m[3 * row + 2] * scale;
    int32_t *restrict to = out + row * CHUNK;
    for (int i = 0; i < CHUNK; i++) {
      float y = mr * r[i] + mg * g[i] + mb * b[i] + 0.5f;
      y = y < 0 ? 0 : y;
      y = y > scale ? scale : y;
      to[i] = (int32_t)y;
    }
  }
}

#define APPLY(NAME, SAMPLE, SCALE)                                                              \
  static void NAME(const struct aglae_matrix_profile *p, SAMPLE *samples, size_t pixels) {      \
    float r[CHUNK] = {0}, g[CHUNK] = {0}, b[CHUNK] = {0};                                       \
    int32_t index[3 * CHUNK];                                                                   \
    const SAMPLE *encode = p->from_linear;                                                      \
    const float *lr = p->to_linear[0], *lg = p->to_linear[1], *lb = p->to_linear[2];            \
    for (size_t start = 0; start < pixels; start += CHUNK) {                                    \
      size_t n = pixels - start < CHUNK ? pixels - start : CHUNK;                               \
      SAMPLE *at = samples + 3 * start;                                                         \
      for (size_t i = 0; i < n; i++) {                                                          \
        r[i] = lr[at[3 * i]];                                                                   \
        g[i] = lg[at[3 * i + 1]];                                                               \
        b[i] = lb[at[3 * i + 2]];                                                               \
      }                                                                                         \
      multiply(p->matrix, SCALE, r, g, b, index);                                               \
      for (size_t i = 0; i < n; i++) {                                                          \
        at[3 * i] = encode[index[i]];                                                           \
        at[3 * i + 1] = encode[index[CHUNK + i]];                                               \
        at[3 * i + 2] = encode[index[2 * CHUNK + i]];                                           \
      }                                                                                         \
    }                                                                                           \
  }

APPLY(apply8, uint8_t, 16383.0f)
APPLY(apply16, uint16_t, 65535.0f)

void aglae_profile_apply(const struct aglae_matrix_profile *p, void *samples, size_t pixels) {
  if (p->sixteen_bit)
    apply16(p, samples, pixels);
  else
    apply8(p, samples, pixels);
}
