internal import CVips
internal import Glibc

/// A running `aglae-decode` that makes workers; ended and reaped when the last reference goes.
final class Template: Sendable {
  private let control: Int32
  private let pid: pid_t

  init(path: String, limits: DecodeLimits) throws(DecodeFailure) {
    var costs = aglae_limits(
      memory_in_bytes: UInt64(limits.memoryInBytes),
      // Three 16-bit samples a pixel.
      output_in_bytes: UInt64(limits.pixels) * 6,
      cpu_seconds: UInt32(limits.cpuSeconds),
      wall_seconds: UInt32((limits.wallMilliseconds + 999) / 1000))
    var control: Int32 = -1
    var pid: pid_t = 0
    let error = aglae_template_start(path, &costs, &control, &pid)
    guard error == 0 else {
      throw DecodeFailure(
        error == ENOENT || error == EACCES ? .helperMissing : .helperUnusable,
        "\(path) could not be started. Check that it is there, executable and within the "
          + "limit of processes.", systemError: error)
    }
    self.control = control
    self.pid = pid
  }

  deinit {
    close(control)
    kill(pid, SIGKILL)
    reap(pid)
  }

  /// Makes a worker. One call at a time.
  func startWorker(
    input: Int32, output: Int32, timeoutInMilliseconds: Int
  ) throws(DecodeFailure) -> Worker.Handle {
    var channel: Int32 = -1
    var worker: pid_t = 0
    let error = aglae_worker_start(
      control, input, output, Int32(timeoutInMilliseconds), &channel, &worker)
    guard error == 0 else {
      throw DecodeFailure(
        .helperUnusable,
        "aglae-decode gave no worker. Run it by hand to see why it ends; libvips may be missing.",
        systemError: error)
    }
    return Worker.Handle(channel: channel, pid: worker)
  }
}

/// One confined process that serves one picture.
struct Worker: ~Copyable {
  struct Handle {
    let channel: Int32
    let pid: pid_t
  }

  private let channel: Int32
  let pid: pid_t

  init(_ handle: Handle) {
    channel = handle.channel
    pid = handle.pid
  }

  /// Sends the request, waits for the answer within the limit, ends the worker and reaps it;
  /// `beforeReaping` is called while the process id is still its own.
  consuming func serve(
    _ request: aglae_request, withinMilliseconds limit: Int, beforeReaping: () -> Void
  ) -> (response: aglae_response, end: WorkerEnd) {
    var request = request
    var response = aglae_response()
    let error = aglae_worker_ask(channel, &request, &response, Int32(limit))
    if error == 0 || error == ETIMEDOUT { kill(pid, SIGKILL) }
    close(channel)
    beforeReaping()
    let status = reap(pid)
    if error == 0 { return (response, .answered) }
    if error == ETIMEDOUT { return (response, .killedAtWallLimit) }
    let signal = status & 0x7f
    return (response, signal != 0 ? .signalled(signal) : .exited((status >> 8) & 0xff))
  }
}

@discardableResult
private func reap(_ pid: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(pid, &status, 0) < 0, errno == EINTR {}
  return status
}
