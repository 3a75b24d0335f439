extension Picture {
  /// The picture as the text of a graph, to be laid out and drawn by Graphviz.
  ///
  /// Rows run from top to bottom and the label of a link is a small node of its own, which Graphviz
  /// keeps clear of cards and of other links; none of its own ways to label an edge does.
  public func dot(in theme: Theme = .light, icons: IconStyle = .references) -> String {
    DOT(self, theme, icons).text
  }
}
