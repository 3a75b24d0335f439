/// How bytes are protected on the way.
public enum Transport: String, Sendable, CaseIterable { case plain, tls, mutualTLS, loopback }
