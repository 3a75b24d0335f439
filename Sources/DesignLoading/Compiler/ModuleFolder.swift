/// Where the module stands that compiled designs import.
enum ModuleFolder {
  /// The folder for an executable.
  ///
  /// A build leaves the modules beside it; an installation has them in `lib/napkin`, beside the
  /// folder the executable is in.
  static func path(for executable: String) -> String {
    if let wish = Platform.environment("NAPKIN_MODULES"), !wish.isEmpty { return wish }
    let places = places(for: executable)
    return places.first(where: isComplete) ?? places.joined(separator: " or ")
  }

  static func places(for executable: String) -> [String] {
    let folder = Platform.folder(of: executable)
    return ["\(folder)/Modules", "\(Platform.folder(of: folder))/lib/napkin/Modules"]
  }

  static func isComplete(_ folder: String) -> Bool {
    Platform.exists("\(folder)/SystemDesign.swiftmodule")
  }
}
