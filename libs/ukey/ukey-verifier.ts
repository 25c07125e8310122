/** What a key hands over: its certificate, the certificates above it, and its signature over the challenge. */
export interface PresentedKey {
  readonly certificatePem: string;
  readonly chainPem: readonly string[];
  /** Base64; for elliptic keys r‖s (WebCrypto's form) or DER, for RSA PKCS#1 v1.5. */
  readonly signature: string;
}

export interface VerifiedKey {
  /** SHA-256 of the certificate's DER, hex: the key of table certificate. */
  readonly fingerprint: string;
  readonly validTo: Date;
  /** The certificate and those above it below the root, PEM: what a session keeps to ask again whether the key stands. */
  readonly pathPem: readonly string[];
}

/**
 * The one port behind which every kind of UKey sits: a software key now, a vendor's bridge or an SM2 library later.
 * `verify` throws RuleViolation with a UKEY_… code for a key that is not to be trusted or did not sign the message.
 */
export interface UKeyVerifier {
  verify(presented: PresentedKey, message: string, at: Date): Promise<VerifiedKey>;
  /** Asks again for a key verified before: trusted, valid and not revoked at this moment. @throws RuleViolation UKEY_… */
  requireTrusted(pathPem: readonly string[], at: Date): Promise<void>;
}

/** What the key signs: bound to the nonce (one use), the browser that asked (no relay) and the origin (no phishing page). */
export function challengeMessage(nonce: string, bindingId: string, origin: string): string {
  return `${nonce}.${bindingId}.${origin}`;
}
