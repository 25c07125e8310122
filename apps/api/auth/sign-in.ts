import { Injectable } from '@nestjs/common';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { SessionOwner } from '#libs/persistence/access/session-store';
import type { VerifiedKey } from '#libs/ukey/ukey-verifier';
import type { OperatorSignInBody, StaffSignInBody } from '#apps/api/auth/auth.dto';
import type { Circumstances } from '#apps/api/auth/circumstances';
import { Credentials, type FoundLogin } from '#apps/api/auth/credentials';
import { Sessions, type BegunSession } from '#apps/api/auth/sessions';
import { SignInRecord } from '#apps/api/auth/sign-in-record';
import { Tries } from '#apps/api/auth/tries';
import { UKeys, type ChallengeAnswered } from '#apps/api/auth/ukeys';
import { Problem } from '#apps/api/problems/problem';

/** Whence a try comes, and under what it has been counted so far. */
interface Attempted {
  readonly from: Circumstances;
  readonly counted: string[];
}

/** Both ways in. Every refusal is counted, audited and answers 401 with the same body whether the name exists or not. */
@Injectable()
export class SignIn {
  constructor(
    private readonly tries: Tries,
    private readonly keys: UKeys,
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
    private readonly record: SignInRecord,
  ) {}

  /** Key first: without the unit's key nobody can lock its operators out by wrong passwords. */
  async operator(
    body: OperatorSignInBody,
    answered: ChallengeAnswered,
    from: Circumstances,
  ): Promise<BegunSession> {
    return this.tries.attempt((counted) => this.operatorTried(body, answered, { from, counted }));
  }

  private async operatorTried(
    body: OperatorSignInBody,
    answered: ChallengeAnswered,
    { from, counted }: Attempted,
  ): Promise<BegunSession> {
    const { unitAccountNo, loginName, password, certificate, chain, signature } = body;
    await this.tries.countAddress(from.address, counted);
    const presented = { certificatePem: certificate, chainPem: chain, signature };
    const verified = this.keys.verify(presented, answered, unitAccountNo);
    const key = await verified.catch((error: unknown) => this.refuseKey(error, from));
    const found = await this.credentials.operator(unitAccountNo, loginName, password);
    await this.check(found, { kind: 'operator', id: found.id }, { from, counted });
    return this.begin({ kind: 'operator', id: found.id }, from, key);
  }

  staff(body: StaffSignInBody, from: Circumstances): Promise<BegunSession> {
    return this.tries.attempt((counted) => this.staffTried(body, { from, counted }));
  }

  private async staffTried(
    { loginName, password, totp }: StaffSignInBody,
    { from, counted }: Attempted,
  ): Promise<BegunSession> {
    await this.tries.countAddress(from.address, counted);
    const found = await this.credentials.staff(loginName, password, totp);
    await this.check(found, { kind: 'staff', id: found.id }, { from, counted });
    return this.begin({ kind: 'staff', id: found.id }, from, null);
  }

  /** Counted before it is checked, by the account found: another spelling of its name is no new try. */
  private async check(
    { account, isRight }: FoundLogin,
    owner: SessionOwner,
    { from, counted }: Attempted,
  ): Promise<void> {
    await this.tries.countAccount(account, from.address, counted);
    if (!(await isRight())) await this.refuse(owner, 'SIGN_IN_REFUSED', from);
    await this.tries.succeeded(from.address, account, counted);
  }

  private async begin(
    owner: SessionOwner,
    from: Circumstances,
    key: VerifiedKey | null,
  ): Promise<BegunSession> {
    await this.credentials.recordSignIn(owner);
    const begun = await this.sessions.begin(owner, from, key);
    await this.record.done(owner, begun.publicId, from.address);
    return begun;
  }

  private async refuseKey(error: unknown, from: Circumstances): Promise<never> {
    if (!(error instanceof RuleViolation)) throw error;
    return this.refuse({ kind: 'operator', id: 0 }, error.code, from);
  }

  private async refuse(owner: SessionOwner, code: string, from: Circumstances): Promise<never> {
    await this.record.refused(owner, code, from.address);
    throw new Problem(401, code);
  }
}
