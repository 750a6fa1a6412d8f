private import Glibc
internal import Vocabulary

/// A file named on the command line, read whole and only when it is a plain file that keeps still.
struct PhotographFile {
  /// Largest file that is read, bytes: more than the largest picture that is decoded needs.
  static let sizeLimit = 1 << 30

  enum Contents {
    case bytes([UInt8])
    case refused(Refusal)
  }

  let path: String

  /// The name without its folders.
  var name: String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }

  /// Devices, pipes and sockets are not opened: they may never end.
  func read() -> Contents {
    var status = stat()
    guard stat(path, &status) == 0 else { return .refused(.unreadable(errno)) }
    guard status.isPlainFile else { return .refused(.notAPlainFile) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return .refused(.unreadable(errno)) }
    defer { close(descriptor) }
    return read(descriptor)
  }

  private func read(_ descriptor: Int32) -> Contents {
    var before = stat()
    guard fstat(descriptor, &before) == 0 else { return .refused(.unreadable(errno)) }
    guard before.isPlainFile else { return .refused(.notAPlainFile) }
    guard before.st_size <= Self.sizeLimit else {
      return .refused(.tooLarge(bytes: Int(before.st_size), limit: Self.sizeLimit))
    }
    var error: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(before.st_size)) { buffer, count in
      while count < buffer.count, error == 0 {
        let rest = UnsafeMutableRawBufferPointer(buffer)[count...]
        let got = Glibc.read(
          descriptor, UnsafeMutableRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if got < 0, errno != EINTR { error = errno }
        if got == 0 { return }
        count += max(0, got)
      }
    }
    guard error == 0 else { return .refused(.unreadable(error)) }
    var after = stat()
    let isSame =
      fstat(descriptor, &after) == 0 && bytes.count == before.st_size
      && after.st_size == before.st_size && after.st_mtim.tv_sec == before.st_mtim.tv_sec
      && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    return isSame ? .bytes(bytes) : .refused(.changedWhileRead)
  }
}

extension stat {
  fileprivate var isPlainFile: Bool { st_mode & S_IFMT == S_IFREG }
}

/// Refusals of a file whose bytes nobody saw.
extension Refusal {
  fileprivate static func unreadable(_ error: Int32) -> Refusal {
    let reason =
      switch error {
      case EACCES, EPERM: Phrase(fr: "l’accès est refusé", en: "access is denied")
      case ENOENT: Phrase(fr: "il n’existe plus", en: "it is no longer there")
      case EIO: Phrase(fr: "le support ne répond pas", en: "the medium does not answer")
      default: Phrase(fr: "erreur système \(error)", en: "system error \(error)")
      }
    return Refusal(
      code: .undecodable,
      message: Phrase(
        fr: "Ce fichier ne peut pas être lu\u{202F}: \(reason.fr). "
          + "Vérifiez ses droits et son support, puis recommencez.",
        en: "This file cannot be read: \(reason.en). "
          + "Check its permissions and its medium, then try again."))
  }

  fileprivate static let notAPlainFile = Refusal(
    code: .undecodable,
    message: Phrase(
      fr: "Ce n’est pas un fichier ordinaire mais un périphérique, un tube ou un dossier. "
        + "Indiquez le fichier de la photo.",
      en: "This is no plain file but a device, a pipe or a folder. Name the photograph’s file."))

  fileprivate static func tooLarge(bytes: Int, limit: Int) -> Refusal {
    Refusal(
      code: .undecodable,
      message: Phrase(
        fr: "Ce fichier est trop lourd pour une photo. Exportez-la en JPEG.",
        en: "This file is too large for a photograph. Export it as JPEG."),
      value: Double(bytes), limit: Double(limit), unit: "B")
  }

  fileprivate static let changedWhileRead = Refusal(
    code: .undecodable,
    message: Phrase(
      fr: "Ce fichier changeait pendant sa lecture. Attendez la fin de la copie, puis recommencez.",
      en: "This file was changing while it was read. Wait for the copy to end, then try again."))
}
