import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '#config/config';
import { RuleViolation } from '#libs/fund/rule-violation';
import { sha256 } from '#libs/access/session-token';
import { issuedKey } from '#libs/persistence/access/certificate-store';
import { issueChallenge, useChallenge } from '#libs/persistence/access/challenge-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { inTransaction } from '#libs/persistence/database/transaction';
import { createCertificateVerifier } from '#libs/ukey/certificate-verifier';
import { CHALLENGE_SECONDS, challengeExpiry, requireAnswerable } from '#libs/ukey/challenge';
import { readTrust } from '#libs/ukey/trust';
import {
  challengeMessage,
  type PresentedKey,
  type UKeyVerifier,
  type VerifiedKey,
} from '#libs/ukey/ukey-verifier';
import { requireKeyOfUnit } from '#libs/ukey/unit-binding';
import type { ChallengeView } from '#apps/api/auth/auth.dto';

/** The browser and page an answer comes from, with the nonce it answers. */
export interface ChallengeAnswered {
  readonly nonce: string;
  readonly bindingId: string;
  readonly origin: string;
}

/** Challenges and their answers; which kind of key answers is behind UKeyVerifier. */
@Injectable()
export class UKeys {
  private readonly verifier: UKeyVerifier;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    config: Config,
  ) {
    const demonstration = config.mode === 'demonstration';
    this.verifier = createCertificateVerifier(() =>
      readTrust(config.ukeyTrustFolder, demonstration),
    );
  }

  async challenge(bindingId: string, origin: string): Promise<ChallengeView> {
    const nonce = randomBytes(32).toString('base64url');
    const challenge = { nonceHash: sha256(nonce), sessionBinding: sha256(bindingId), origin };
    await inTransaction(this.dataSource, async (manager) => {
      const expiresAt = challengeExpiry(await databaseNow(manager));
      await issueChallenge(manager, { ...challenge, expiresAt });
    });
    return { nonce, bindingId, origin, leftMs: CHALLENGE_SECONDS * 1_000 };
  }

  /**
   * False once the key is revoked, expired or no longer trusted. While no current list is at hand nobody signs in with
   * it, but who is in already stays: a list renewed late must not empty the hall.
   */
  async stillGood(pathPem: readonly string[]): Promise<boolean> {
    const at = await databaseNow(this.dataSource.manager);
    try {
      await this.verifier.requireTrusted(pathPem, at);
      return true;
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
      return error.code === 'UKEY_REVOCATION_UNKNOWN';
    }
  }

  /** Throws RuleViolation UKEY_…; whatever comes of it, the challenge is spent. */
  async verify(
    presented: PresentedKey,
    answered: ChallengeAnswered,
    unitAccountNo: string,
  ): Promise<VerifiedKey> {
    const { nonce, bindingId, origin } = answered;
    const at = await databaseNow(this.dataSource.manager);
    const challenge = await inTransaction(this.dataSource, (manager) =>
      useChallenge(manager, sha256(nonce), at),
    );
    requireAnswerable(challenge, { sessionBinding: sha256(bindingId), origin }, at);
    const key = await this.verifier.verify(
      presented,
      challengeMessage(nonce, bindingId, origin),
      at,
    );
    requireKeyOfUnit(await issuedKey(this.dataSource.manager, key.fingerprint), unitAccountNo, at);
    return key;
  }
}
