internal import Synchronization

/// Counts requests by route and outcome, and how long they took, for the metrics page.
///
/// A route stands for its addresses (`/photographs/{id}`): no id is kept.
final class RequestMeter: Sendable {
  /// Upper bounds of the bins, seconds.
  static let bounds = [0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

  private struct Key: Hashable {
    let method: String
    let route: String
    let status: Int
  }

  private struct Count {
    var bins = [Int](repeating: 0, count: RequestMeter.bounds.count + 1)
    var seconds = 0.0
  }

  private let counts = Mutex<[Key: Count]>([:])

  func record(method: String, route: String, status: Int, seconds: Double) {
    let bin = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    counts.withLock {
      $0[Key(method: method, route: route, status: status), default: Count()].bins[bin] += 1
      $0[Key(method: method, route: route, status: status), default: Count()].seconds += seconds
    }
  }

  /// The text that Prometheus reads (exposition format 0.0.4).
  var text: String {
    let all = counts.withLock { $0 }.sorted {
      ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
    }
    var lines = [
      "# HELP aglae_request_seconds Time from a request's head to its answer.",
      "# TYPE aglae_request_seconds histogram",
    ]
    for (key, count) in all {
      let labels = "method=\"\(key.method)\",route=\"\(key.route)\",status=\"\(key.status)\""
      var sum = 0
      for (bound, number) in zip(Self.bounds.map { "\($0)" } + ["+Inf"], count.bins) {
        sum += number
        lines.append("aglae_request_seconds_bucket{\(labels),le=\"\(bound)\"} \(sum)")
      }
      lines.append("aglae_request_seconds_sum{\(labels)} \(count.seconds)")
      lines.append("aglae_request_seconds_count{\(labels)} \(sum)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
