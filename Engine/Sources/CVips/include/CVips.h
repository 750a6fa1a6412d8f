#ifndef AGLAE_CVIPS_H
#define AGLAE_CVIPS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// The boundary between the program and the process that decodes pictures.
//
// The program starts one *template* (`aglae-decode`), which loads libvips and waits. For each
// picture the template makes a *worker*, a confined child of the program itself, which serves
// one request and exits. Bytes go in and pixels come out through sealed anonymous memory.

/// Image file formats that a worker reads.
enum aglae_format {
  AGLAE_JPEG = 1,
  AGLAE_PNG = 2,
  AGLAE_WEBP = 3,
  AGLAE_HEIF = 4,
  AGLAE_TIFF = 5,
};

/// What a worker answers.
enum aglae_status {
  AGLAE_DECODED = 0,
  AGLAE_UNDECODABLE = 1,
  AGLAE_TOO_MANY_PIXELS = 2,
  AGLAE_ANIMATED = 3,
};

/// Limits that a worker sets itself before it reads a byte of the picture.
struct aglae_limits {
  uint64_t memory_in_bytes;
  uint64_t output_in_bytes;
  uint32_t cpu_seconds;
  uint32_t wall_seconds;
};

struct aglae_request {
  uint32_t magic;
  uint32_t format;
  uint64_t max_pixels;
};

/// Strings end in NUL; absent numbers are 0. Width and height are those of the upright picture.
struct aglae_response {
  uint32_t magic;
  uint32_t status;
  uint32_t width;
  uint32_t height;
  uint32_t bytes_per_sample;
  uint32_t orientation;
  double focal_length_in_millimetres;
  double focal_length_in_35mm_film;
  double exposure_in_seconds;
  char make[64];
  char model[64];
};

enum { AGLAE_REQUEST_MAGIC = 0x41474c51, AGLAE_RESPONSE_MAGIC = 0x41474c52 };

// MARK: The program's side. Functions return 0 or a positive errno.

/// Starts `path` as a template; `*control` is the socket on which workers are asked for.
int aglae_template_start(
    const char *path, const struct aglae_limits *limits, int *control, pid_t *pid);

/// Has the template make a worker that reads `input` and writes `output`.
///
/// `*channel` carries the request and the response; `*pid` is a child of the caller to be reaped.
int aglae_worker_start(
    int control, int input, int output, int timeout_ms, int *channel, pid_t *pid);

/// Sends the request and waits; ETIMEDOUT past `timeout_ms`, EPIPE when the worker went away.
int aglae_worker_ask(
    int channel, const struct aglae_request *request, struct aglae_response *response,
    int timeout_ms);

/// Anonymous memory that no path names: closed on exec, sealable. -1 with errno on failure.
int aglae_memory_create(const char *name);

/// Copies bytes into `fd` and forbids every later change.
int aglae_memory_fill(int fd, const void *bytes, size_t count);

/// Forbids every later change; EBUSY when some process still can write.
int aglae_memory_seal(int fd);

// MARK: The helper's side.

/// The life of a template; returns the exit status of the process.
int aglae_serve(int argc, char **argv);

// MARK: The program's own pixels: height × width × 3, row-major, `bytes_per_sample` 1 or 2.

/// Makes libvips ready in this process; only its SVG reader stays allowed. 0 on success.
int aglae_vips_start(const char *name);

struct aglae_pixels {
  const void *samples;
  size_t count;
  uint32_t width;
  uint32_t height;
  uint32_t bytes_per_sample;
};

/// Encoded bytes to be freed with `aglae_free`. 0 on success.
int aglae_encode_png(
    const struct aglae_pixels *pixels, int compression, void **bytes, size_t *count);
int aglae_encode_jpeg(
    const struct aglae_pixels *pixels, int quality, int with_profile, void **bytes,
    size_t *count);

/// The picture resampled (area-true) to width × height, as bytes to be freed with `aglae_free`.
int aglae_reduce(
    const struct aglae_pixels *pixels, uint32_t width, uint32_t height, void **samples,
    size_t *count);

/// `svg` drawn over the picture, stretched to it; eight-bit samples to be freed with `aglae_free`.
int aglae_draw_svg(
    const struct aglae_pixels *pixels, const char *svg, size_t svg_count, void **samples,
    size_t *count);

void aglae_free(void *bytes);

#endif
