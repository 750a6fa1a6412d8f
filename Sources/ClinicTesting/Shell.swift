internal import Foundation

/// Runs a script of the shell to its end; what it leaves running shares nothing with this process.
package enum Shell {
  /// - Throws: when the script ends with another code than 0.
  package static func run(_ script: String) throws {
    // Foundation's Process waits for a descriptor that a server started by the script inherits.
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(3)..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    let words = ["sh", "-ec", script]
    let arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    var status: Int32 = 0
    guard posix_spawn(&process, "/bin/sh", &actions, nil, arguments, environ) == 0,
      waitpid(process, &status, 0) == process, status == 0
    else { throw TestingFailure("status \(status) of: \(script)") }
  }
}
