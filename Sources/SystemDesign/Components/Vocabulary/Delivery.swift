/// How often a message may arrive.
public enum Delivery: String, Sendable, CaseIterable { case atMostOnce, atLeastOnce, exactlyOnce }
