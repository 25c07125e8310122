import { hash, verify, type Options } from '@node-rs/argon2';

/** OWASP's argon2id floor is 19 MiB and two passes; a sign-in costs some 30 ms here. The library's default is argon2id. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password nobody has: checked for unknown names, so that they take as long as known ones. */
const NOBODY = hash('no such person', COST);

export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** null stands for an unknown name; the answer is no, after the same work. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await NOBODY), password);
  return matches && passwordHash !== null;
}
