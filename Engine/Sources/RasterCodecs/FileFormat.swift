/// The format of an image file, told by its first bytes and never by its name.
public enum FileFormat: String, CaseIterable, Hashable, Sendable, Codable {
  case jpeg, png, webp, heic, avif, tiff
}

/// What the first bytes of a file promise.
enum FileSignature: Equatable {
  case readable(FileFormat)
  /// A moving picture of a format that is read when it holds one frame.
  case animated
  /// A format that Aglaé knows and does not read.
  case blocked(String)
  case unknown

  init(_ bytes: UnsafeRawBufferPointer) {
    self =
      if bytes.starts(with: [0xff, 0xd8, 0xff]) {
        .readable(.jpeg)
      } else if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
        isAnimatedPNG(bytes) ? .animated : .readable(.png)
      } else if bytes.has("RIFF", at: 0), bytes.has("WEBP", at: 8) {
        isAnimatedWebP(bytes) ? .animated : .readable(.webp)
      } else if bytes.has("ftyp", at: 4) {
        Self(majorBrand: bytes)
      } else if bytes.starts(with: [0x49, 0x49, 0x2a, 0])
        || bytes.starts(with: [0x4d, 0x4d, 0, 0x2a])
        || bytes.starts(with: [0x49, 0x49, 0x2b, 0]) || bytes.starts(with: [0x4d, 0x4d, 0, 0x2b])
      {
        .readable(.tiff)
      } else {
        Self(otherFormat: bytes)
      }
  }

  private init(majorBrand bytes: UnsafeRawBufferPointer) {
    let heic = ["heic", "heix", "heim", "heis", "mif1", "mif2"]
    let moving = ["avis", "hevc", "hevx", "heve", "hevs", "msf1"]
    self =
      if bytes.has("avif", at: 8) {
        .readable(.avif)
      } else if heic.contains(where: { bytes.has($0, at: 8) }) {
        .readable(compatibleBrands(bytes, contain: "avif") ? .avif : .heic)
      } else if moving.contains(where: { bytes.has($0, at: 8) }) {
        .animated
      } else {
        .blocked("MP4")
      }
  }

  private init(otherFormat bytes: UnsafeRawBufferPointer) {
    let known: [(magic: String, offset: Int, name: String)] = [
      ("GIF8", 0, "GIF"), ("%PDF", 0, "PDF"), ("BM", 0, "BMP"), ("8BPS", 0, "PSD"),
      ("%!PS", 0, "PostScript"), ("jP  ", 4, "JPEG 2000"), ("DICM", 128, "DICOM"),
      ("PK\u{3}\u{4}", 0, "ZIP"), ("JXL ", 4, "JPEG XL"),
    ]
    if let match = known.first(where: { bytes.has($0.magic, at: $0.offset) }) {
      self = .blocked(match.name)
    } else if bytes.starts(with: [0xff, 0x0a]) {
      self = .blocked("JPEG XL")
    } else if bytes.starts(with: [0x1f, 0x8b]) {
      self = .blocked("gzip")
    } else {
      self = looksLikeMarkup(bytes) ? .blocked("SVG") : .unknown
    }
  }
}

private func isAnimatedPNG(_ bytes: UnsafeRawBufferPointer) -> Bool {
  var at = 8
  while at + 12 <= bytes.count, !bytes.has("IDAT", at: at + 4) {
    if bytes.has("acTL", at: at + 4) { return true }
    let length = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
    at += 12 + Int(length)
  }
  return false
}

private func isAnimatedWebP(_ bytes: UnsafeRawBufferPointer) -> Bool {
  bytes.has("VP8X", at: 12) && bytes.count > 20 && bytes[20] & 0b10 != 0
}

private func compatibleBrands(_ bytes: UnsafeRawBufferPointer, contain brand: String) -> Bool {
  let length = UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))
  return stride(from: 16, to: min(Int(length), bytes.count, 256), by: 4)
    .contains { bytes.has(brand, at: $0) }
}

/// Text whose first kilobyte opens an SVG, XML or HTML element.
private func looksLikeMarkup(_ bytes: UnsafeRawBufferPointer) -> Bool {
  let start = bytes.prefix(1024)
  guard let open = start.firstIndex(where: { $0 > 0x20 && ![0xef, 0xbb, 0xbf].contains($0) }),
    bytes[open] == UInt8(ascii: "<")
  else { return false }
  return bytes.has("<svg", at: open) || bytes.has("<?xml", at: open) || bytes.has("<!", at: open)
    || bytes.has("<html", at: open)
}

extension UnsafeRawBufferPointer {
  fileprivate func has(_ magic: String, at offset: Int) -> Bool {
    let expected = magic.utf8
    return offset + expected.count <= count
      && expected.elementsEqual(self[offset..<(offset + expected.count)])
  }
}
