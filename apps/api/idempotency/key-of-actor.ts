import { createHash } from 'node:crypto';
import type { Actor } from '#apps/api/auth/actor';

/** A key is its chooser's: two people who choose the same never meet, and nobody blocks another's. 64 letters. */
export function keyOfActor(actor: Pick<Actor, 'kind' | 'id'>, key: string): string {
  return createHash('sha256')
    .update(`${actor.kind}/${String(actor.id)}:${key}`)
    .digest('hex');
}

/** Of a phone, by the code it came by and the secret it is known by. */
export function keyOfPhone(token: string, secret: string, key: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['phone', token, secret, key]))
    .digest('hex');
}
