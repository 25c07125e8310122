import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import type { DataSource } from 'typeorm';
import { Config } from '#config/config';
import { editorOf, type OperatorActor } from '#apps/api/auth/actor';
import { ImportBodies } from '#apps/api/registers/import-bodies';
import { ImportReaders } from '#apps/api/registers/import-readers';
import { ownRegister } from '#apps/api/registers/register-case';
import { contentHashOf, FileStore } from '#libs/documents/file-store';
import { RuleViolation } from '#libs/fund/rule-violation';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { holdDraft } from '#libs/persistence/cases/held-case';
import {
  createImport,
  refuseImport,
  requireNoneReading,
  type NewImport,
} from '#libs/persistence/imports/import-store';
import { contextOfCase, registerCase } from '#libs/persistence/registers/register-case';
import { personKey } from '#libs/persistence/registers/register-subject';
import { inTransaction } from '#libs/persistence/database/transaction';
import { sheetFormatOf } from '#libs/spreadsheet/sheet-rows';
import { EDITABLE_STAGES } from '#libs/case/stage';

/** Files on their way in: received, kept, queued to be read. */
@Injectable()
export class ImportUploads {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly bodies: ImportBodies,
    private readonly readers: ImportReaders,
    private readonly config: Config,
  ) {}

  /**
   * Keeps the file, and answers while it waits to be read. What can be refused at sight is refused here, a long queue before
   * a byte is sent.
   */
  async upload(
    actor: OperatorActor,
    businessNo: string,
    fileName: string,
    request: Request,
  ): Promise<number> {
    const { manager } = this.dataSource;
    const { business, row } = await ownRegister(manager, actor, businessNo);
    const found = await registerCase(manager, row.businessNo);
    if (!EDITABLE_STAGES.includes(found.stage)) throw new RuleViolation('NOT_EDITABLE');
    const now = await databaseNow(manager);
    const context = await contextOfCase(manager, business, found, now);
    await requireNoneReading(manager, businessNo);
    this.readers.requireRoom(row.unitId);
    const { unitId } = row;
    return this.bodies.received(request, { businessNo, unitId }, async (file) => {
      const created = {
        fileName: baseName(fileName),
        contentHash: contentHashOf(file),
        format: sheetFormatOf(file),
        terms: context.kept,
      };
      const id = await this.create(actor, businessNo, created, file);
      const { contentHash } = created;
      this.readers.queue({
        importId: id,
        business,
        unitId,
        operatorId: actor.id,
        context,
        keyOf: (typed) => personKey(this.config.keyedHashSecret, typed),
        contentHash,
      });
      return id;
    });
  }

  /** The row first: no bytes are kept that no row names. */
  private async create(
    actor: OperatorActor,
    businessNo: string,
    created: NewImport,
    file: Buffer,
  ): Promise<number> {
    const importId = await inTransaction(this.dataSource, async (m) => {
      // One import at a time: two uploads of one draft take turns here.
      const draft = await holdDraft(m, businessNo, editorOf(actor));
      return createImport(m, draft, created);
    });
    try {
      await this.files.put(file);
      return importId;
    } catch (error) {
      await refuseImport(this.dataSource.manager, importId, { code: 'IMPORT_INTERRUPTED' });
      throw error;
    }
  }
}

/** Browsers send a name, some a path. */
function baseName(fileName: string): string {
  return (
    fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1) || fileName
  );
}
