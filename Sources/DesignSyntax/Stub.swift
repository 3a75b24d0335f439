extension SourceFile { public init(reading text: String) { self.init(statements: [], errors: []) } }
