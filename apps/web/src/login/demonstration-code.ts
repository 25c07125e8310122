import { get } from '../api/client';

/** The code the person's authenticator would show now; the demonstration alone gives it. */
export async function demonstrationCode(loginName: string): Promise<string> {
  const { code } = await get<{ code: string }>(
    `/demonstration/totp?loginName=${encodeURIComponent(loginName)}`,
  );
  return code;
}
