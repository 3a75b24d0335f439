/// An element of an SVG, with what is in it.
struct Element: Hashable {
  var name: String
  var attributes: [Attribute] = []
  var children: [Content] = []

  struct Attribute: Hashable {
    let name: String
    var value: String
  }

  /// What an element can hold; comments and instructions are not kept.
  enum Content: Hashable {
    case element(Element)
    case text(String)
  }

  /// The value of an attribute; setting nil removes it, and a new one goes last.
  subscript(name: String) -> String? {
    get { attributes.first { $0.name == name }?.value }
    set {
      let index = attributes.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): attributes[index].value = value
      case (let index?, nil): attributes.remove(at: index)
      case (nil, let value?): attributes.append(Attribute(name: name, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension Element {
  /// The elements directly in this one.
  var elements: [Element] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The text directly in this element.
  var text: String {
    children.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }

  /// This element with every element in it, itself last, replaced by what the change makes of it.
  func rewritten<Failure>(
    _ change: (Element) throws(Failure) -> [Content]
  ) throws(Failure) -> [Content] {
    var copy = self
    copy.children = []
    for child in children {
      switch child {
      case .text: copy.children.append(child)
      case .element(let element): copy.children += try element.rewritten(change)
      }
    }
    return try change(copy)
  }

  /// This element with a change made to every element in it and then to itself.
  func changed(_ change: (inout Element) -> Void) -> Element {
    var copy = self
    copy.children = children.map { child in
      if case .element(let element) = child { .element(element.changed(change)) } else { child }
    }
    change(&copy)
    return copy
  }

  /// Shows every element in this one, and this one first.
  func visit(_ look: (Element) -> Void) {
    look(self)
    for element in elements { element.visit(look) }
  }
}
