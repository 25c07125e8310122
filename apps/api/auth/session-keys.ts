import { Injectable } from '@nestjs/common';
import type { SessionRead } from '#libs/persistence/access/session-store';
import { UKeys } from '#apps/api/auth/ukeys';

const LOOK_AGAIN_MS = 60_000;
const REMEMBERED_MAX = 5_000;

interface Look {
  readonly at: number;
  readonly good: boolean;
}

/**
 * Whether the key a session began with is still good: by the centre's own table at each request, by the authority's
 * lists and the certificate's dates once a minute.
 */
@Injectable()
export class SessionKeys {
  private readonly looks = new Map<string, Look>();

  constructor(private readonly keys: UKeys) {}

  /** Staff have no key: theirs is always good. */
  async isGood({ session, isKeyRevoked }: SessionRead): Promise<boolean> {
    const { certificateFingerprint, certificatePath } = session;
    if (certificateFingerprint === null || certificatePath === null) return true;
    if (isKeyRevoked) return false;
    const now = performance.now();
    const known = this.looks.get(certificateFingerprint);
    if (known !== undefined && now - known.at < LOOK_AGAIN_MS) return known.good;
    const good = await this.keys.stillGood(certificatePath);
    if (this.looks.size >= REMEMBERED_MAX) this.looks.clear();
    this.looks.set(certificateFingerprint, { at: now, good });
    return good;
  }
}
