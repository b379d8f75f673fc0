import ArgumentParser

/// Which links may lead to evidence.
struct LinkOption: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      say(
        "Nimmt Nachweise auch hinter Verknüpfungen, die aus ihrem Ordner hinausführen.",
        "Also takes evidence behind links that lead out of their folder.")))
  var followLinks = false
}
