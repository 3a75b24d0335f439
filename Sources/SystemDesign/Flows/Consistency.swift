/// How fresh an answer must be.
public enum Consistency: String, Sendable, CaseIterable { case strong, readYourWrites, eventual }
