/// How a caller proves who it is.
public enum Authentication: Sendable {
  case bearerToken, mutualTLS, signedAddress, apiKey
  case cookie(sameSite: Bool, token: Bool)
}
