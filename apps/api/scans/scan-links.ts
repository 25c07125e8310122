import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '#config/config';
import { newToken, sameText, sha256 } from '#libs/access/session-token';
import type { ScanLinkEntity } from '#libs/persistence/entities/scan.entity';
import {
  bindPhone,
  closeLink,
  closeLinksOf,
  createLink,
  findLink,
  linkAtWork,
  type TimedLink,
} from '#libs/persistence/papers/scan-link-store';
import { holdForPapers, type Editor } from '#libs/persistence/cases/held-case';
import { inTransaction } from '#libs/persistence/database/transaction';
import { editorOf, type OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { requirePaper } from '#apps/api/scans/known-paper';
import type { ScanLinkBody, ScanLinkView } from '#apps/api/scans/scan.dto';
import { ownCase } from '#apps/api/submissions/case-access';

const LINK_MS = 10 * 60_000;
/** As long as one of the hall's own; a shorter one could be guessed. */
const CHOSEN_SECRET = /^[A-Za-z0-9_-]{32,64}$/;

/** A link that may be used, with the operator who answers for what comes through it. */
export type LivingLink = TimedLink & { readonly editor: Editor };

/** The code on the desktop: for one case, one phone and ten minutes. The database holds hashes, the address a fragment. */
@Injectable()
export class ScanLinks {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /** A new code ends the case's older ones; one a phone is at work with is ended only by who asks to renew it. */
  async create(
    actor: OperatorActor,
    businessNo: string,
    { paper, renew = false }: ScanLinkBody,
  ): Promise<ScanLinkView> {
    await ownCase(this.dataSource.manager, actor, businessNo);
    return inTransaction(this.dataSource, async (manager) => {
      const row = await holdForPapers(manager, businessNo, editorOf(actor));
      requirePaper(row, paper);
      const atWork = renew ? null : await linkAtWork(manager, businessNo);
      if (atWork !== null) return { url: null, leftMs: atWork.leftMs };
      await closeLinksOf(manager, businessNo);
      const token = newToken();
      await createLink(manager, row, { tokenHash: sha256(token), paper }, LINK_MS);
      return {
        url: `${this.config.webOrigin}/phone.html#${token}`,
        leftMs: LINK_MS,
      };
    });
  }

  /**
   * The first phone binds the code to a secret of its own. One that chose it before it asked may ask again when the answer
   * was lost; any phone may, with its secret, after a reload.
   */
  async open(
    token: string,
    presentSecret: string | null,
  ): Promise<{ link: LivingLink; phoneSecret: string }> {
    const link = await this.living(token);
    if (presentSecret !== null && isBoundTo(link, presentSecret))
      return { link, phoneSecret: presentSecret };
    const phoneSecret = CHOSEN_SECRET.test(presentSecret ?? '')
      ? (presentSecret ?? '')
      : newToken();
    const bound = await bindPhone(this.dataSource.manager, link.tokenHash, sha256(phoneSecret));
    if (!bound) throw new Problem(409, 'SCAN_LINK_TAKEN');
    return { link, phoneSecret };
  }

  /** The link of a phone that has opened it. @throws Problem 404, 409, 410 */
  async ofPhone(token: string, phoneSecret: string): Promise<LivingLink> {
    const link = await this.living(token);
    if (!isBoundTo(link, phoneSecret)) throw new Problem(409, 'SCAN_LINK_TAKEN');
    return link;
  }

  async close(link: ScanLinkEntity): Promise<void> {
    await closeLink(this.dataSource.manager, link.tokenHash);
  }

  private async living(token: string): Promise<LivingLink> {
    const link = await findLink(this.dataSource.manager, sha256(token));
    if (link === null) throw new Problem(404, 'SCAN_LINK_UNKNOWN');
    if (link.closedAt !== null) throw new Problem(410, 'SCAN_LINK_CLOSED');
    if (link.leftMs === 0) throw new Problem(410, 'SCAN_LINK_EXPIRED');
    // Made before its maker was written down: nobody would answer for what the phone sends.
    if (link.operatorId === null) throw new Problem(410, 'SCAN_LINK_CLOSED');
    return Object.assign(link, { editor: { operatorId: link.operatorId } });
  }
}

function isBoundTo(link: ScanLinkEntity, phoneSecret: string): boolean {
  return link.phoneHash !== null && sameText(link.phoneHash, sha256(phoneSecret));
}
