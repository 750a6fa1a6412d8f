"""Unpacks what Aglaé needs of the OpenVINO wheel: C headers and the libraries of the CPU path.

usage: python Setup/unpack.py WHEELS_FOLDER OUTPUT_FOLDER
"""

import pathlib
import sys
import zipfile

LIBRARIES = {
    "libopenvino_c.so.2641",
    "libopenvino.so.2641",
    "libopenvino_tensorflow_lite_frontend.so.2641",
    "libopenvino_onnx_frontend.so.2641",
    "libopenvino_ir_frontend.so.2641",  # compiled models are kept in this form
    "libopenvino_intel_cpu_plugin.so",
    "libtbb.so.12",
}


def main(wheels: pathlib.Path, output: pathlib.Path) -> None:
    wheel = next(wheels.glob("openvino-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            path = pathlib.PurePosixPath(name)
            if name.startswith("openvino/include/openvino/c/") and path.suffix == ".h":
                target = output / "include" / path.relative_to("openvino/include")
            elif name.startswith("openvino/libs/") and path.name in LIBRARIES:
                target = output / "lib" / path.name
            else:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_suffix(target.suffix + ".part")
            part.write_bytes(archive.read(name))
            part.rename(target)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
