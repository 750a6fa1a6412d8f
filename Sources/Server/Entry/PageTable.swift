internal import Synchronization

/// Which paths show a page, so that one that answers a form knows where it belongs.
final class PageTable: Sendable {
  private let pages = Mutex<Set<String>>([])

  func add(_ pattern: String) { _ = pages.withLock { $0.insert(pattern) } }

  /// How many parts of the path of a form's route lead to a page that can be opened: as in
  /// `/patients/:patient` for `/patients/:patient/encounters`; 0 where none does.
  func depth(of pattern: String) -> Int {
    let parts = pattern.split(separator: "/")
    return pages.withLock { pages in
      (0...parts.count).reversed().first { count in
        count == 0 || pages.contains("/" + parts.prefix(count).joined(separator: "/"))
      } ?? 0
    }
  }
}
