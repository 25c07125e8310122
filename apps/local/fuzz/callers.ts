import { randomUUID } from 'node:crypto';
import { DEMONSTRATION_PASSWORD } from '#libs/demonstration/logins';
import { challengeMessage } from '#libs/ukey/ukey-verifier';
import { openUKeyFile } from '#libs/ukey-file/open-ukey-file';
import { signMessage } from '#libs/ukey-file/sign-message';

/** Somebody who calls the api, by the headers his browser would send. */
export interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

const UNIT = '01000000001';

/** A stranger, an operator with a draft of each kind, and a first reviewer. */
export async function callers(origin: string): Promise<readonly Caller[]> {
  const operator = await operatorOf(origin);
  for (const business of ['base-adjustment', 'unit-info-change', 'member-info-change'])
    await send(origin, '/api/submissions', { business }, operator);
  return [
    { name: 'stranger', headers: { origin } },
    { name: 'operator', headers: operator },
    { name: 'reviewer', headers: await reviewerOf(origin) },
  ];
}

async function operatorOf(origin: string): Promise<Record<string, string>> {
  const asked = await send(origin, '/api/auth/challenge', {}, { origin });
  const { nonce, bindingId } = (await asked.json()) as { nonce: string; bindingId: string };
  const file = await fetch(`${origin}/api/demonstration/ukey?unitAccountNo=${UNIT}`);
  const key = await openUKeyFile((await file.json()) as Parameters<typeof openUKeyFile>[0]);
  const body = {
    unitAccountNo: UNIT,
    loginName: 'operator1',
    password: DEMONSTRATION_PASSWORD,
    nonce,
    certificate: key.certificatePem,
    chain: key.chainPem,
    signature: await signMessage(key.privateKey, challengeMessage(nonce, bindingId, origin)),
  };
  const cookie = cookieOf(asked);
  return signedIn(
    origin,
    await send(origin, '/api/auth/operator/sign-in', body, { origin, cookie }),
  );
}

async function reviewerOf(origin: string): Promise<Record<string, string>> {
  const loginName = 'first-01-a';
  const asked = await fetch(`${origin}/api/demonstration/totp?loginName=${loginName}`);
  const { code } = (await asked.json()) as { code: string };
  const body = { loginName, password: DEMONSTRATION_PASSWORD, totp: code };
  return signedIn(origin, await send(origin, '/api/auth/staff/sign-in', body, { origin }));
}

async function signedIn(origin: string, answer: Response): Promise<Record<string, string>> {
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return { origin, cookie: cookieOf(answer), 'x-csrf-token': csrfToken };
}

async function send(
  origin: string,
  path: string,
  body: object,
  headers: Record<string, string>,
): Promise<Response> {
  const answer = await fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
}
