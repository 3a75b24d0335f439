extension Table { static let ofSystemDesign = Table() }
