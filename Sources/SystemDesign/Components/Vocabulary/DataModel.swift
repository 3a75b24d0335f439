/// The shape of data a database is good at.
public enum DataModel: String, Sendable, CaseIterable {
  case relational, keyValue, wideColumn, document, graph, timeSeries, configuration
}
