#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The font that stands for a name on this machine, as the library says that draws with it.
///
/// Fontconfig is asked by name: Graphviz's plugins load it, and this program links nothing of it.
struct InstalledFont {
  /// The family that is taken for the name.
  let family: String
  /// Its file.
  let file: String

  /// The font for a family; nil where the library is missing or knows no font at all.
  init?(for family: String) {
    let library = Self.libraries.lazy.compactMap { dlopen($0, RTLD_NOW) }.first
    guard let library, let found = Self.match(family, in: library) else {
      return nil
    }
    self = found
  }

  private init(family: String, file: String) {
    self.family = family
    self.file = file
  }

  private static let libraries = [
    "libfontconfig.so.1", "libfontconfig.1.dylib", "/opt/homebrew/lib/libfontconfig.1.dylib",
  ]

  // The library's functions, with the types that its header gives them.
  private typealias Pattern = OpaquePointer
  private typealias Parse = @convention(c) (UnsafePointer<UInt8>) -> Pattern?
  private typealias Substitute = @convention(c) (OpaquePointer?, Pattern, UInt32) -> Int32
  private typealias Default = @convention(c) (Pattern) -> Void
  private typealias Match =
    @convention(c) (
      OpaquePointer?, Pattern, UnsafeMutablePointer<UInt32>
    ) -> Pattern?
  private typealias Text =
    @convention(c) (
      Pattern, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>
    ) -> UInt32

  private static func function<Type>(
    _ name: String, in library: UnsafeMutableRawPointer, as type: Type.Type
  ) -> Type? {
    dlsym(library, name).map { unsafeBitCast($0, to: type) }
  }

  private static func match(
    _ family: String, in library: UnsafeMutableRawPointer
  ) -> InstalledFont? {
    guard let parse = function("FcNameParse", in: library, as: Parse.self),
      let substitute = function("FcConfigSubstitute", in: library, as: Substitute.self),
      let complete = function("FcDefaultSubstitute", in: library, as: Default.self),
      let match = function("FcFontMatch", in: library, as: Match.self),
      let text = function("FcPatternGetString", in: library, as: Text.self),
      let destroy = function("FcPatternDestroy", in: library, as: Default.self)
    else { return nil }
    guard let wish = parse(Array(family.utf8) + [0]) else { return nil }
    defer { destroy(wish) }
    _ = substitute(nil, wish, 0)
    complete(wish)
    var result: UInt32 = 0
    guard let found = match(nil, wish, &result) else { return nil }
    defer { destroy(found) }
    func value(_ key: String) -> String? {
      var value: UnsafeMutablePointer<UInt8>?
      guard text(found, key, 0, &value) == 0, let value else { return nil }
      return String(cString: value)
    }
    guard let family = value("family"), let file = value("file") else { return nil }
    return InstalledFont(family: family, file: file)
  }
}
