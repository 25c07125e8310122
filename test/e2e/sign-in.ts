import { challengeMessage } from '#libs/ukey/ukey-verifier';
import { openUKeyFile, type OpenedUKey } from '#libs/ukey-file/open-ukey-file';
import { signMessage } from '#libs/ukey-file/sign-message';
import type { ChallengeView, MeView } from '#apps/api/auth/auth.dto';
import type { DemonstrationKey } from '#apps/api/demonstration/demonstration.dto';
import type { Answer, HallClient, ProblemBody } from '#test/e2e/hall-client';

/** Me when it went well, a problem when not; the status says which. */
export type SignInBody = MeView & ProblemBody;

export interface OperatorLoginGiven {
  readonly unitAccountNo: string;
  readonly loginName: string;
  readonly password: string;
}

/** Plugs the unit's demonstration key in, as the login page does. */
export async function insertUKey(client: HallClient, unitAccountNo: string): Promise<OpenedUKey> {
  const path = `/api/demonstration/ukey?unitAccountNo=${unitAccountNo}`;
  return openUKeyFile((await client.get<DemonstrationKey>(path)).body);
}

/** Fetches a challenge and answers it, as the login page does. */
export async function operatorSignIn(
  client: HallClient,
  login: OperatorLoginGiven,
  key: OpenedUKey,
): Promise<Answer<SignInBody>> {
  const { nonce, bindingId } = (await client.post<ChallengeView>('/api/auth/challenge', {})).body;
  const answer = await client.post<SignInBody>('/api/auth/operator/sign-in', {
    ...login,
    nonce,
    certificate: key.certificatePem,
    chain: key.chainPem,
    signature: await signMessage(key.privateKey, challengeMessage(nonce, bindingId, client.origin)),
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
