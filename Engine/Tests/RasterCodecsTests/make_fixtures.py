"""Makes the files in Fixtures, once: a gradient with a coloured mark in each corner.

    python make_fixtures.py OUT        needs Pillow and numpy, and libvips-tools for HEIC and AVIF
"""

import pathlib
import struct
import subprocess
import sys
import zlib

import numpy as np
from PIL import Image, ImageCms
from PIL.TiffImagePlugin import IFDRational

root = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(root / "Benchmarks"))
from make_large_photo import ADOBE_RGB, DISPLAY_P3  # noqa: E402

out = pathlib.Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
WIDTH, HEIGHT = 24, 16


def save(image, name, **options):
    image.save(out / name, **options)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(name, width, height, depth, colour, rows, extra=b""):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    body = header + extra + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    (out / name).write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def camera_exif():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0110] = 6, "Maker", "Model (X)"
    details = exif.get_ifd(0x8769)
    details[0x829A], details[0x920A] = IFDRational(1, 120), IFDRational(471, 100)
    details[0xA405] = 26
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (48.0, 0.0, 0.0)
    return exif


pixels = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
pixels[..., 0] = np.linspace(20, 220, WIDTH)[None, :]
pixels[..., 1] = np.linspace(40, 200, HEIGHT)[:, None]
pixels[..., 2] = 90
pixels[:4, :4], pixels[:4, -4:] = (255, 0, 0), (0, 255, 0)
pixels[-4:, :4], pixels[-4:, -4:] = (0, 0, 255), (255, 255, 255)
small = Image.fromarray(pixels)
large = small.resize((WIDTH * 4, HEIGHT * 4), Image.Resampling.NEAREST)
second = small.transpose(Image.Transpose.FLIP_LEFT_RIGHT)

save(small, "rgb.png")
save(small, "rgb.webp", lossless=True)
save(large, "rgb.jpg", quality=92, subsampling=0)
save(large, "progressive.jpg", quality=90, progressive=True)
for value in range(1, 9):
    save(small, f"orientation-{value}.tiff", compression="tiff_lzw", tiffinfo={274: value})
save(large, "orientation-6.jpg", quality=92, subsampling=0, exif=camera_exif())
save(small, "orientation-6.webp", lossless=True, exif=camera_exif().tobytes())
for kind in ("webp", "png", "gif", "avif"):
    save(small, f"animated.{kind}", save_all=True, append_images=[second], duration=100)
save(small, "still.gif")
save(small, "still.bmp")
save(small.convert("P", palette=Image.Palette.ADAPTIVE, colors=16), "palette.png")
save(small.convert("L"), "grey.png")
save(small.convert("L").resize((96, 64)), "grey.jpg")
save(small.convert("1"), "bilevel.tiff")
save(large.convert("CMYK"), "cmyk.jpg", quality=92)
save(small.convert("CMYK"), "cmyk.tiff")
save(Image.fromarray(pixels[:1, :1]), "one.png")
alpha = np.full((HEIGHT, WIDTH), 255, np.uint8)
alpha[8, 12], alpha[8, 13] = 0, 128
save(Image.fromarray(np.dstack([pixels, alpha])), "alpha.png")
save(small, "p3.png", icc_profile=DISPLAY_P3)
save(large, "p3.jpg", quality=95, subsampling=0, icc_profile=DISPLAY_P3)
save(small, "adobe.png", icc_profile=ADOBE_RGB)
save(small, "broken-profile.png", icc_profile=DISPLAY_P3[:140])
srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
save(small, "srgb-profile.png", icc_profile=srgb.tobytes())
grey = (np.arange(HEIGHT * WIDTH, dtype=np.uint16) * 170 + 7).reshape(HEIGHT, WIDTH)
save(Image.fromarray(grey), "grey16.png")

y, x = np.mgrid[:HEIGHT, :WIDTH]
deep = np.stack([x * 2731, y * 4099, x * 1000 + y * 777 + 3], -1).astype(">u2")
rows = zlib.compress(b"".join(b"\0" + row.tobytes() for row in deep), 9)
png("rgb16.png", WIDTH, HEIGHT, 16, 2, rows)
profile = chunk(b"iCCP", b"p3\0\0" + zlib.compress(DISPLAY_P3))
png("p3-16.png", WIDTH, HEIGHT, 16, 2, rows, profile)
packer = zlib.compressobj(9)
zeros = b"".join(packer.compress(b"\0" * 2501) for _ in range(20000)) + packer.flush()
png("bomb.png", 20000, 20000, 1, 0, zeros)
(out / "drawing.svg").write_text(
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n')
(out / "page.pdf").write_bytes(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")

for command in (
    "pngsave rgb.png interlaced.png --interlace",
    "tiffsave rgb16.png rgb16.tiff --compression lzw",
    "heifsave rgb.png rgb.avif --compression av1 --lossless",
    "heifsave rgb.png rgb.heic --compression hevc --lossless",
    "heifsave rgb16.png deep.heic --compression hevc --Q 95 --bitdepth 10 --subsample-mode off",
):
    subprocess.run(["vips", *command.split()], cwd=out, check=True)
