#pragma once

#include <openvino/c/openvino.h>

// The library's call takes properties as variable arguments, which Swift cannot pass; they are set on
// the core beforehand. Compiling from the file lets the library take a compiled model from its cache
// without reading and converting the file first.
static inline ov_status_e aglae_compile_file(
    const ov_core_t *core, const char *path, ov_compiled_model_t **compiled) {
  return ov_core_compile_model_from_file(core, path, "CPU", 0, compiled);
}
