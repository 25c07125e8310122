import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { pacedBody } from '#apps/api/bodies/paced-body';
import { Senders } from '#apps/api/bodies/senders';
import { SpooledBody } from '#apps/api/bodies/spooled-body';
import { announcedDigest, requireAnnounced } from '#apps/api/idempotency/content-digest';
import { Config } from '#config/config';
import { Slots } from '#libs/documents/slots';
import { RuleViolation } from '#libs/fund/rule-violation';
import { SHEET_LIMITS } from '#libs/spreadsheet/sheet';
import { fileTooLarge } from '#libs/spreadsheet/sheet-rows';

/** Files a unit may be sending at once, one a draft. */
const BODIES_OF_UNIT_MAX = 4;
/** Files held whole at once, on their way from the spool into the store. */
const TAKEN_IN_AT_ONCE = 2;

/** Whose file it is. */
interface Sender {
  readonly businessNo: string;
  readonly unitId: number;
}

/** Files of imports as they arrive: on the disk while their senders send, in memory only when they are whole. */
@Injectable()
export class ImportBodies {
  private readonly folder: string;
  private readonly units = new Senders(BODIES_OF_UNIT_MAX);
  private readonly drafts = new Set<string>();
  private readonly places = new Slots(TAKEN_IN_AT_ONCE);

  constructor(config: Config) {
    this.folder = join(config.dataFolder, 'incoming');
  }

  /** @throws RuleViolation while another file of the draft is being sent, or when the file is too large */
  received<T>(
    request: Request,
    { businessNo, unitId }: Sender,
    takeIn: (file: Buffer) => Promise<T>,
  ): Promise<T> {
    announcedDigest(request);
    if (Number(request.headers['content-length'] ?? 0) > SHEET_LIMITS.fileBytes)
      throw fileTooLarge();
    return this.units.receiving(String(unitId), async () => {
      if (this.drafts.has(businessNo)) throw new RuleViolation('IMPORT_UNDER_WAY');
      this.drafts.add(businessNo);
      try {
        return await this.spooled(request, takeIn);
      } finally {
        this.drafts.delete(businessNo);
      }
    });
  }

  private async spooled<T>(request: Request, takeIn: (file: Buffer) => Promise<T>): Promise<T> {
    const parts = pacedBody(request, SHEET_LIMITS.fileBytes, fileTooLarge);
    const body = await SpooledBody.of(parts, this.folder);
    try {
      requireAnnounced(request, body.sha256Base64);
      return await this.places.run(async () => takeIn(await body.read()));
    } finally {
      await body.close();
    }
  }
}
