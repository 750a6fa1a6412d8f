#include "CVips.h"

#include <vips/vips.h>

int aglae_vips_start(const char *name) {
  if (vips_init(name)) return -1;
  vips_cache_set_max(0);
  vips_concurrency_set(2);
  vips_operation_block_set("VipsForeignLoad", TRUE);
  vips_operation_block_set("VipsForeignLoadSvg", FALSE);
  return 0;
}

static VipsImage *wrap(const struct aglae_pixels *p) {
  int sixteen = p->bytes_per_sample == 2;
  VipsImage *image = vips_image_new_from_memory(
      p->samples, p->count, (int)p->width, (int)p->height, 3,
      sixteen ? VIPS_FORMAT_USHORT : VIPS_FORMAT_UCHAR);
  if (image) image->Type = sixteen ? VIPS_INTERPRETATION_RGB16 : VIPS_INTERPRETATION_sRGB;
  return image;
}

// The result, or -1 with libvips's message buffer emptied; takes `image` over.
static int finish(VipsImage *image, int failed) {
  if (image) g_object_unref(image);
  vips_error_clear();
  vips_thread_shutdown();
  return failed ? -1 : 0;
}

int aglae_encode_png(
    const struct aglae_pixels *pixels, int compression, void **bytes, size_t *count) {
  VipsImage *image = wrap(pixels);
  if (!image) return finish(NULL, 1);
  int failed = vips_pngsave_buffer(
      image, bytes, count, "compression", compression, "filter", VIPS_FOREIGN_PNG_FILTER_SUB,
      "strip", TRUE, NULL);
  return finish(image, failed);
}

int aglae_encode_jpeg(
    const struct aglae_pixels *pixels, int quality, int with_profile, void **bytes,
    size_t *count) {
  VipsImage *image = wrap(pixels);
  if (!image) return finish(NULL, 1);
  int failed =
      with_profile
          ? vips_jpegsave_buffer(
                image, bytes, count, "Q", quality, "strip", TRUE, "profile", "srgb", NULL)
          : vips_jpegsave_buffer(image, bytes, count, "Q", quality, "strip", TRUE, NULL);
  return finish(image, failed);
}

int aglae_reduce(
    const struct aglae_pixels *pixels, uint32_t width, uint32_t height, void **samples,
    size_t *count) {
  VipsImage *image = wrap(pixels), *small = NULL;
  if (!image) return finish(NULL, 1);
  // A thumbnail always has 8 bits a sample.
  int failed =
      pixels->bytes_per_sample == 2
          ? vips_resize(
                image, &small, (double)width / pixels->width, "vscale",
                (double)height / pixels->height, NULL)
          : vips_thumbnail_image(
                image, &small, (int)width, "height", (int)height, "size", VIPS_SIZE_FORCE,
                "no_rotate", TRUE, NULL);
  g_object_unref(image);
  if (!failed) *samples = vips_image_write_to_memory(small, count);
  return finish(small, failed || !*samples);
}

static VipsImage *svg_over(VipsImage *picture, const char *svg, size_t svg_count) {
  VipsImage *at_one = NULL, *drawn = NULL, *both = NULL, *flat = NULL;
  if (vips_svgload_buffer((void *)svg, svg_count, &at_one, NULL)) return NULL;
  double scale = (double)picture->Xsize / VIPS_MAX(1, at_one->Xsize);
  g_object_unref(at_one);
  if (vips_svgload_buffer((void *)svg, svg_count, &drawn, "scale", scale, NULL)) return NULL;
  int failed = vips_composite2(picture, drawn, &both, VIPS_BLEND_MODE_OVER, NULL);
  g_object_unref(drawn);
  if (failed) return NULL;
  failed = vips_extract_band(both, &flat, 0, "n", 3, NULL);
  g_object_unref(both);
  if (failed) return NULL;
  VipsImage *eight = NULL;
  failed = vips_cast_uchar(flat, &eight, NULL);
  g_object_unref(flat);
  return failed ? NULL : eight;
}

int aglae_draw_svg(
    const struct aglae_pixels *pixels, const char *svg, size_t svg_count, void **samples,
    size_t *count) {
  VipsImage *image = wrap(pixels), *eight = NULL;
  if (!image) return finish(NULL, 1);
  int failed = vips_colourspace(image, &eight, VIPS_INTERPRETATION_sRGB, NULL);
  g_object_unref(image);
  if (failed) return finish(NULL, 1);
  VipsImage *drawn = svg_over(eight, svg, svg_count);
  g_object_unref(eight);
  if (!drawn) return finish(NULL, 1);
  *samples = vips_image_write_to_memory(drawn, count);
  return finish(drawn, *samples == NULL);
}

void aglae_free(void *bytes) { g_free(bytes); }
