private import CVips
private import Glibc

exit(aglae_serve(CommandLine.argc, CommandLine.unsafeArgv))
