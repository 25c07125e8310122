import { Injectable } from '@nestjs/common';
import type { SessionOwner } from '#libs/persistence/access/session-store';
import { Audit } from '#apps/api/auth/audit';
import { Metrics } from '#apps/api/observability/metrics';

/** The traces a sign-in leaves: a line for the auditor, a count for operations. */
@Injectable()
export class SignInRecord {
  constructor(
    private readonly audit: Audit,
    private readonly metrics: Metrics,
  ) {}

  async done(owner: SessionOwner, publicId: string, address: string): Promise<void> {
    await this.audit.write({ owner, act: 'signed-in', subject: publicId, address });
    this.metrics.countSignIn(owner.kind, 'done');
  }

  async refused(owner: SessionOwner, code: string, address: string): Promise<void> {
    await this.audit.write({ owner, act: 'sign-in-refused', subject: code, address });
    this.metrics.countSignIn(owner.kind, 'refused');
  }
}
