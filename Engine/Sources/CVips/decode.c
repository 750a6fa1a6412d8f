#define _GNU_SOURCE
#include "decode.h"

#include "colour.h"
#include "place.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <vips/vips.h>

// libvips keeps its HEIF reader in a module. Loading that one module by name leaves the others
// (ImageMagick, Poppler, OpenSlide) out of the process; VIPSHOME points to nowhere for that.
static void load_heif_module(void) {
  Dl_info info;
  char path[512];
  if (!dladdr((void *)vips_init, &info) || !info.dli_fname) return;
  const char *slash = strrchr(info.dli_fname, '/');
  if (!slash) return;
  snprintf(
      path, sizeof path, "%.*s/vips-modules-%d.%d/vips-heif.so", (int)(slash - info.dli_fname),
      info.dli_fname, vips_version(0), vips_version(1));
  void *module = dlopen(path, RTLD_NOW | RTLD_NODELETE);
  if (!module) return;
  const char *(*initialise)(void *) = dlsym(module, "g_module_check_init");
  if (initialise) initialise(NULL);
}

int aglae_decode_prepare(const char *name) {
  static const char *allowed[] = {
      "VipsForeignLoadJpegFile", "VipsForeignLoadPngFile", "VipsForeignLoadWebpFile",
      "VipsForeignLoadHeifFile", "VipsForeignLoadTiffFile"};
  if (vips_init(name)) return -1;
  load_heif_module();
  vips_cache_set_max(0);
  // One thread reads and one, that of vips_sink_disc, writes: enough for two cores. With a second
  // reader libvips 8.14 now and then forgets the error of the last strip (one truncated PNG in
  // ten came out as decoded).
  vips_concurrency_set(1);
  vips_block_untrusted_set(TRUE);
  vips_operation_block_set("VipsForeignLoad", TRUE);
  vips_operation_block_set("VipsForeignSave", TRUE);
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
    vips_operation_block_set(allowed[i], FALSE);
  return 0;
}

struct picture {
  VipsImage *image;  // 1…4 bands, UCHAR or USHORT
  uint32_t stored_width, stored_height, orientation, bytes_per_sample;
  int extend_bits;  // significant bits of samples that lie at the top of 16, 0 when all are
  int convert;
  struct aglae_matrix_profile profile;
  uint8_t *scratch;
  size_t scratch_bytes;
  uint64_t rows_written;
  uint8_t *upright;
};

static VipsImage *open_file(int input, uint32_t format) {
  char path[32];
  VipsImage *image = NULL;
  snprintf(path, sizeof path, "/proc/self/fd/%d", input);
#define OPEN(CALL)                                                                              \
  CALL(path, &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL)
  switch (format) {
  case AGLAE_JPEG: OPEN(vips_jpegload); break;
  case AGLAE_PNG: OPEN(vips_pngload); break;
  case AGLAE_WEBP: OPEN(vips_webpload); break;
  case AGLAE_TIFF: OPEN(vips_tiffload); break;
  case AGLAE_HEIF: {
    int primary = 0;
    OPEN(vips_heifload);
    if (image && vips_image_get_typeof(image, "heif-primary") &&
        !vips_image_get_int(image, "heif-primary", &primary) && primary > 0) {
      g_object_unref(image);
      image = NULL;
      vips_heifload(
          path, &image, "page", primary, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
          VIPS_FAIL_ON_ERROR, NULL);
    }
    break;
  }
  }
#undef OPEN
  return image;
}

static void replace(VipsImage **image, VipsImage *with) {
  g_object_unref(*image);
  *image = with;
}

static int through_lcms(VipsImage **image, int embedded, const char *fallback, int depth) {
  VipsImage *out = NULL;
  int failed =
      fallback ? vips_icc_transform(
                     *image, &out, "srgb", "embedded", embedded, "input_profile", fallback,
                     "intent", VIPS_INTENT_RELATIVE, "depth", depth, NULL)
               : vips_icc_transform(
                     *image, &out, "srgb", "embedded", embedded, "intent", VIPS_INTENT_RELATIVE,
                     "depth", depth, NULL);
  if (failed) {
    vips_error_clear();
    return -1;
  }
  replace(image, out);
  return 0;
}

static int to_colourspace(VipsImage **image, VipsInterpretation space) {
  VipsImage *out = NULL;
  if (vips_colourspace(*image, &out, space, NULL)) return -1;
  replace(image, out);
  return 0;
}

// Leaves `image` in sRGB or grey, or in the colours of `profile` with `convert` set.
static int bring_to_srgb(struct picture *p) {
  VipsInterpretation space = vips_image_guess_interpretation(p->image);
  int sixteen = vips_image_get_format(p->image) == VIPS_FORMAT_USHORT;
  const void *icc = NULL;
  size_t icc_bytes = 0;
  if (vips_image_get_typeof(p->image, VIPS_META_ICC_NAME) &&
      vips_image_get_blob(p->image, VIPS_META_ICC_NAME, &icc, &icc_bytes))
    icc = NULL;

  switch (space) {
  case VIPS_INTERPRETATION_CMYK:
    if (icc && !through_lcms(&p->image, TRUE, NULL, sixteen ? 16 : 8)) return 0;
    return through_lcms(&p->image, FALSE, "cmyk", sixteen ? 16 : 8);
  case VIPS_INTERPRETATION_B_W:
  case VIPS_INTERPRETATION_GREY16:
    if (icc && icc_bytes > 20 && memcmp((const char *)icc + 16, "GRAY", 4) == 0)
      through_lcms(&p->image, TRUE, NULL, sixteen ? 16 : 8);
    return 0;
  case VIPS_INTERPRETATION_sRGB:
  case VIPS_INTERPRETATION_RGB:
  case VIPS_INTERPRETATION_RGB16:
    if (!icc) return 0;
    switch (aglae_profile_read(icc, icc_bytes, sixteen, &p->profile)) {
    case AGLAE_PROFILE_MATRIX: p->convert = 1; break;
    case AGLAE_PROFILE_OTHER: through_lcms(&p->image, TRUE, NULL, sixteen ? 16 : 8); break;
    case AGLAE_PROFILE_SRGB:
    case AGLAE_PROFILE_UNFIT: break;
    }
    return 0;
  case VIPS_INTERPRETATION_LAB:
  case VIPS_INTERPRETATION_LABS:
  case VIPS_INTERPRETATION_XYZ:
  case VIPS_INTERPRETATION_scRGB:
    return to_colourspace(
        &p->image, space == VIPS_INTERPRETATION_LABS ? VIPS_INTERPRETATION_RGB16
                                                     : VIPS_INTERPRETATION_sRGB);
  default: return 0;
  }
}

static int write_strip(VipsRegion *region, VipsRect *area, void *context) {
  struct picture *p = context;
  struct aglae_strip strip = {
      VIPS_REGION_ADDR(region, area->left, area->top), (size_t)VIPS_REGION_LSKIP(region),
      (uint32_t)area->width, (uint32_t)area->height, (uint32_t)p->image->Bands,
      p->bytes_per_sample};
  size_t pixels = (size_t)strip.width * strip.rows;
  size_t needed = pixels * 3 * p->bytes_per_sample;
  if (needed > p->scratch_bytes) {
    uint8_t *larger = realloc(p->scratch, needed);
    if (!larger) return -1;
    p->scratch = larger;
    p->scratch_bytes = needed;
  }
  aglae_strip_to_rgb(&strip, p->scratch);
  if (p->extend_bits) {
    uint16_t *samples = (uint16_t *)(void *)p->scratch;
    for (size_t i = 0; i < pixels * 3; i++) samples[i] |= (uint16_t)(samples[i] >> p->extend_bits);
  }
  if (p->convert) aglae_profile_apply(&p->profile, p->scratch, pixels);
  aglae_place(
      p->scratch, (uint32_t)area->top, strip.rows, p->stored_width, p->stored_height,
      p->orientation, p->bytes_per_sample, p->upright);
  p->rows_written += strip.rows;
  return 0;
}

// libvips prints EXIF as "value (value as text, type, n components, n bytes)"; a text stands
// there twice, and may itself hold parentheses.
static void exif_text(VipsImage *image, const char *name, char *to, size_t capacity) {
  const char *text;
  if (!vips_image_get_typeof(image, name) || vips_image_get_string(image, name, &text)) return;
  const char *end = text;
  for (const char *at = text; (at = strstr(at, " (")); at++) {
    size_t length = (size_t)(at - text);
    if (strncmp(text, at + 2, length) != 0 || at[2 + length] != ',') continue;
    end = at;
    break;
  }
  size_t count = (size_t)(end - text);
  if (count >= capacity) count = capacity - 1;
  for (size_t i = 0; i < count; i++) to[i] = text[i] >= 32 && text[i] < 127 ? text[i] : ' ';
  to[count] = 0;
}

static double exif_number(VipsImage *image, const char *name) {
  const char *text;
  double above = 0, below = 1;
  if (!vips_image_get_typeof(image, name) || vips_image_get_string(image, name, &text)) return 0;
  if (sscanf(text, "%lf/%lf", &above, &below) < 1 || below <= 0 || above < 0) return 0;
  return above / below;
}

static void read_exif(VipsImage *image, struct aglae_response *r) {
  exif_text(image, "exif-ifd0-Make", r->make, sizeof r->make);
  exif_text(image, "exif-ifd0-Model", r->model, sizeof r->model);
  r->focal_length_in_millimetres = exif_number(image, "exif-ifd2-FocalLength");
  r->focal_length_in_35mm_film = exif_number(image, "exif-ifd2-FocalLengthIn35mmFilm");
  r->exposure_in_seconds = exif_number(image, "exif-ifd2-ExposureTime");
}

static enum aglae_status decode(struct picture *p, int output, struct aglae_response *r) {
  VipsBandFormat format = vips_image_get_format(p->image);
  p->stored_width = (uint32_t)vips_image_get_width(p->image);
  p->stored_height = (uint32_t)vips_image_get_height(p->image);
  int orientation = vips_image_get_orientation(p->image);
  p->orientation = orientation >= 1 && orientation <= 8 ? (uint32_t)orientation : 1;
  read_exif(p->image, r);

  int bits = 0;
  if (format == VIPS_FORMAT_USHORT && vips_image_get_typeof(p->image, "heif-bitdepth") &&
      !vips_image_get_int(p->image, "heif-bitdepth", &bits) && bits > 8 && bits < 16)
    p->extend_bits = bits;
  if (bring_to_srgb(p)) return AGLAE_UNDECODABLE;
  format = vips_image_get_format(p->image);
  int bands = vips_image_get_bands(p->image);
  if ((format != VIPS_FORMAT_UCHAR && format != VIPS_FORMAT_USHORT) || bands < 1 || bands > 4)
    return AGLAE_UNDECODABLE;
  p->bytes_per_sample = format == VIPS_FORMAT_USHORT ? 2 : 1;

  size_t bytes = (size_t)p->stored_width * p->stored_height * 3 * p->bytes_per_sample;
  if (ftruncate(output, (off_t)bytes)) return AGLAE_UNDECODABLE;
  p->upright = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, output, 0);
  if (p->upright == MAP_FAILED) return AGLAE_UNDECODABLE;
  madvise(p->upright, bytes, MADV_HUGEPAGE);
  int failed = vips_sink_disc(p->image, write_strip, p);
  munmap(p->upright, bytes);
  if (failed || p->rows_written != p->stored_height) return AGLAE_UNDECODABLE;

  int turned = p->orientation >= 5;
  r->width = turned ? p->stored_height : p->stored_width;
  r->height = turned ? p->stored_width : p->stored_height;
  r->bytes_per_sample = p->bytes_per_sample;
  r->orientation = p->orientation;
  return AGLAE_DECODED;
}

void aglae_decode(
    int input, int output, const struct aglae_request *request, struct aglae_response *response) {
  struct picture p = {0};
  memset(response, 0, sizeof *response);
  response->magic = AGLAE_RESPONSE_MAGIC;
  response->status = AGLAE_UNDECODABLE;
  p.image = open_file(input, request->format);
  if (!p.image) return;
  response->width = (uint32_t)vips_image_get_width(p.image);
  response->height = (uint32_t)vips_image_get_height(p.image);
  if ((uint64_t)response->width * response->height > request->max_pixels) {
    response->status = AGLAE_TOO_MANY_PIXELS;
    return;
  }
  if (request->format == AGLAE_WEBP && vips_image_get_n_pages(p.image) > 1) {
    response->status = AGLAE_ANIMATED;
    return;
  }
  response->status = decode(&p, output, response);
}
