import { createPrivateKey, sign } from 'node:crypto';
import { challengeMessage } from '#libs/ukey/ukey-verifier';
import type { ChallengeView, MeView } from '#apps/api/auth/auth.dto';
import type { Answer, HallClient, ProblemBody } from '#test/e2e/hall-client';

/** Me when it went well, a problem when not; the status says which. */
export type SignInBody = MeView & ProblemBody;

export interface OperatorLoginGiven {
  readonly unitAccountNo: string;
  readonly loginName: string;
  readonly password: string;
}

export interface KeyAtHand {
  readonly certificatePem: string;
  readonly chainPem: readonly string[];
  readonly privateKeyPkcs8Base64: string;
}

/** Signs as WebCrypto does: ECDSA P-256 over SHA-256, r‖s. */
export function signWithKey(key: KeyAtHand, message: string): string {
  const der = Buffer.from(key.privateKeyPkcs8Base64, 'base64');
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return sign('sha256', Buffer.from(message), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64');
}

/** Fetches a challenge and answers it, as the login page does. */
export async function operatorSignIn(
  client: HallClient,
  login: OperatorLoginGiven,
  key: KeyAtHand,
): Promise<Answer<SignInBody>> {
  const { nonce, bindingId } = (await client.post<ChallengeView>('/api/auth/challenge', {})).body;
  const answer = await client.post<SignInBody>('/api/auth/operator/sign-in', {
    ...login,
    nonce,
    certificate: key.certificatePem,
    chain: key.chainPem,
    signature: signWithKey(key, challengeMessage(nonce, bindingId, client.origin)),
  });
  if (answer.status === 200) client.csrfToken = answer.body.csrfToken;
  return answer;
}

export async function staffSignIn(
  client: HallClient,
  login: { readonly loginName: string; readonly password: string; readonly totp: string },
  headers: Record<string, string> = {},
): Promise<Answer<SignInBody>> {
  const answer = await client.post<SignInBody>('/api/auth/staff/sign-in', login, { headers });
  if (answer.status === 200) client.csrfToken = answer.body.csrfToken;
  return answer;
}
